public import Claims
public import Containers
public import Extraction
public import Knowledge
public import Lexicon
public import Linking
public import Ontology
public import Reading
public import Rules
import Text

/// Files to graph: reads documents side by side, and links their claims.
public struct GraphBuilder: Sendable {
  /// What a caller learns while documents are read.
  public enum Event: Sendable {
    case read(DocumentClaims)
    /// Known from an earlier build.
    case unchanged(DocumentClaims)
    case refused(Refusal)
  }

  private let reader: DocumentReader
  private let linker: Linker
  private let workers: Int

  /// - Parameters:
  ///   - rules: those that are text, with a user's own.
  ///   - workers: how many documents are read at the same time, at least one.
  ///   - baseIRI: what the IRIs of entities start with.
  ///   - limits: how much a document may take.
  public init(
    words: WordLists, rules: RuleSet = RuleBook.texts, workers: Int, baseIRI: String = Namespace.defaultEntityBase,
    limits: ReadingLimits = .standard
  ) {
    reader = DocumentReader(words: words, rules: rules, limits: limits)
    linker = Linker(gazetteer: words.gazetteer, baseIRI: baseIRI)
    self.workers = max(1, workers)
  }

  /// How far reading is.
  public struct Progress: Hashable, Sendable {
    /// How many documents are done, those refused among them.
    public let done: Int
    /// How many there are, when none of them stands in a container.
    public let total: Int?
    /// What share of the corpus is done, from 0 to 1.
    public let share: Double
  }

  /// Reads every document of a corpus, those in containers one by one.
  ///
  /// Only as many pages are held as are being read. The report does not depend on the number of
  /// workers.
  /// - Parameters:
  ///   - known: documents that need not be read again when their bytes are the same.
  ///   - fields: where a scraper's lines keep what is read of them.
  ///   - observe: is told of each document as it is done, in the order of the corpus.
  public func claims(
    of corpus: Corpus, known: ClaimSet = ClaimSet(), fields: ItemFields = .usual,
    observe: (Event, Progress) -> Void = { _, _ in }
  ) async -> BuildReport {
    var report = BuildReport()
    let documents = Documents(corpus.sources, options: reader.containerOptions(fields))
    await withTaskGroup(of: (Int, Event).self) { group in
      var started = 0
      var done: [Int: Event] = [:]
      var next = 0
      func start() {
        while let document = documents.next() {
          let number = started
          started += 1
          switch document {
          case .failure(let error): done[number] = .refused(Refusal(file: error.path, reason: error.reason))
          case .success(let document):
            group.addTask { [reader] in (number, Self.event(document, reader, known)) }
            return
          }
        }
      }
      func tell() {
        while let event = done.removeValue(forKey: next) {
          next += 1
          report.add(event)
          observe(
            event,
            Progress(done: next, total: documents.containers == 0 ? corpus.sources.count : nil, share: documents.share))
        }
      }
      for _ in 0..<workers { start() }
      tell()
      while let (number, event) = await group.next() {
        start()
        done[number] = event
        tell()
      }
    }
    report.skipped = corpus.skipped.merging(documents.skipped) { $0 + $1 }
    for failure in corpus.failures {
      let event = Event.refused(Refusal(file: failure.path, reason: failure.reason))
      report.add(event)
      observe(event, Progress(done: report.filesRead + report.refusals.count, total: nil, share: 1))
    }
    report.refusals.sort()
    return report
  }

  private static func event(_ document: Documents.Document, _ reader: DocumentReader, _ known: ClaimSet) -> Event {
    do {
      if let document = unchanged(document, known) { return .unchanged(document) }
      return .read(try reader.claims(of: document))
    } catch {
      return .refused(Refusal(file: document.path, error: error))
    }
  }

  /// The document of bytes that are known.
  private static func unchanged(_ document: Documents.Document, _ known: ClaimSet) -> DocumentClaims? {
    if known.documents.isEmpty { return nil }
    let origin = document.origin
    // What a container says of an article may have changed though the article has not.
    guard origin == PageOrigin(address: origin.address, retrieved: origin.retrieved), let digest = try? document.digest(),
      let kept = known.documents[digest]
    else { return nil }
    var metadata = kept.metadata
    if let address = origin.address.flatMap(WebAddress.absolute) { metadata.url = address }
    metadata.retrieved = origin.retrieved
    return DocumentClaims(
      identifier: document.identifier, digest: kept.digest, metadata: metadata, claims: kept.claims, omission: kept.omission)
  }

  /// The graph of claims.
  public func graph(of claims: ClaimSet) -> KnowledgeGraph { linker.graph(of: claims) }

  /// The graph of claims with a user's decisions, and what came of these.
  public func linked(_ claims: ClaimSet, _ decisions: Decisions) -> LinkedClaims {
    linker.linked(claims, decisions)
  }
}
