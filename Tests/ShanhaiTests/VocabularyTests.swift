import Articles
import Claims
import Foundation
import Knowledge
import Lexicon
import Linking
import Ontology
import Querying
import Shanhai
import Testing
import Text
import Writing

/// Every kind and relation through every writer and view, and those that a user declares.
struct VocabularyTests {
  private static let base = "https://shanhai.example/id/"

  private static let source = Provenance(
    article: base + "article/a", quote: "甲乙。", scalars: ScalarRange(0, 3), bytes: ByteRange(0, 9), rule: "test",
    confidence: 0.9)

  private static func entity(_ path: String, _ kind: EntityKind, _ attributes: [Attribute] = []) -> Entity {
    Entity(iri: base + path, kinds: [kind], label: path, attributes: attributes)
  }

  /// What a fact of the relation says at the other end.
  private static func literal(_ relation: Relation) -> Literal {
    let literal: Literal =
      switch relation.range {
      case .entity, .words, .code: Literal("桥")
      case .integer: Literal("3", .integer)
      case .decimal: Literal("2.5", .decimal)
      case .boolean: Literal("true", .boolean)
      case .date: .date("2031-05-06")
      case .uri: Literal("https://example.org/a", .anyURI)
      case .term: EventStatus.postponed.literal
      }
    return relation.normalized(literal)
  }

  /// One fact of the relation, from a visit, with the general one beside it.
  private static func graph(of relation: Relation) -> KnowledgeGraph {
    var attributes: [Attribute] = []
    var edges: [Edge] = []
    if relation.isBetweenEntities {
      edges = ([relation] + (relation.general.map { [$0] } ?? [])).map {
        Edge(subject: base + "event/a", relation: $0, object: base + "person/b", provenance: [source])
      }
    } else {
      attributes = [Attribute(relation, literal(relation), provenance: [source])]
    }
    return KnowledgeGraph(
      entities: [
        entity("article/a", .article), entity("event/a", .visit, attributes), entity("person/b", .person),
      ], edges: edges)
  }

  private func jsonLD(of graph: KnowledgeGraph) -> String {
    var bytes: [UInt8] = []
    graph.write(as: .jsonld) { bytes += $0 }
    return text(bytes)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: Relation.builtIn)
  func everyRelationPassesThroughEveryWriterAndView(_ relation: Relation) throws {
    let graph = Self.graph(of: relation)
    #expect(graph.violations == [])
    expectRow(relation.label(), relation.label(in: .english))
    #expect(!relation.inverseLabel.isEmpty && (0...6).contains(relation.weight))
    let subject = try #require(graph.index(of: Self.base + "event/a"))

    #expect(text(TurtleWriter().bytes(of: graph)).contains(" \(relation.prefixedName) "))
    #expect(text(NTriplesWriter().bytes(of: graph)).contains("> <\(relation.term.iri)> "))
    #expect(jsonLD(of: graph).contains("\"\(relation.prefixedName)\":"))

    let path = try PropertyPath(parsing: relation.prefixedName)
    let facts = FactGraph(graph)
    #expect(Traversal(of: path, from: subject, in: facts).matches.count == (relation == .label ? 2 : 1))
    #expect(try PropertyPath(parsing: "\"\(relation.label(in: .english))\"") == path)
    #expect(FactGraph.facts.contains(FactGraph.label(of: relation)) == relation.isStep)

    let index = GraphIndex(graph)
    let page = EntityPage(of: subject, in: index).text
    #expect(page.contains(relation.label()))
    guard relation.isBetweenEntities else { return }
    let object = try #require(graph.index(of: Self.base + "person/b"))
    let isSaidThere = ![.member, .ofPost, .closeMatch].contains(relation)
    #expect(EntityPage(of: object, in: index).text.contains("\n" + relation.inverseLabel + "\n") == isSaidThere)
    #expect((index.ranks()[object] > 0) == (relation.weight > 0))
    let picture = text(DOTWriter(view: .around, focus: [Self.base + "event/a"]).bytes(of: graph))
    #expect(picture.contains("event/a · \(relation.label())") == (relation.visibility != .nowhere))
    let overview = text(DOTWriter().bytes(of: graph))
    #expect(overview.contains(" · \(relation.label())") == (relation.visibility == .everywhere))
  }

