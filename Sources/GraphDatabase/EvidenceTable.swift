import Knowledge
import Ontology
import Text

/// The sources of all facts of a graph, each once, in the order in which facts have them.
struct EvidenceTable {
  /// A source in numbers.
  struct Key: Hashable, Comparable {
    /// The position of the article.
    let article: Int32
    let scalars: ScalarRange
    let bytes: ByteRange
    let rule: Int32
    let qualifiers: [Qualifier]
    let confidence: Double

    func isInPassage(of other: Key) -> Bool {
      article == other.article && scalars == other.scalars && bytes == other.bytes
    }

    static func < (a: Key, b: Key) -> Bool {
      if a.article != b.article { return a.article < b.article }
      if a.scalars != b.scalars { return a.scalars < b.scalars }
      if a.bytes != b.bytes { return a.bytes < b.bytes }
      if a.rule != b.rule { return a.rule < b.rule }
      if a.qualifiers != b.qualifiers { return a.qualifiers.lexicographicallyPrecedes(b.qualifiers) }
      return a.confidence < b.confidence
    }
  }

  /// By name.
  private(set) var rules: [String] = []
  /// Sorted.
  private(set) var keys: [Key] = []
  private var ruleNumbers: [String: Int32] = [:]
  private var numbers: [Key: Int32] = [:]
  private var quotes: [Key: String] = [:]
  private var articles: [ByteKey: Int32] = [:]

  /// - Complexity: O(*n* log *n*) in the sources.
  mutating func number(the graph: KnowledgeGraph) {
    for (position, entity) in graph.entities.enumerated() where entity.kind == .article {
      articles[ByteKey(entity.iri)] = Int32(position)
    }
    func forEachSource(_ body: (Provenance) -> Void) {
      for entity in graph.entities {
        for attribute in entity.attributes { attribute.provenance.forEach(body) }
      }
      for edge in graph.edges { edge.provenance.forEach(body) }
    }
    var names: Set<String> = []
    forEachSource { names.insert($0.rule) }
    rules = names.sorted()
    for (number, rule) in rules.enumerated() { ruleNumbers[rule] = Int32(number) }
    forEachSource { source in
      guard let key = key(of: source) else { return }
      if numbers.updateValue(0, forKey: key) == nil { quotes[key] = source.quote }
    }
    keys = numbers.keys.sorted()
    for (number, key) in keys.enumerated() { numbers[key] = Int32(number) }
  }

  func number(of source: Provenance, in graph: KnowledgeGraph) -> Int? {
    key(of: source).flatMap { numbers[$0] }.map(Int.init)
  }

  func quote(of key: Key) -> String { quotes[key] ?? "" }

  private func key(of source: Provenance) -> Key? {
    guard let article = articles[ByteKey(source.article)], let rule = ruleNumbers[source.rule] else { return nil }
    return Key(
      article: article, scalars: source.scalars, bytes: source.bytes, rule: rule,
      qualifiers: source.qualifiers, confidence: source.confidence)
  }
}
