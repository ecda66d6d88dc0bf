import Knowledge
import Ontology
import Text

/// The sources of facts as triples, in any form.
///
/// A fact's statement names the articles that state it (`prov:wasDerivedFrom`), and has evidence:
/// which rule read it in which passage, how sure it is. What differs between the forms is only what
/// the statement is: an `rdf:Statement`, a quoted triple, a reifier, or an `rdf:Statement` in the
/// graph of its article. Evidence and passages have the same IRIs in all. Many statements share them, so
/// they stand last, once each.
struct ProvenanceProjection: Sendable {
  /// A part of the sources that can be made beside the others.
  enum Section: Sendable {
    /// What is stated by the literals of the entities at these positions.
    case attributes(Range<Int>)
    /// What is stated by the edges at these positions.
    case edges(Range<Int>)
    /// What was read where.
    case readings(Range<Int>)
    /// All that an article states, in its named graph.
    case article(Int)
  }

  let graph: KnowledgeGraph
  let form: ProvenanceForm
  let sections: [Section]
  /// In the order of the readings.
  private let readings: [SourcePlace]
  /// For named graphs, the articles and the facts they state, sorted.
  private let articles: [(iri: String, facts: [Place])]

  init(graph: KnowledgeGraph, form: ProvenanceForm) {
    self.graph = graph
    self.form = form
    readings = SourcePlace.ofReadings(in: graph)
    if form == .namedGraphs {
      articles = Self.factsByArticle(of: graph)
      sections = articles.indices.map(Section.article)
    } else {
      articles = []
      sections =
        GraphProjection.parts(of: 0..<graph.entities.count).map(Section.attributes)
        + GraphProjection.parts(of: 0..<graph.edges.count).map(Section.edges)
        + GraphProjection.parts(of: 0..<readings.count).map(Section.readings)
    }
  }

  /// Names under the base that statements and their sources have, as ``PrefixMap`` needs them.
  static func segments(of form: ProvenanceForm) -> [String] {
    SourceNode.allCases.filter { $0 != .statement || form.hasStatementNodes }.map(\.segment)
  }

  func forEachTriple(in section: Section, _ body: (Triple, String?) -> Void) {
    var names = SourceNames()
    switch section {
    case .attributes(let entities):
      for position in entities {
        let attributes = graph.entities[position].attributes
        for number in attributes.indices where !attributes[number].provenance.isEmpty {
          let (fact, sources) = fact(at: .attribute(entity: position, number: number))
          emit(fact, sources, nil, &names, body)
        }
      }
    case .edges(let edges):
      for position in edges where !graph.edges[position].writtenProvenance.isEmpty {
        let (fact, sources) = fact(at: .edge(position))
        emit(fact, sources, nil, &names, body)
      }
    case .readings(let positions): emit(positions, nil, &names, body)
    case .article(let position):
      let (article, facts) = articles[position]
      for place in facts {
        let (fact, sources) = fact(at: place)
        body(fact, article)
        emit(fact, sources.filter { $0.article == article }, article, &names, body)
      }
      emit(placesOfReadings(of: article), article, &names, body)
    }
  }

  // MARK: Parts

  var readingCount: Int { readings.count }

  func reading(at place: Int) -> Reading { readings[place].reading(in: graph) }

  /// Whether no reading before the one at a place is of its passage.
  func beginsPassage(at place: Int) -> Bool {
    place == 0 || reading(at: place - 1).passage != reading(at: place).passage
  }

  /// The triples of what was read at a place; not those of its passage.
  func forEachTriple(ofReadingAt place: Int, _ body: (Triple) -> Void) {
    var names = SourceNames()
    emit(reading(at: place), nil, &names) { triple, _ in body(triple) }
  }

  /// The triples of the passage of what was read at a place, and of its selectors.
  func forEachTriple(ofPassageAt place: Int, _ body: (Triple) -> Void) {
    var names = SourceNames()
    emit(reading(at: place).passage, nil, &names) { triple, _ in body(triple) }
  }

  func statementName(at place: Place, _ hash: inout ContentHash) -> ContentName {
    fact(at: place).0.contentName(&hash)
  }

  /// The triples of the statement that an attribute of an entity makes.
  func forEachTriple(ofAttribute number: Int, of entity: Int, _ body: (Triple) -> Void) {
    var names = SourceNames()
    let (fact, sources) = fact(at: .attribute(entity: entity, number: number))
    emit(fact, sources, nil, &names) { triple, _ in body(triple) }
  }

  // MARK: Facts