  @Test(arguments: EntityKind.builtIn)
  func everyKindPassesThroughEveryWriterAndView(_ kind: EntityKind) throws {
    let graph = KnowledgeGraph(
      entities: [Self.entity("article/a", .article), Self.entity("visit/a", .visit), Self.entity("x/b", kind)],
      edges: [
        Edge(subject: Self.base + "visit/a", relation: .visited, object: Self.base + "x/b", provenance: [Self.source])
      ])
    expectRow(kind.label(), kind.label(in: .english))
    #expect(EntityKind(named: kind.name) == kind && EntityKind(named: kind.term.prefixedName) == kind)
    #expect(kind.classes.first == kind.term)
    let turtle = text(TurtleWriter().bytes(of: graph))
    #expect(turtle.contains(" a " + kind.classes.map(\.prefixedName).joined(separator: " , ")))
    let lines = text(NTriplesWriter().bytes(of: graph))
    for type in kind.classes { #expect(lines.contains("> <\(type.iri)> .\n")) }
    let place = try #require(graph.index(of: Self.base + "x/b"))
    #expect(EntityPage(of: place, in: GraphIndex(graph)).text.hasPrefix("x/b · \(kind.label())\n"))
    let picture = text(DOTWriter(view: .around, focus: [Self.base + "x/b"]).bytes(of: graph))
    #expect(picture.contains("tooltip=\"\(kind.label())："))
  }

  private func expectRow(_ chinese: String, _ english: String) {
    #expect(chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } || chinese.isEmpty == false)
    #expect(!english.isEmpty && english.utf8.allSatisfy { $0 < 0x80 })
  }

  // MARK: Declared terms

  private static let vocabulary =
    #""vocabulary":{"prefixes":{"gift":"https://example.org/gift#"},"#
    + #""kinds":[{"name":"gift:Handover","zh":"捐赠","en":"handover","under":"shan:Event"},"#
    + #"{"name":"gift:Thing","zh":"物资","en":"thing"}],"#
    + #""relations":[{"name":"gift:items","range":"words","zh":"捐赠物资","en":"handed over"},"#
    + #"{"name":"gift:what","range":"entity","zh":"所捐","en":"what was given"},"#
    + #"{"name":"gift:donor","range":"entity","zh":"出赠方","en":"donor","inverse":"捐出","general":"shan:participant"}]},"#

  private static func line(_ number: Int, _ vocabulary: String = vocabulary) -> String {
    let digest = String(repeating: String(number), count: 64)
    func claim(_ relation: String, _ object: String) -> String {
      #"{"subject":{"kind":"gift:Handover","key":"h","label":"捐赠仪式"},"relation":"\#(relation)","object":\#(object),"#
        + #""quote":"甲捐书。","scalars":[0,4],"bytes":[0,12],"rule":"mine","confidence":0.8}"#
    }
    let claims = [
      claim("gift:donor", #"{"kind":"Company","key":"川江集团","label":"川江集团"}"#),
      claim("gift:items", #"{"value":"图书","type":"rdf:langString"}"#),
      claim("gift:what", #"{"kind":"gift:Thing","key":"山海书库","label":"山海书库"}"#),
      claim("schema:startDate", #"{"value":"2031-05-06","type":"xsd:date"}"#),
    ]
    return #"{"id":"d\#(number)","digest":"\#(digest)","metadata":{},\#(vocabulary)"claims":[\#(claims.joined(separator: ","))]}"#
  }

  @Test func declaredTermsPassThroughEverything() throws {
    var claims = ClaimSet()
    let lines = [1, 2].map { Self.line($0) + "\n" }.joined()
    #expect(claims.insert(jsonLines: Array(lines.utf8), file: "claims.jsonl") == [])
    // Written again, each line says what its terms are; read again, it is the same.
    let written = text(claims.jsonLines)
    #expect(written.contains(#""vocabulary":{"prefixes":{"gift":"https://example.org/gift#"},"kinds":[{"name":"gift:Handover""#))
    var again = ClaimSet()
    #expect(again.insert(jsonLines: claims.jsonLines, file: "claims.jsonl") == [])
    #expect(again == claims && again.jsonLines == claims.jsonLines)

    let graph = Linker(gazetteer: try .bundled()).graph(of: claims)
    #expect(graph.violations == [])
    let kind = try #require(EntityKind(named: "gift:Handover"))
    let (giver, goods) = (
      try #require(Relation(prefixedName: "gift:donor")), try #require(Relation(prefixedName: "gift:items"))
    )
    #expect(graph.entities.count { $0.kind == kind } == 2, "two documents may speak of two occasions")
    let thing = try #require(EntityKind(named: "gift:Thing"))
    #expect(graph.entities.count { $0.kind == thing } == 1, "what has a name of its own is one")

    let turtle = text(TurtleWriter().bytes(of: graph))
    #expect(turtle.contains("@prefix gift: <https://example.org/gift#> .\n"))
    #expect(turtle.contains(" a gift:Handover , shan:Event , schema:Event ;"))
    #expect(turtle.contains(#"gift:items "图书"@zh"#) && turtle.contains("gift:donor organization:川江集团"))
    #expect(turtle.contains("shan:participant organization:川江集团") && turtle.contains("gift:what thing:山海书库"))
    let triples = text(NTriplesWriter().bytes(of: graph))
    #expect(triples.contains("<https://example.org/gift#donor>") && triples.contains("<https://example.org/gift#Handover> ."))
    let json = jsonLD(of: graph)
    #expect(json.contains(#""gift":"https://example.org/gift#""#) && json.contains(#""gift:donor":{"@type":"@id"}"#))
    let description = text(DatasetDescription(of: graph, version: "1").turtle().bytes)
    #expect(description.contains("void:class gift:Handover") && description.contains("@prefix gift:"))

    let picture = text(DOTWriter().bytes(of: graph))
    #expect(picture.contains("捐赠：") && picture.contains("· 出赠方 ·"))
    let index = GraphIndex(graph)
    let company = try #require(graph.entities.firstIndex { $0.label == "川江集团" })
    #expect(EntityPage(of: company, in: index).text.contains("\n捐出\n  捐赠仪式（2031-05-06）"))
    #expect(index.ranks()[company] > 0)
    let facts = FactGraph(graph)
    let path = try PropertyPath(parsing: "^出赠方/gift:items")
    #expect(Traversal(of: path, from: company, in: facts).matches.map { facts.node($0.node) } == [
      .literal(goods.normalized(Literal("图书")))
    ])
    #expect(FactGraph.facts.contains(FactGraph.label(of: giver)))
    let event = try #require(graph.entities.firstIndex { $0.kind == kind })
    #expect(Timeline(graph).span(ofEntity: event)?.first == "2031-05-06")
  }

  @Test(arguments: [
    (#""under":"shan:Event""#, #""under":"shan:Person""#, "unknown general kind “shan:Person”"),
    ("https://example.org/gift#", "https://example.org/gift", "is no namespace"),
    ("https://example.org/gift#", "javascript:alert(1)#", "is no namespace"),
    ("https://example.org/gift#", "https://schema.org/", "is known as <https://example.org/gift#>"),
    (#""prefixes":{"#, #""prefixes":{"own":"https://schema.org/","#, "is known as schema:"),
    (#""prefixes":{"gift":"#, #""prefixes":{"schema":"#, "is known as"),
    (#""prefixes":{"gift":"#, #""prefixes":{"G<":"#, "is no prefix"),
    ("gift:Thing\",\"zh", "gift:Th ing\",\"zh", "is no name of a term"),
    ("gift:Thing\",\"zh", "gift:thing\",\"zh", "begins with a capital letter"),
    ("gift:Thing\",\"zh", "nobody:Thing\",\"zh", "has no known prefix"),
    ("gift:Thing\",\"zh", "prov:Entity\",\"zh", "keeps for itself"),
    ("gift:Thing\",\"zh", "foaf:Person\",\"zh", "is known by the names 人物 and person"),
    (#""zh":"物资""#, #""zh":"""#, "wants names in Chinese and English"),
    (#""zh":"物资""#, #""zh":"物\n资""#, "wants names in Chinese and English"),
    (#""zh":"物资""#, #""zh":"物质""#, "is known by the names 物资 and thing"),
    (#""range":"words""#, #""range":"poem""#, "unknown range “poem”"),
    (#""range":"words""#, #""range":"term""#, "cannot lead to terms"),
    (#""range":"words""#, #""range":"date""#, "is known with the range words"),
    (#""general":"shan:participant""#, #""general":"shan:chair""#, "cannot stand under shan:chair"),
    (#""general":"shan:participant""#, #""general":"gift:nothing""#, "unknown relation “gift:nothing”"),
    ("\"vocabulary\"", "\"words\"", "unknown kind “other:Handover”"),
  ])
  func hostileDeclarationsAreRefusedInALine(_ part: String, _ replacement: String, _ reason: String) throws {
    var claims = ClaimSet()
    #expect(claims.insert(jsonLines: Array(Self.line(1).utf8), file: "x") == [])
    var line = Self.line(2).replacingOccurrences(of: part, with: replacement)
    if replacement == "\"words\"" { line = line.replacingOccurrences(of: "gift:", with: "other:") }
    let errors = claims.insert(jsonLines: Array(line.utf8), file: "x")
    #expect(errors.count == 1 && errors[0].reason.contains(reason), "\(errors)")
    #expect(errors.allSatisfy { !$0.description.contains("\n") })
    #expect(claims.documents.count == 1)
  }

  @Test func orderIsByNameWhateverWasDeclaredFirst() throws {
    _ = try Namespace.declare(prefix: "order", iri: "https://example.org/order#")
    let late = try Relation.declare("order:zz", range: .entity, chinese: "末", english: "last one")
    let early = try Relation.declare("order:aa", range: .entity, chinese: "首", english: "first one")
    #expect([.holds, late, .chair, early].sorted() == [early, late, .holds, .chair].sorted())
    #expect([late, .chair, early].sorted() == [early, late, .chair])
    #expect(try Relation.declare("order:aa", range: .entity, chinese: "首", english: "first one") == early)
  }
}
