import Claims
import Knowledge
import Linking
import Ontology
import Testing

struct ProjectTests {
  /// Of one project the furthest state and the largest sum; of another kind all that is said.
  @Test func whatGoesFurtherHolds() throws {
    let values: (EntityKind) throws -> (states: [String], values: [String]) = { kind in
      let thing = LocalEntity(kind, key: "汉阴县便民桥", label: "汉阴县便民桥")
      var first = TestDocument("a", date: "2021-05-10")
      first.add(thing, .label, Literal("汉阴县便民桥", .chinese))
      first.add(thing, .value, Literal("48000000", .decimal))
      if kind == .project { first.add(thing, .state, ProjectState.building.literal) }
      var second = TestDocument("b", date: "2022-05-10")
      second.add(thing, .label, Literal("汉阴县便民桥", .chinese))
      second.add(thing, .value, Literal("52000000", .decimal))
      if kind == .project { second.add(thing, .state, ProjectState.built.literal) }
      let graph = try graph(first, second)
      let entities = graph.entities.filter { $0.kind == kind }
      return (entities.flatMap { $0.values(of: .state) }, entities.flatMap { $0.values(of: .value) }.sorted())
    }
    let project = try values(.project)
    #expect(project.states == [ProjectState.built.literal.lexical])
    #expect(project.values == ["52000000"])
    #expect(try values(.measure).values == ["48000000", "52000000"])
  }
}
