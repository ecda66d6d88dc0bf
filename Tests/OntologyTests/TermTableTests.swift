import Ontology
import Testing

private struct Word: TermRow {
  let name: String
  var meaning = ""
  var names: [String] { [name] }
  func conflict(with other: Word) -> String? { meaning == other.meaning ? nil : "otherwise" }
}

@Suite struct TermTableTests {
  @Test func rowsAreAddedUntilTheTableIsFull() throws {
    let table = TermTable([Word(name: "b"), Word(name: "a")])
    #expect(table.precedes(1, 0) && !table.precedes(0, 1))
    for number in 2..<255 { #expect(try table.declare(Word(name: "n\(number)")) == UInt8(number)) }
    #expect(throws: VocabularyError.full("more", 255)) { try table.declare(Word(name: "more")) }
    #expect(try table.declare(Word(name: "a")) == 1)
    #expect(table.number(of: "n254") == 254 && table.number(of: "more") == nil)
    #expect(table.declaredNumbers.map { table[$0].name } == (2..<255).map { "n\($0)" }.sorted())
  }

  @Test func oneNameHasOneMeaning() throws {
    let table = TermTable([Word(name: "a", meaning: "x")])
    #expect(throws: VocabularyError.disagrees("a", "otherwise")) { try table.declare(Word(name: "a", meaning: "y")) }
    _ = try table.declare(Word(name: "c", meaning: "x"))
    #expect(throws: VocabularyError.disagrees("c", "otherwise")) { try table.declare(Word(name: "c", meaning: "y")) }
  }

  @Test func manyMayDeclareAtOnce() async {
    let table = TermTable([Word(name: "a")])
    let numbers = await withTaskGroup(of: UInt8?.self) { group in
      for number in 0..<2000 { group.addTask { try? table.declare(Word(name: "n\(number % 200)")) } }
      return await group.reduce(into: Set<UInt8>()) { if let number = $1 { $0.insert(number) } }
    }
    #expect(numbers.count == 200)
    #expect(Set(numbers.map { table[$0].name }).count == 200)
  }

  @Test(arguments: EntityKind.builtIn)
  func constantsAreRows(_ kind: EntityKind) {
    #expect(EntityKind(named: kind.name) == kind)
    #expect(EntityKind.builtIn.filter { $0.term == kind.term } == [kind])
  }
}
