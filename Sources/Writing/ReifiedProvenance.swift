import Knowledge
import Ontology
import Text

/// The sources of facts as `rdf:Statement`s.
///
/// A statement names its fact and the articles that state it (`prov:wasDerivedFrom`), and has
/// evidence: which rule read it in which passage, how sure it is. A passage is a part of an article
/// (`oa:SpecificResource`), found again by its words (`oa:TextQuoteSelector`), its code points in
/// the cleaned text (`oa:TextPositionSelector`) and its bytes in the original file
/// (`shan:byteStart`, `shan:byteEnd`). Many statements share a passage, so passages stand last,
/// once each.
struct ReifiedProvenance {
  let graph: KnowledgeGraph
  let base: String

  /// Names under the base that statements and their sources have, as ``PrefixMap`` needs them.
  static let segments = ["statement", "evidence", "passage", "quote", "position"]

  func forEachTriple<Failure: Error>(
    _ body: (Triple) throws(Failure) -> Void
  ) throws(Failure) {
    var passages: [Passage: String] = [:]
    for entity in graph.entities {
      for attribute in entity.attributes where !attribute.provenance.isEmpty {
        let literal = attribute.relation.normalized(attribute.value)
        try emit(
          Triple(
            subject: entity.iri, predicate: attribute.relation.term, object: .literal(literal)),
          attribute.provenance, &passages, body)
      }
    }
    for edge in graph.edges where !edge.provenance.isEmpty {
      try emit(
        Triple(subject: edge.subject, predicate: edge.relation.term, object: .iri(edge.object)),
        edge.provenance, &passages, body)
    }
    for (passage, name) in passages.sorted(by: { $0.key < $1.key }) {
      try emit(passage, name, body)
    }
  }

  private func emit<Failure: Error>(
    _ fact: Triple, _ sources: [Provenance], _ passages: inout [Passage: String],
    _ body: (Triple) throws(Failure) -> Void
  ) throws(Failure) {
    let name = ContentHash.name(of: fact.parts)
    let statement = base + "statement/" + name
    var articles: [String] = []
    var evidence: [String] = []
    for source in sources {
      let passage = Passage(source)
      let passageName = passages[passage] ?? ContentHash.name(of: passage.parts)
      passages[passage] = passageName
      let parts = [name, passageName, source.rule, decimal(source.confidence).lexical]
      evidence.append(base + "evidence/" + ContentHash.name(of: parts + source.qualifiers))
      if articles.last != source.article { articles.append(source.article) }
    }
    func emit(_ subject: String, _ predicate: Term, _ object: Triple.Object) throws(Failure) {
      try body(Triple(subject: subject, predicate: predicate, object: object))
    }
    try emit(statement, RDF.type.term, .term(RDF.statement.term))
    try emit(statement, RDF.subject.term, .iri(fact.subject))
    try emit(statement, RDF.predicate.term, .term(fact.predicate))
    try emit(statement, RDF.object.term, fact.object)
    for article in articles { try emit(statement, PROV.wasDerivedFrom.term, .iri(article)) }
    let distinct = Set(evidence).sorted()
    for iri in distinct { try emit(statement, SHAN.hasEvidence.term, .iri(iri)) }
    var written: Set<String> = []
    for (iri, source) in zip(evidence, sources) where written.insert(iri).inserted {
      let passage = base + "passage/" + (passages[Passage(source)] ?? "")
      try emit(iri, RDF.type.term, .term(SHAN.evidence.term))
      try emit(iri, SHAN.confidence.term, .literal(decimal(source.confidence)))
      try emit(iri, SHAN.inPassage.term, .iri(passage))
      for qualifier in source.qualifiers {
        try emit(iri, SHAN.qualifier.term, .literal(Literal(qualifier)))
      }
      try emit(iri, SHAN.rule.term, .literal(Literal(source.rule)))
    }
  }

  private func emit<Failure: Error>(
    _ passage: Passage, _ name: String, _ body: (Triple) throws(Failure) -> Void
  ) throws(Failure) {
    func emit(_ subject: String, _ predicate: Term, _ object: Triple.Object) throws(Failure) {
      try body(Triple(subject: subject, predicate: predicate, object: object))
    }
    func number(_ value: Int) -> Triple.Object { .literal(Literal(String(value), .integer)) }
    let iri = base + "passage/" + name
    let position = base + "position/" + name
    let quote = base + "quote/" + name
    try emit(iri, RDF.type.term, .term(SHAN.passage.term))
    try emit(iri, RDF.type.term, .term(OA.specificResource.term))
    try emit(iri, OA.hasSelector.term, .iri(position))
    try emit(iri, OA.hasSelector.term, .iri(quote))
    try emit(iri, OA.hasSource.term, .iri(passage.article))
    try emit(iri, SHAN.byteEnd.term, number(passage.bytes.upperBound))
    try emit(iri, SHAN.byteStart.term, number(passage.bytes.lowerBound))
    try emit(position, RDF.type.term, .term(OA.textPositionSelector.term))
    try emit(position, OA.end.term, number(passage.scalars.upperBound))
    try emit(position, OA.start.term, number(passage.scalars.lowerBound))
    try emit(quote, RDF.type.term, .term(OA.textQuoteSelector.term))
    try emit(quote, OA.exact.term, .literal(Literal(passage.quote)))
  }

  /// A confidence in hundredths of a percent, without an exponent.
  private func decimal(_ confidence: Double) -> Literal {
    let parts = Int((min(max(confidence.isNaN ? 0 : confidence, 0), 1) * 10_000).rounded())
    var fraction = String(10_000 + parts % 10_000).dropFirst()
    while fraction.count > 1 && fraction.hasSuffix("0") { fraction.removeLast() }
    return Literal("\(parts / 10_000).\(fraction)", .decimal)
  }
}

/// A quote where it stands.
private struct Passage: Hashable, Comparable {
  let article: String
  let scalars: ScalarRange
  let bytes: ByteRange
  let quote: String

  init(_ source: Provenance) {
    article = source.article
    scalars = source.scalars
    bytes = source.bytes
    quote = source.quote
  }

  var parts: [String] {
    [
      article, String(scalars.lowerBound), String(scalars.upperBound), String(bytes.lowerBound),
      String(bytes.upperBound), quote,
    ]
  }

  static func < (a: Passage, b: Passage) -> Bool {
    if a.article != b.article { return a.article.precedesInBytes(b.article) }
    if a.scalars != b.scalars { return a.scalars < b.scalars }
    if a.bytes != b.bytes { return a.bytes < b.bytes }
    return a.quote.precedesInBytes(b.quote)
  }
}

extension Triple {
  fileprivate var parts: [String] {
    switch object {
    case .iri(let iri): [subject, predicate.iri, iri]
    case .term(let term): [subject, predicate.iri, term.iri]
    case .literal(let literal):
      [subject, predicate.iri, literal.lexical, literal.datatype.rawValue]
    }
  }
}
