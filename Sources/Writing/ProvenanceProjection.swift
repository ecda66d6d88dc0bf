import Knowledge
import Ontology

/// The sources of facts as triples, in any form.
///
/// A fact's statement names the articles that state it (`prov:wasDerivedFrom`), and has evidence:
/// which rule read it in which passage, how sure it is. What differs between the forms is only what
/// the statement is: an `rdf:Statement`, a quoted triple, a reifier, or an `rdf:Statement` in the
/// graph of its article. Evidence and passages have the same IRIs in all. Many statements share a
/// passage, so passages stand last, once each.
struct ProvenanceProjection {
  let graph: KnowledgeGraph
  let form: ProvenanceForm
  let base: String

  /// Names under the base that statements and their sources have, as ``PrefixMap`` needs them.
  static func segments(of form: ProvenanceForm) -> [String] {
    (form.hasStatementNodes ? ["statement"] : []) + ["evidence", "passage", "quote", "position"]
  }

  func forEachTriple<Failure: Error>(
    _ body: (Triple, String?) throws(Failure) -> Void
  ) throws(Failure) {
    if form == .namedGraphs {
      for (article, facts) in factsByArticle().sorted(by: { $0.key.precedesInBytes($1.key) }) {
        var passages = PassageTable()
        for place in facts {
          let (fact, sources) = fact(at: place)
          try body(fact, article)
          try emit(fact, sources.filter { $0.article == article }, &passages, article, body)
        }
        try passages.forEach { (passage, name) throws(Failure) in
          try emit(passage, name, article, body)
        }
      }
      return
    }
    var passages = PassageTable()
    for (position, entity) in graph.entities.enumerated() {
      for attribute in entity.attributes.indices where !entity.attributes[attribute].provenance.isEmpty {
        let (fact, sources) = fact(at: .attribute(entity: position, number: attribute))
        try emit(fact, sources, &passages, nil, body)
      }
    }
    for (position, edge) in graph.edges.enumerated() where !edge.provenance.isEmpty {
      let (fact, sources) = fact(at: .edge(position))
      try emit(fact, sources, &passages, nil, body)
    }
    try passages.forEach { (passage, name) throws(Failure) in
      try emit(passage, name, nil, body)
    }
  }

  // MARK: Facts

  /// Where a fact stands in the graph.
  private enum Place {
    case attribute(entity: Int, number: Int)
    case edge(Int)
  }

  private func fact(at place: Place) -> (Triple, [Provenance]) {
    switch place {
    case .attribute(let position, let number):
      let entity = graph.entities[position]
      let attribute = entity.attributes[number]
      let literal = attribute.relation.normalized(attribute.value)
      return (
        Triple(entity.iri, attribute.relation.term, .literal(literal)), attribute.provenance
      )
    case .edge(let position):
      let edge = graph.edges[position]
      return (Triple(edge.subject, edge.relation.term, .iri(edge.object)), edge.provenance)
    }
  }

  private func factsByArticle() -> [String: [Place]] {
    var facts: [String: [Place]] = [:]
    func add(_ provenance: [Provenance], _ place: Place) {
      var last: String?
      for source in provenance where source.article != last {
        facts[source.article, default: []].append(place)
        last = source.article
      }
    }
    for (position, entity) in graph.entities.enumerated() {
      for (number, attribute) in entity.attributes.enumerated() {
        add(attribute.provenance, .attribute(entity: position, number: number))
      }
    }
    for (position, edge) in graph.edges.enumerated() { add(edge.provenance, .edge(position)) }
    return facts
  }

  // MARK: Triples

