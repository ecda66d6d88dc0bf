import Knowledge
import Ontology
import Querying
import Testing

@Suite struct PropertyPathTests {
  private let facts = FactGraph(InventedGraph.graph)

  private func answer(_ path: String, from start: String) throws -> [String] {
    let graph = InventedGraph.graph
    let node = try graph.entity(meantBy: start, base: InventedGraph.base)
    return Traversal(of: try PropertyPath(parsing: path), from: node, in: facts).matches
      .map { match in
        switch facts.node(match.node) {
        case .entity(let position): graph.entities[position].label
        case .term(let term): term.prefixedName
        case .literal(let literal): literal.lexical
        }
      }
  }

  @Test(arguments: [
    ("shan:supports", "青山省", ["白水省"]),
    ("^shan:supports", "白水省", ["青山省"]),
    ("supports/^shan:within", "青山省", ["白水市"]),
    ("shan:supports/^within+", "青山省", ["白水市", "白水县"]),
    ("shan:within*", "白水县", ["白水省", "白水市", "白水县"]),
    ("shan:within?", "白水县", ["白水市", "白水县"]),
    ("^shan:participant/出席", "秦岭松", ["江月"]),
    ("任职/'of region'", "秦岭松", ["青山省"]),
    ("a", "秦岭松", ["foaf:Person", "shan:Official"]),
    ("org:holds|a", "江月明", ["foaf:Person"]),
    ("^(shan:supports/^shan:within)", "白水市", ["青山省"]),
    ("!(shan:participant|shan:attendee|a|rdfs:label|schema:startDate|shan:between)", "联席会议", ["秦岭松"]),
    ("!^schema:mentions", "江月", ["联席会议"]),
    ("^!schema:mentions", "江月", ["联席会议"]),
    ("!(^shan:attendee|^shan:participant)", "江月", ["两省携手"]),
    ("rdfs:label/^rdfs:label", "江月明", ["江月明"]),
    ("<http://www.w3.org/ns/org#holds>", "秦岭松", ["青山省省委书记"]),
    ("shan:participant", "青山省", []),
    ("^shan:within{1,2}", "白水省", ["白水市", "白水县"]),
    ("^shan:within{2}", "白水省", ["白水县"]),
    ("(^shan:within){1,}", "白水省", ["白水市", "白水县"]),
    ("^shan:within{ , 1 }", "白水省", ["白水省", "白水市"]),
  ])
  func leadsWhere(_ path: String, _ start: String, _ ends: [String]) throws {
    #expect(try answer(path, from: start).sorted() == ends.sorted())
  }

  @Test func walkIsAShortestOne() throws {
    let graph = InventedGraph.graph
    let start = try graph.entity(meantBy: "白水县", base: InventedGraph.base)
    let path = try PropertyPath(parsing: "shan:within+/^shan:supports")
    let match = try #require(Traversal(of: path, from: start, in: facts).matches.first)
    #expect(match.walk.map(\.isInverse) == [false, false, true])
    #expect(match.walk.first?.from == start && match.walk.last?.to == match.node)
    #expect(zip(match.walk, match.walk.dropFirst()).allSatisfy { $0.to == $1.from })
  }

  @Test(arguments: [
    ("", 1, "ends"), ("shan:supports/", 15, "ends"), ("(shan:supports", 15, ")"),
    ("shan:supports)", 14, "out of place"), ("shan:supprts", 1, "shan:supports"),
    ("nobody:knows", 1, "prefix"), ("shan:within{}", 12, "{1,3}"), ("a{0}", 2, "once at least"), ("a{2,1}", 2, "counts down"),
    ("a{1", 2, "{1,3}"), ("a{x}", 2, "{1,3}"), ("a{201}", 2, "more than 200"), ("(a/a){101}", 6, "more than 200"),
    ("((a{100}){100}){100}", 10, "more than 200"), ("a{99999999999999999999}", 2, "{1,3}"), ("a{2}*", 5, "out of place"),
    ("shan:supports | | a", 17, "property"),
    ("a++", 3, "out of place"), ("^^a", 2, "property"), ("!(a/a)", 4, ")"),
    ("<http://x.example/p>", 1, "no property"), ("'of region", 1, "closed"), ("参加人", 1, "参加人"),
    (String(repeating: "(", count: 5000), 201, "deep"),
    ("a" + String(repeating: "/a", count: 40_000), 401, "more than 200"),
    (String(repeating: "a|", count: 40_000) + "a", 401, "more than 200"),
    ("a/" + String(repeating: "x", count: 1_000_000), 3, "1000000 characters"),
    ("!(a" + String(repeating: "|^a", count: 40_000) + ")", 603, "more than 200"),
  ])
  func faultsHaveAPlace(_ path: String, _ column: Int, _ word: String) {
    #expect {
      _ = try PropertyPath(parsing: path)
    } throws: { error in
      guard let error = error as? PropertyPathError else { return false }
      return error.column == column && error.reason.contains(word)
    }
  }

  @Test(arguments: Relation.builtIn)
  func everyLabelIsOneProperty(_ relation: Relation) throws {
    for language in LabelLanguage.allCases {
      let label = relation.label(in: language)
      #expect(try PropertyPath(parsing: "\"\(label)\"") == .property(relation.term))
    }
  }
}
