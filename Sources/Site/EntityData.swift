import Knowledge
import Ontology
import Writing

/// The data of an entity's page: its facts, and the names of what they lead to.
struct EntityData {
  private let part: KnowledgeGraph
  private let site: SiteGraph
  private let entity: Int
  private let edges: [Int]

  init(of entity: Int, in site: SiteGraph) {
    self.site = site
    self.entity = entity
    edges = site.index.outgoing(entity) + site.index.incoming(entity).filter { site.index.subject(of: $0) != entity }
    let ends = Set(edges.flatMap { [site.index.subject(of: $0), site.index.object(of: $0)] }.compactMap(\.self)).subtracting([entity])
    part = KnowledgeGraph(
      entities: [site.graph.entities[entity]]
        + ends.map { end in
          let end = site.graph.entities[end]
          return Entity(iri: end.iri, kinds: end.kinds, label: end.label, attributes: [])
        },
      edges: edges.map { site.graph.edges[$0] })
  }

  var turtle: [UInt8] { TurtleWriter(base: site.base).bytes(of: part) }

  var jsonLD: [UInt8] {
    var bytes: [UInt8] = []
    JSONLDWriter(base: site.base).write(part) { bytes += $0 }
    return bytes
  }

  /// A line a fact and sentence, for spreadsheets: with a byte order mark, and no cell that they would compute.
  var csv: [UInt8] {
    var text = "\u{FEFF}subject,subject_iri,relation,object,object_iri,sentence,article,article_date,article_iri,rule,confidence\r\n"
    for attribute in site.graph.entities[entity].attributes {
      let subject = site.graph.entities[entity]
      append([subject.label, subject.iri, attribute.relation.prefixedName, attribute.value.lexical, ""], attribute.provenance, to: &text)
    }
    for edge in edges {
      let fact = site.graph.edges[edge]
      func name(_ position: Int?) -> String { position.map { site.graph.entities[$0].label } ?? "" }
      append(
        [name(site.index.subject(of: edge)), fact.subject, fact.relation.prefixedName, name(site.index.object(of: edge)), fact.object],
        fact.provenance, to: &text)
    }
    return Array(text.utf8)
  }

  private func append(_ fact: [String], _ provenance: [Provenance], to text: inout String) {
    func add(_ cell: String, isLast: Bool = false) {
      let cell = CSVText.harmless(cell)
      text += "\""
      text += cell.utf8.contains(UInt8(ascii: "\"")) ? cell.replacing("\"", with: "\"\"") : cell
      text += isLast ? "\"\r\n" : "\","
    }
    for source in provenance.isEmpty ? [nil] : provenance.map(Optional.some) {
      for cell in fact { add(cell) }
      if let source {
        let article = site.graph.entity(source.article)
        for cell in [source.quote, article?.label ?? "", article?.values(of: .datePublished).first ?? "", source.article, source.rule] { add(cell) }
      } else {
        for _ in 0..<5 { add("") }
      }
      add(source.map { "\($0.confidence)" } ?? "", isLast: true)
    }
  }
}
