public import Claims
import Reading

/// A file, or an item of one, that gave no document, and why.
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

/// What became of the documents of a corpus.
public struct BuildReport: Hashable, Sendable {
  /// The claims of all documents that could be read.
  public var claims = ClaimSet()
  /// Documents that were read, also those with the same bytes as another.
  public var filesRead = 0
  /// Of these, documents whose bytes an earlier build knew.
  public var filesUnchanged = 0
  /// What folders and containers hold besides documents, by type, as ``Corpus/skipped`` counts it.
  public var skipped: [String: Int] = [:]
  /// What was refused, sorted.
  public var refusals: [Refusal] = []

  public init() {}

  mutating func add(_ event: GraphBuilder.Event) {
    switch event {
    case .read(let document): insert(document)
    case .unchanged(let document):
      filesUnchanged += 1
      insert(document)
    case .refused(let refusal): refusals.append(refusal)
    }
  }

  private mutating func insert(_ document: DocumentClaims) {
    filesRead += 1
    claims.insert(document)
  }

  /// Documents that have the same bytes as another.
  public var duplicates: Int { filesRead - claims.documents.count }
}
