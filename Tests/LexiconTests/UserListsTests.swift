import Foundation
import Lexicon
import Testing
import Text

struct UserListsTests {
  @Test func addsToTheListThatHasItsColumns() throws {
    let words = try WordLists.bundled(
      adding: lists("# mine\nname\tkind\n\n江海学会\tOrganization\n"))
    let scalars = Letters("江海学会".unicodeScalars)
    #expect(words.fixedBodies.match(in: scalars, at: 0, before: 4)?.end == 4)
    #expect(try WordLists.bundled().fixedBodies.match(in: scalars, at: 0, before: 4) == nil)
  }

  @Test func windowsLineEndsAndByteOrderMark() throws {
    let words = try WordLists.bundled(adding: lists("\u{FEFF}person\r\n阿木古楞\r\n"))
    #expect(words.names.persons == ["阿木古楞"])
  }

  @Test(arguments: [
    ("nothing\tknown\na\tb\n", "mine.tsv:1: no list has the columns nothing, known"),
    ("name\tkind\n江海学会\n", "mine.tsv:2: 1 cells where 2 belong"),
    ("name\tkind\n# 江海\n\n江海学会\tShop\n", "mine.tsv:4: kind is Shop, not one of "),
    ("name\tkind\n\tOrganization\n", "mine.tsv:2: the first cell is empty"),
  ])
  func faultsAreNamedWithTheirLines(content: String, message: String) throws {
    let error = #expect(throws: LexiconError.self) { try lists(content) }
    let description = try #require(error?.description)
    #expect(description.contains(message))
    #expect(!description.contains("\n"))
  }

  @Test func missingFile() {
    var lists = UserLists()
    #expect(throws: LexiconError.self) { try lists.add(contentsOf: "/nowhere/mine.tsv") }
  }

  private func lists(_ content: String) throws -> UserLists {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "mine.tsv")
    try Data(content.utf8).write(to: file)
    var lists = UserLists()
    try lists.add(contentsOf: file.path)
    return lists
  }
}
