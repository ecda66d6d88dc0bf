public import Cleaning
public import Reading

/// How much a document may take before it is refused.
public struct ReadingLimits: Hashable, Sendable {
  /// The largest file that is read, in bytes.
  public var bytes: Int
  /// How much a page may take while it is cleaned.
  public var cleaning: CleaningLimits

  public init(bytes: Int = Page.defaultLimit, cleaning: CleaningLimits = .standard) {
    self.bytes = bytes
    self.cleaning = cleaning
  }

  public static let standard = ReadingLimits()
}
