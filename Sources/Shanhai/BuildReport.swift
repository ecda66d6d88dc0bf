public import Claims
import Reading

/// A file that gave no document, and why.
public struct Refusal: Error, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The file, as the user named it.
  public let file: String
  /// A sentence without its end.
  public let reason: String

  public init(file: String, reason: String) {
    self.file = file
    self.reason = reason
  }

  /// - Parameter file: the file, unless the error names one.
  public init(file: String, error: any Error) {
    if let error = error as? Refusal {
      self = error
    } else if let error = error as? ReadingError {
      self.init(file: error.path, reason: error.reason)
    } else {
      self.init(file: file, reason: String(describing: error))
    }
  }

  public var description: String { "\(file): \(reason)" }

  public static func < (a: Refusal, b: Refusal) -> Bool {
    (a.file, a.reason) < (b.file, b.reason)
  }
}

/// What became of the files of a corpus.
public struct BuildReport: Hashable, Sendable {
  /// The claims of all documents that could be read.
  public var claims = ClaimSet()
  /// Files that were read, also those with the same bytes as another.
  public var filesRead = 0
  /// Of these, files whose bytes an earlier build knew.
  public var filesUnchanged = 0
  /// What folders hold besides documents, by type, as ``Corpus/skipped`` counts it.
  public var skipped: [String: Int] = [:]
  /// Files that were refused, sorted.
  public var refusals: [Refusal] = []

  public init() {}

  /// Files that have the same bytes as another.
  public var duplicates: Int { filesRead - claims.documents.count }
}
