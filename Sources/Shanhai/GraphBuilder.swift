public import Claims
public import Extraction
public import Knowledge
public import Lexicon
public import Linking
public import Ontology
public import Reading
public import Rules

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

  /// Reads every document of a corpus.
  ///
  /// Only as many pages are held as are being read. The report does not depend on the number of
  /// workers.
  /// - Parameters:
  ///   - known: documents that need not be read again when their bytes are the same.
  ///   - observe: is told of each document as it is done, in the order of the corpus.
  public func claims(
    of corpus: Corpus, known: ClaimSet = ClaimSet(), observe: (Event) -> Void = { _ in }
  ) async -> BuildReport {
    var report = BuildReport()
    await withTaskGroup(of: (Int, Event).self) { group in
      var sources = corpus.sources.makeIterator()
      var started = 0
      var done: [Int: Event] = [:]
      var next = 0
      func start() {
        guard let source = sources.next() else { return }
        let number = started
        started += 1
        group.addTask { [reader] in
          do {
            if let document = Self.unchanged(source, known) { return (number, .unchanged(document)) }
            return (number, .read(try reader.claims(of: source)))
          } catch {
            return (number, .refused(Refusal(file: source.path, error: error)))
          }
        }
      }
      for _ in 0..<workers { start() }
      while let (number, event) = await group.next() {
        start()
        done[number] = event
        while let event = done.removeValue(forKey: next) {
          next += 1
          switch event {
          case .read(let document), .unchanged(let document):
            report.filesRead += 1
            if case .unchanged = event { report.filesUnchanged += 1 }
            report.claims.insert(document)
          case .refused(let refusal): report.refusals.append(refusal)
          }
          observe(event)
        }
      }
    }
    report.skipped = corpus.skipped
    for failure in corpus.failures {
      let refusal = Refusal(file: failure.path, reason: failure.reason)
      report.refusals.append(refusal)
      observe(.refused(refusal))
    }
    report.refusals.sort()
    return report
  }

  /// The document of a file whose bytes are known.
  private static func unchanged(_ source: Source, _ known: ClaimSet) -> DocumentClaims? {
    // Standard input can be read once only.
    if known.documents.isEmpty || source.path == "-" { return nil }
    guard let digest = try? Page.digest(of: source.file),
      let document = known.documents[digest]
    else { return nil }
    return DocumentClaims(
      identifier: source.identifier, digest: document.digest, metadata: document.metadata,
      claims: document.claims, omission: document.omission)
  }

  /// The graph of claims.
  public func graph(of claims: ClaimSet) -> KnowledgeGraph { linker.graph(of: claims) }

  /// The graph of claims with a user's decisions, and what came of these.
  public func linked(_ claims: ClaimSet, _ decisions: Decisions) -> LinkedClaims {
    linker.linked(claims, decisions)
  }
}
