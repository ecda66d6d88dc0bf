public import Reading

/// The documents of a corpus, one behind another: files, and the items of containers, each opened when it comes.
public final class Documents {
  /// A document that can be read.
  public enum Document: Sendable {
    /// A file that stands for itself.
    case file(Source)
    /// A page in a container, or one of standard input.
    case item(Item)

    /// The name that its page will bear.
    public var identifier: String {
      switch self {
      case .file(let source): source.identifier
      case .item(let item): item.identifier
      }
    }

    /// What messages call it.
    public var path: String {
      switch self {
      case .file(let source): source.path
      case .item(let item): item.path
      }
    }

    /// What its container says of it.
    public var origin: PageOrigin {
      switch self {
      case .file: .none
      case .item(let item): item.origin
      }
    }

    /// Reads it as a page.
    /// - Throws: `ReadingError` when it cannot be read, is too large or holds no text.
    public func page(limit: Int = Page.defaultLimit) throws(ReadingError) -> Page {
      switch self {
      case .file(let source): try source.page(limit: limit)
      case .item(let item): try item.page()
      }
    }

    /// The digest that its page has.
    /// - Throws: `ReadingError` when it cannot be read.
    public func digest(limit: Int = Page.defaultLimit) throws(ReadingError) -> String {
      switch self {
      case .file(let source): try Page.digest(of: source.file, limit: limit)
      case .item(let item): Page.digest(of: item.bytes)
      }
    }
  }

  private let sources: [Source]
  private let options: ContainerOptions
  private var index = 0
  private var container: ContainerReader?
  /// What containers hold besides pages, as ``Corpus/skipped`` counts what folders hold.
  public private(set) var skipped: [String: Int] = [:]
  /// How many files were opened as containers.
  public private(set) var containers = 0

  public init(_ sources: [Source], options: ContainerOptions = ContainerOptions()) {
    self.sources = sources
    self.options = options
  }

  /// What share of the corpus has been given, from 0 to 1, by its files and what was read of a container.
  public var share: Double {
    sources.isEmpty ? 1 : (Double(index) - (container.map { 1 - $0.share } ?? 0)) / Double(sources.count)
  }

  /// The next document or why there is none; `nil` at the end.
  public func next() -> Result<Document, ReadingError>? {
    while true {
      if let container {
        switch container.next() {
        case .item(let item): return .success(.item(item))
        case .refused(let error): return .failure(error)
        case nil:
          skipped.merge(container.skipped) { $0 + $1 }
          self.container = nil
        }
      }
      guard index < sources.count else { return nil }
      let source = sources[index]
      index += 1
      do throws(ReadingError) {
        if let document = try document(source) { return .success(document) }
      } catch {
        return .failure(error)
      }
    }
  }

  /// A source that is no container; `nil` after opening one.
  private func document(_ source: Source) throws(ReadingError) -> Document? {
    guard source.isStandardInput else {
      container = try ContainerReader(source, options: options)
      if container != nil {
        containers += 1
        return nil
      }
      guard !source.isNamed, let type = Corpus.packedType(of: source.file) else { return .file(source) }
      skipped[type, default: 0] += 1
      return nil
    }
    // It can be read only once.
    let bytes = try source.bytes(limit: options.limit)
    container = try ContainerReader(bytes, of: source, options: options)
    if container != nil {
      containers += 1
      return nil
    }
    return .item(Item(identifier: source.identifier, path: source.path, name: "", bytes: bytes, origin: .none))
  }
}