  private func emit<Failure: Error>(
    _ fact: Triple, _ sources: [Provenance], _ passages: inout PassageTable, _ graph: String?,
    _ body: (Triple, String?) throws(Failure) -> Void
  ) throws(Failure) {
    let name = fact.contentName
    var articles: [String] = []
    var evidence: [(iri: String, source: Provenance, passage: String)] = []
    for source in sources {
      let passage = passages.name(of: source)
      let parts = [name, passage, source.rule, source.confidenceLiteral.lexical]
      let iri = base + "evidence/" + ContentHash.name(of: parts + source.qualifiers)
      if !evidence.contains(where: { $0.iri == iri }) { evidence.append((iri, source, passage)) }
      if articles.last != source.article { articles.append(source.article) }
    }
    let statement: Triple.Node =
      form == .star ? .triple(fact) : .iri(base + "statement/" + name)
    switch form {
    case .reified, .namedGraphs:
      try body(Triple(statement, RDF.type.term, .term(RDF.statement.term)), graph)
      try body(Triple(statement, RDF.subject.term, fact.subject), graph)
      try body(Triple(statement, RDF.predicate.term, .term(fact.predicate)), graph)
      try body(Triple(statement, RDF.object.term, fact.object), graph)
    case .reifiers: try body(Triple(statement, RDF.reifies.term, .triple(fact)), graph)
    case .star, .none, .attributes: break
    }
    for article in articles {
      try body(Triple(statement, PROV.wasDerivedFrom.term, .iri(article)), graph)
    }
    for iri in evidence.map(\.iri).sorted() {
      try body(Triple(statement, SHAN.hasEvidence.term, .iri(iri)), graph)
    }
    for (iri, source, passage) in evidence {
      let subject = Triple.Node.iri(iri)
      try body(Triple(subject, RDF.type.term, .term(SHAN.evidence.term)), graph)
      try body(Triple(subject, SHAN.confidence.term, .literal(source.confidenceLiteral)), graph)
      try body(Triple(subject, SHAN.inPassage.term, .iri(base + "passage/" + passage)), graph)
      for qualifier in source.qualifiers {
        try body(Triple(subject, SHAN.qualifier.term, .literal(Literal(qualifier))), graph)
      }
      try body(Triple(subject, SHAN.rule.term, .literal(Literal(source.rule))), graph)
    }
  }

  private func emit<Failure: Error>(
    _ passage: Passage, _ name: String, _ graph: String?,
    _ body: (Triple, String?) throws(Failure) -> Void
  ) throws(Failure) {
    func number(_ value: Int) -> Triple.Node { .literal(Literal(String(value), .integer)) }
    let iri = Triple.Node.iri(base + "passage/" + name)
    let position = Triple.Node.iri(base + "position/" + name)
    let quote = Triple.Node.iri(base + "quote/" + name)
    try body(Triple(iri, RDF.type.term, .term(SHAN.passage.term)), graph)
    try body(Triple(iri, RDF.type.term, .term(OA.specificResource.term)), graph)
    try body(Triple(iri, OA.hasSelector.term, position), graph)
    try body(Triple(iri, OA.hasSelector.term, quote), graph)
    try body(Triple(iri, OA.hasSource.term, .iri(passage.article)), graph)
    try body(Triple(iri, SHAN.byteEnd.term, number(passage.bytes.upperBound)), graph)
    try body(Triple(iri, SHAN.byteStart.term, number(passage.bytes.lowerBound)), graph)
    try body(Triple(position, RDF.type.term, .term(OA.textPositionSelector.term)), graph)
    try body(Triple(position, OA.end.term, number(passage.scalars.upperBound)), graph)
    try body(Triple(position, OA.start.term, number(passage.scalars.lowerBound)), graph)
    try body(Triple(quote, RDF.type.term, .term(OA.textQuoteSelector.term)), graph)
    try body(Triple(quote, OA.exact.term, .literal(Literal(passage.quote))), graph)
  }
}

extension Provenance {
  /// The confidence to a hundredth of a percent, without an exponent.
  var confidenceLiteral: Literal {
    let parts = Int((min(max(confidence.isNaN ? 0 : confidence, 0), 1) * 10_000).rounded())
    var fraction = String(10_000 + parts % 10_000).dropFirst()
    while fraction.count > 1 && fraction.hasSuffix("0") { fraction.removeLast() }
    return Literal("\(parts / 10_000).\(fraction)", .decimal)
  }
}

extension Triple {
  /// A name made of a fact, the same in every form of provenance.
  fileprivate var contentName: String {
    guard case .iri(let subject) = subject else { return "" }
    return switch object {
    case .iri(let iri): ContentHash.name(of: [subject, predicate.iri, iri])
    case .term(let term): ContentHash.name(of: [subject, predicate.iri, term.iri])
    case .literal(let literal):
      ContentHash.name(of: [subject, predicate.iri, literal.lexical, literal.datatype.rawValue])
    case .triple: ""
    }
  }
}
