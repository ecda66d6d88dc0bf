import Ontology
import Testing

@Suite struct TermTests {
  @Test(arguments: Relation.builtIn)
  func relationsAreTerms(_ relation: Relation) {
    #expect(relation.term.prefixedName == relation.prefixedName)
    #expect((relation.range == .entity) == relation.isBetweenEntities)
    #expect(!relation.label(in: .chinese).isEmpty && !relation.label(in: .english).isEmpty)
  }

  @Test(arguments: EntityKind.builtIn)
  func kindsHaveClasses(_ kind: EntityKind) {
    #expect(kind.classes.first == kind.term)
    #expect(kind.isEvent == kind.classes.contains(SHAN.event.term))
    #expect(kind.isOrganization == kind.classes.contains(Term(.org, "Organization")))
  }

  @Test func prefixedNames() {
    #expect(Term(prefixedName: "org:holds")?.iri == "http://www.w3.org/ns/org#holds")
    #expect(Term(prefixedName: "nobody:knows") == nil)
    #expect(Term(prefixedName: "nothing") == nil)
  }

  @Test func wordsAreTaggedAndCodesAreNot() {
    #expect(Relation.unit.normalized(Literal("元")).datatype == .chinese)
    #expect(Relation.adcode.normalized(Literal("110000", .chinese)).datatype == .string)
    #expect(Relation.startDate.normalized(.date("2019-05")).datatype == .yearMonth)
  }

  @Test func onlyTermsOfTheListAreNamed() {
    #expect(Relation.eventStatus.term(named: EventStatus.postponed.literal) == EventStatus.postponed.term)
    #expect(Relation.eventStatus.term(named: Literal("schema:Person> <")) == nil)
    #expect(Relation.level.term(named: EventStatus.postponed.literal) == nil)
  }
}