  /// Where a fact stands in the graph.
  enum Place {
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
        Triple(
          entity.iri, attribute.relation.term,
          Triple.object(literal, of: attribute.relation)), attribute.provenance
      )
    case .edge(let position):
      let edge = graph.edges[position]
      return (Triple(edge.subject, edge.relation.term, .iri(edge.object)), edge.provenance)
    }
  }

  private static func factsByArticle(
    of graph: KnowledgeGraph
  ) -> [(iri: String, facts: [Place])] {
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
    for (position, edge) in graph.edges.enumerated() { add(edge.writtenProvenance, .edge(position)) }
    return facts.map { ($0.key, $0.value) }.sorted { $0.iri.precedesInBytes($1.iri) }
  }

  /// The positions of an article's readings.
  ///
  /// - Complexity: O(log *n*).
  private func placesOfReadings(of article: String) -> Range<Int> {
    func first(where isPast: (String) -> Bool) -> Int {
      readings.partitioningIndex { isPast($0.reading(in: graph).passage.article) }
    }
    let start = first { !$0.precedesInBytes(article) }
    return start..<first { article.precedesInBytes($0) }
  }

  // MARK: Triples

  private func emit(
    _ fact: Triple, _ sources: [Provenance], _ graph: String?, _ names: inout SourceNames,
    _ body: (Triple, String?) -> Void
  ) {
    var hash = ContentHash()
    let name = fact.contentName(&hash)
    var articles: [String] = []
    var evidence: Set<ContentName> = []
    for source in sources {
      evidence.insert(names.name(of: Reading(source)))
      if articles.last != source.article { articles.append(source.article) }
    }
    let statement: Triple.Node = form == .star ? .triple(fact) : .source(.statement, name)
    switch form {
    case .reified, .namedGraphs:
      body(Triple(statement, RDF.type.term, .term(RDF.statement.term)), graph)
      body(Triple(statement, RDF.subject.term, fact.subject), graph)
      body(Triple(statement, RDF.predicate.term, .term(fact.predicate)), graph)
      body(Triple(statement, RDF.object.term, fact.object), graph)
    case .reifiers: body(Triple(statement, RDF.reifies.term, .triple(fact)), graph)
    case .star, .none, .attributes: break
    }
    for article in articles {
      body(Triple(statement, PROV.wasDerivedFrom.term, .iri(article)), graph)
    }
    for own in evidence.sorted() {
      body(Triple(statement, SHAN.hasEvidence.term, .source(.evidence, own)), graph)
    }
  }

  /// Each passage before what was read in it.
  private func emit(
    _ positions: Range<Int>, _ graph: String?, _ names: inout SourceNames, _ body: (Triple, String?) -> Void
  ) {
    var last = positions.first.flatMap { $0 > 0 ? readings[$0 - 1].reading(in: self.graph).passage : nil }
    for position in positions {
      let reading = readings[position].reading(in: self.graph)
      if reading.passage != last { emit(reading.passage, graph, &names, body) }
      last = reading.passage
      emit(reading, graph, &names, body)
    }
  }

  private func emit(
    _ reading: Reading, _ graph: String?, _ names: inout SourceNames, _ body: (Triple, String?) -> Void
  ) {
    let subject = Triple.Node.source(.evidence, names.name(of: reading))
    body(Triple(subject, RDF.type.term, .term(SHAN.evidence.term)), graph)
    body(Triple(subject, SHAN.confidence.term, .literal(reading.confidenceLiteral)), graph)
    body(Triple(subject, SHAN.inPassage.term, .source(.passage, names.name(of: reading.passage))), graph)
    for qualifier in reading.qualifiers {
      body(Triple(subject, SHAN.qualifier.term, .literal(Literal(qualifier.rawValue))), graph)
    }
    body(Triple(subject, SHAN.rule.term, .literal(Literal(reading.rule))), graph)
  }

  private func emit(
    _ passage: Passage, _ graph: String?, _ names: inout SourceNames,
    _ body: (Triple, String?) -> Void
  ) {
    let name = names.name(of: passage)
    func number(_ value: Int) -> Triple.Node { .literal(Literal(String(value), .integer)) }
    let iri = Triple.Node.source(.passage, name)
    let position = Triple.Node.source(.position, name)
    let quote = Triple.Node.source(.quote, name)
    body(Triple(iri, RDF.type.term, .term(SHAN.passage.term)), graph)
    body(Triple(iri, RDF.type.term, .term(OA.specificResource.term)), graph)
    body(Triple(iri, OA.hasSelector.term, position), graph)
    body(Triple(iri, OA.hasSelector.term, quote), graph)
    body(Triple(iri, OA.hasSource.term, .iri(passage.article)), graph)
    body(Triple(iri, SHAN.byteEnd.term, number(passage.bytes.upperBound)), graph)
    body(Triple(iri, SHAN.byteStart.term, number(passage.bytes.lowerBound)), graph)
    body(Triple(position, RDF.type.term, .term(OA.textPositionSelector.term)), graph)
    body(Triple(position, OA.end.term, number(passage.scalars.upperBound)), graph)
    body(Triple(position, OA.start.term, number(passage.scalars.lowerBound)), graph)
    body(Triple(quote, RDF.type.term, .term(OA.textQuoteSelector.term)), graph)
    body(Triple(quote, OA.exact.term, .literal(Literal(passage.quote))), graph)
  }
}

extension Triple {
  /// A name made of a fact, the same in every form of provenance.
  fileprivate func contentName(_ hash: inout ContentHash) -> ContentName {
    if case .iri(let subject) = subject { hash.add(subject) }
    hash.add(predicate)
    switch object {
    case .iri(let iri): hash.add(iri)
    case .term(let term): hash.add(term)
    case .literal(let literal):
      hash.add(literal.lexical)
      hash.add(literal.datatype.rawValue)
    case .source, .triple: break
    }
    return hash.finish()
  }
}
