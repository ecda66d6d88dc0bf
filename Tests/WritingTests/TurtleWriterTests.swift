import Knowledge
import Ontology
import Testing
import Text
import Writing

@Suite struct TurtleWriterTests {
  @Test func writesTheWholeDocument() {
    #expect(
      TurtleWriter().bytes(of: SampleGraph.graph).text == """
        @prefix article: <https://shanhai.example/id/article/> .
        @prefix event: <https://shanhai.example/id/event/> .
        @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix org: <http://www.w3.org/ns/org#> .
        @prefix person: <https://shanhai.example/id/person/> .
        @prefix post: <https://shanhai.example/id/post/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix region: <https://shanhai.example/id/region/> .
        @prefix schema: <https://schema.org/> .
        @prefix shan: <https://shanhai.example/ontology#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

        article:a1 a shan:Article , schema:NewsArticle ;
          rdfs:label "两省座谈"@zh ;
          schema:datePublished "2031-05-06"^^xsd:date ;
          schema:mentions person:赵明川-0a .

        event:会议-1 a shan:JointMeeting , shan:Event , schema:Event ;
          rdfs:label "第三次联席会议"@zh ;
          schema:startDate "2031-05"^^xsd:gYearMonth ;
          shan:between region:980000 ,
            region:990000 ;
          shan:ordinal 3 ;
          shan:participant person:赵明川-0a ;
          shan:speaker person:赵明川-0a .

        person:赵明川-0a a foaf:Person , shan:Official ;
          rdfs:label "赵明川"@zh ;
          org:holds post:省长-1b .

        post:省长-1b a org:Post ;
          rdfs:label "江州省省长"@zh ;
          shan:ofRegion region:990000 ;
          shan:title "省长"@zh .

        region:980000 a shan:Region , schema:AdministrativeArea ;
          rdfs:label "海陵省"@zh ;
          shan:adcode "980000" ;
          shan:level "province" ;
          shan:supports region:990000 .

        region:990000 a shan:Region , schema:AdministrativeArea ;
          rdfs:label "江州省"@zh ;
          shan:adcode "990000" ;
          shan:level "province" .

        """)
  }

  @Test func emptyGraphIsAnEmptyDocument() {
    #expect(
      TurtleWriter(provenance: .reified).bytes(of: KnowledgeGraph(entities: [], edges: [])) == [])
  }

  @Test(arguments: [
    ("王\"二\"", #""王\"二\"""#),
    ("a\\b", #""a\\b""#),
    ("一\t二\r", #""一\t二\r""#),
    ("\u{1}\u{7F}\u{8}\u{C}", #""\u0001\u007F\b\f""#),
    ("一\n二", "\"\"\"一\n二\"\"\""),
    ("说“好”\n\"好\"", "\"\"\"说“好”\n\"好\\\"\"\"\""),
    ("\"\"\"\n\\", "\"\"\"\\\"\\\"\"\n\\\\\"\"\""),
    ("𠮷·é", "\"𠮷·é\""),
  ])
  func escapesStrings(_ label: String, _ written: String) {
    let text = TurtleWriter().bytes(of: SampleGraph.person(label: label)).text
    #expect(text.hasSuffix("rdfs:label \(written)@zh .\n"), "\(text)")
  }

  @Test(arguments: [
    ("person/李-1", "person:李-1"),
    ("person/阿卜杜拉·买买提", "person:阿卜杜拉·买买提"),
    ("region/110000%2F村", "region:110000%2F村"),
    // A local name may neither begin with a hyphen nor end in a dot.
    ("person/-李", "<https://shanhai.example/id/person/-李>"),
    ("person/李.", "<https://shanhai.example/id/person/李.>"),
    ("person/“李”", "<https://shanhai.example/id/person/“李”>"),
    ("person/a/b", "<https://shanhai.example/id/person/a/b>"),
    ("person", "<https://shanhai.example/id/person>"),
    (
      "person/a b<c>\"{}|^`\\",
      "<https://shanhai.example/id/person/a%20b%3Cc%3E%22%7B%7D%7C%5E%60%5C>"
    ),
    ("person/50%", "<https://shanhai.example/id/person/50%25>"),
    ("person/a%2", "<https://shanhai.example/id/person/a%252>"),
    ("person/a#b#c", "<https://shanhai.example/id/person/a#b%23c>"),
    ("person/\u{E000}\u{FFFE}\n", "<https://shanhai.example/id/person/%EE%80%80%EF%BF%BE%0A>"),
    // A segment that a vocabulary's prefix has already.
    ("org/a", "id-org:a"),
  ])
  func writesIRIs(_ path: String, _ written: String) {
    let text = TurtleWriter().bytes(of: SampleGraph.person(iri: path, label: "李")).text
    #expect(text.contains("\n\n\(written) a foaf:Person ;"), "\(text)")
    #expect(text.contains("@prefix person:") == written.hasPrefix("person:"))
  }

  @Test(arguments: [
    (
      Attribute(.value, Literal("14108000000", .decimal)), #"shan:value "14108000000"^^xsd:decimal"#
    ),
    (Attribute(.value, Literal("3.5", .decimal)), "shan:value 3.5"),
    (Attribute(.value, Literal("3.", .decimal)), #"shan:value "3."^^xsd:decimal"#),
    (Attribute(.ordinal, Literal("第三", .integer)), #"shan:ordinal "第三"^^xsd:integer"#),
    (Attribute(.startDate, .date("2019")), #"schema:startDate "2019"^^xsd:gYear"#),
    (
      Attribute(.url, Literal("https://x.example/a?b")),
      #"schema:url "https://x.example/a?b"^^xsd:anyURI"#
    ),
    (Attribute(.unit, Literal("元")), #"shan:unit "元"@zh"#),
    (Attribute(.ended, Literal("true", .boolean)), "shan:ended true"),
    (
      Attribute(.eventStatus, EventStatus.cancelled.literal),
      "schema:eventStatus schema:EventCancelled"
    ),
    (
      Attribute(.eventStatus, Literal("schema:a> <b")), #"schema:eventStatus "schema:a> <b""#
    ),
    (Attribute(.adcode, Literal("110000", .chinese)), #"shan:adcode "110000""#),
  ])
  func writesLiteralsByTheirRelation(_ attribute: Attribute, _ written: String) {
    let entity = Entity(
      iri: SampleGraph.iri("x/y"), kinds: [.measure], label: "量", attributes: [attribute])
    let text = TurtleWriter().bytes(of: KnowledgeGraph(entities: [entity], edges: [])).text
    #expect(text.hasSuffix(";\n  \(written) .\n"), "\(text)")
  }

  @Test func sameGraphSameBytes() {
    let turned = KnowledgeGraph(
      entities: SampleGraph.entities.reversed(), edges: SampleGraph.edges.reversed())
    for provenance in ProvenanceForm.allCases {
      let writer = TurtleWriter(provenance: provenance)
      #expect(writer.bytes(of: turned) == writer.bytes(of: SampleGraph.graph))
    }
  }

  @Test func chunksAreTheDocument() {
    let entities = (0..<2000).map { number in
      Entity(
        iri: SampleGraph.iri("person/p\(number)"), kinds: [.person], label: "赵钱孙李周吴郑王",
        attributes: [])
    }
    let graph = KnowledgeGraph(entities: entities, edges: [])
    var chunks: [[UInt8]] = []
    TurtleWriter().write(graph) { chunks.append($0) }
    #expect(chunks.count > 1)
    #expect(chunks.allSatisfy { $0.count < 1 << 17 })
    #expect(Array(chunks.joined()) == TurtleWriter().bytes(of: graph))
  }

  @Test func sinkMayRefuse() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try TurtleWriter().write(SampleGraph.graph) { (_: [UInt8]) throws(Full) in throw Full() }
    }
  }
}
