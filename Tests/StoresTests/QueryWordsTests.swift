import Stores
import Testing

@Suite struct QueryWordsTests {
  struct Case: Sendable {
    let query: String
    var used: [String] = []
    var declared: Set<String> = []
    var bare: [String] = []
  }

  @Test(arguments: [
    Case(query: "SELECT ?x { ?x shan:supports ?y ; a shan:Region }", used: ["shan"], bare: ["SELECT", "a"]),
    Case(
      query: "PREFIX a: <http://x#> prefix b:<http://y#> SELECT * { ?x a:b b:c-d.e }", used: ["a", "b"],
      declared: ["a", "b"], bare: ["SELECT"]),
    Case(query: #"ASK { ?x ?y 'p:q' , "r:s" , '''t:u''' , "\"v:w" } # x:y"#, bare: ["ASK"]),
    Case(query: "ASK { <urn:a:b> ?p _:blank . FILTER(?a<?b && ?c > 1) }", bare: ["ASK", "FILTER"]),
    Case(
      query: #"ASK { ?x supports "a"@zh-Hans ; 对口支援 ?y ; :z 1 }"#, used: [""], bare: ["ASK", "supports", "对口支援"]),
    Case(query: #"ASK { "never closed"#, bare: ["ASK"]), Case(query: "'"), Case(query: ""),
  ])
  func areThoseOutsideStrings(_ own: Case) {
    let words = QueryWords(own.query)
    #expect(words.used == own.used)
    #expect(words.declared == own.declared)
    #expect(words.bare == own.bare)
  }
}

@Suite struct PrefixedTurtleTests {
  @Test(arguments: [
    ("<http://a/b#c> <http://a/p> <http://a/b#d> .", "@prefix b: <http://a/b#> .\n@prefix x: <http://a/> .\nb:c x:p b:d ."),
    (#"<http://a/1> <http://a/p> "<http://a/q> \" " ."#, "@prefix x: <http://a/> .\n" + #"x:1 x:p "<http://a/q> \" " ."#),
    ("<http://a/x/y> <http://a/-p> <http://a/> .", "<http://a/x/y> <http://a/-p> <http://a/> ."),
    ("<http://a/云南> <http://a/《云》> <http://other/> .", "@prefix x: <http://a/> .\nx:云南 <http://a/《云》> <http://other/> ."),
    ("<http://a/never closed", "<http://a/never closed"), ("", ""),
  ])
  func shortensWhatMayBe(turtle: String, expected: String) {
    let short = PrefixedTurtle.shortened(
      Array(turtle.utf8), by: [("x", "http://a/"), ("b", "http://a/b#"), ("unused", "http://c/")])
    #expect(String(decoding: short, as: UTF8.self) == expected)
  }
}
