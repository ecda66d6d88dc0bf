import Knowledge
import Ontology
import Text

extension PageWriter {
  /// The page of an entity that is no article.
  ///
  /// - Parameter apart: why namesakes are apart, by their positions.
  func entityPage(_ entity: Int, apart: [Int: String]) -> (file: String, bytes: [UInt8]) {
    var composer = PageComposer(self, at: site.paths[entity]?.path ?? "")
    composer.compose(entity, apart: apart)
    var content = entityContent(entity, composer.links)
    content["sections"] = .list(composer.sections)
    content["sources"] = composer.citations.list
    content["cite"] = .text(citation(of: entity, extent: composer.citations.extent))
    return page("entity", at: composer.links, heading: name(entity), content)
  }

  /// The page of a pair of provinces.
  func pairPage(_ pair: Pair) -> (file: String, bytes: [UInt8]) {
    let facts = site.pairs.pairs[pair] ?? PairFacts()
    var composer = PageComposer(self, at: path(of: pair))
    composer.compose(pair, facts)
    let heading = heading(of: pair)
    let content: [String: Shown] = [
      "kind": .text(words["pair"]), "hasAttributes": "1",
      "attributes": [["name": .text(words["regions"]), "values": .list([pair.supporter, pair.supported].map { ["end": .fields(link($0, composer.links))] })]],
      "sections": .list(composer.sections), "sources": composer.citations.list,
      "cite": .text(citation(of: heading, iri: nil, extent: composer.citations.extent)),
    ]
    return page("entity", at: composer.links, heading: heading, content)
  }

  /// What stands on the page of every entity: its kind, its literals, its data.
  func entityContent(_ entity: Int, _ links: PageLinks) -> [String: Shown] {
    let subject = graph.entities[entity]
    let path = site.paths[entity]?.path ?? ""
    var values: [Relation: [Shown]] = [:]
    var order: [Relation] = []
    for attribute in subject.attributes where attribute.value.lexical != subject.label {
      if values[attribute.relation] == nil { order.append(attribute.relation) }
      var shown: [String: Shown] = ["label": .text(value(attribute, of: subject))]
      if attribute.relation.range == .uri, WebAddress.isAbsolute(attribute.value.lexical) { shown["href"] = .text(attribute.value.lexical) }
      values[attribute.relation, default: []].append(["end": .fields(shown)])
    }
    return [
      "kind": .text(subject.kind.label(in: language)), "iri": .text(subject.iri), "hasAttributes": Shown(!order.isEmpty),
      "attributes": .list(order.map { ["name": .text($0.label(in: language)), "values": .list(values[$0] ?? [])] }),
      "network": hasNetwork ? .text(links.page("network") + "?e=" + PageLinks.encoded(path)) : .nothing,
      "data": [
        "turtle": .text(links.shared(path + ".ttl")), "jsonld": .text(links.shared(path + ".jsonld")), "csv": .text(links.shared(path + ".csv")),
      ],
    ]
  }

  /// A literal for people.
  func value(_ attribute: Attribute, of entity: Entity) -> String {
    switch attribute.relation {
    case .eventStatus: entity.eventStatus?.label(in: language) ?? attribute.value.lexical
    case .level: words.words["level.\(attribute.value.lexical)"] ?? attribute.value.lexical
    default: attribute.value.lexical
    }
  }

  func citation(of entity: Int, extent: String?) -> String {
    citation(of: name(entity) + words("cite.kind", graph.entities[entity].kind.label(in: language)), iri: graph.entities[entity].iri, extent: extent)
  }

  private func citation(of heading: String, iri: String?, extent: String?) -> String {
    ([heading, title] + [iri, extent].compactMap { $0 }).joined(separator: words["cite.separator"]) + words["cite.end"]
  }
}
