/// Why a file gave no page.
public struct ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Hashable, Sendable {
    /// No bytes, or nothing but white space.
    case empty
    /// Not text: an image, an archive, a program.
    case binary
    /// Missing, a folder where a file is wanted, no permission, a read error.
    case unreadable
    /// More bytes than the limit.
    case tooLarge
    /// A folder in which nothing can be read.
    case noDocuments
    /// Data that could hold pages and holds none.
    case noItems
  }

  public let code: Code
  /// The file's path as the user gave it, or the page's identifier.
  public let path: String
  /// The reason in words, without the path.
  public let reason: String

  public init(_ code: Code, path: String, reason: String) {
    self.code = code
    self.path = path
    self.reason = reason
  }

  /// `path: reason`, one line.
  public var description: String { "\(path): \(reason)" }
}
