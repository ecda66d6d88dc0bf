import Stores
import Testing

struct FederatedQueryTests {
  @Test(arguments: [
    "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
    "select*{service silent<http://x.example/>{?s ?p ?o}}",
    "SELECT * { VALUES ?e { <http://x.example/> } SERVICE ?e { ?s ?p ?o } }",
    "PREFIX x: <http://x.example/> SELECT * { SERVICE x:a#b c\r\n{ } }",
    "PREFIX : <http://x.example/> SELECT * { SERVICE:a{ } }",
    "SELECT * { SERVICE # { \n <http://x.example/> # }\r { } }",
    "SELECT * { FILTER(?a<'>') SERVICE <http://x.example/> {} FILTER(?b='x') }",
    #"SELECT * { \u0053ERVICE <http://x.example/> {} }"#,
    #"SELECT * { S\U00000045RVICE <http://x.example/> {} }"#,
    "SELECT * { ?s ?p 1SERVICE\t<http://x.example/>\r\n{} }",
  ])
  func clausesAreFound(query: String) { #expect(FederatedQuery.isFederated(query)) }

  @Test(arguments: [
    "SELECT * { ?s ?p ?service }", "SELECT * { ?s <http://x.example/service> ?o }",
    "PREFIX service: <http://x.example/> SELECT * { ?s service:of ?o . }",
    "SELECT * { ?s rdfs:label \"customer service\" } # ask the service",
    "SELECT * { GRAPH <http://x.example/service> { ?s ?p ?o } }",
  ])
  func otherQuestionsAreNone(query: String) { #expect(!FederatedQuery.isFederated(query)) }
}
