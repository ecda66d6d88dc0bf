import Foundation
import Lexicon
import Testing
import Text

struct UserListsTests {
  @Test func addsToTheListThatHasItsColumns() throws {
    let words = try WordLists.bundled(
      adding: lists("# mine\nname\tkind\n\n江海学会\tOrganization\n"))
    let scalars = Letters("江海学会".unicodeScalars)
    #expect(words.lexicon.longest(.fixedBody, in: scalars, at: 0, before: 4)?.end == 4)
    #expect(try WordLists.bundled().lexicon.longest(.fixedBody, in: scalars, at: 0, before: 4) == nil)
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
    ("person\n阿木古楞\n阿木古楞\n", "mine.tsv:3: 阿木古楞 is listed twice"),
    ("word\tclass\tvalue\n捐赠\tsgin\t\n", "mine.tsv:2: no class is called sgin; did you mean sign"),
    ("word\tclass\tvalue\n签署\tsign\tfast\n", "mine.tsv:2: value is fast, but words of the class sign have none"),
    ("word\tclass\tvalue\n签署\tcue\tsgin\n", "mine.tsv:2: value is sgin, not one of attend, "),
    ("class\tvalues\tmeaning\nsign\t\t\n", "mine.tsv:2: sign is a class already"),
    ("form\tadcodes\n沪甲\t310000|999999\n", "mine.tsv:2: no division has the code 999999"),
    ("form\tadcodes\n沪滇甲\t310000|530000\n", "mine.tsv:2: 2 divisions where 沪滇甲 has 3 characters"),
  ])
  func faultsAreNamedWithTheirLines(content: String, message: String) throws {
    let error = #expect(throws: LexiconError.self) {
      try WordLists.bundled(adding: lists(content))
    }
    let description = try #require(error?.description)
    #expect(description.contains(message))
    #expect(!description.contains("\n"))
  }

  @Test func wordsOfAClassAndAClassOfItsOwn() throws {
    var lists = try lists("class\tvalues\tmeaning\ndonate\t\t捐赠: gives\n")
    lists.add(ClassedWord(word: "捐赠", className: "donate", file: "mine.rules", line: 3))
    lists.declare(class: "thing", file: "mine.rules", line: 2)
    lists.add(ClassedWord(word: "捐赠", className: "thing", file: "mine.rules", line: 4))
    lists.add(ClassedWord(word: "换约", className: "sign", file: "mine.rules", line: 5))
    let lexicon = try WordLists.bundled(adding: lists).lexicon
    let words = lexicon.words(in: Letters("捐赠换约".unicodeScalars))
    let donate = try #require(lexicon.wordClass(named: "donate"))
    #expect(words.longest(donate, at: 0)?.end == 2)
    #expect(words.longest(try #require(lexicon.wordClass(named: "thing")), at: 0)?.end == 2)
    #expect(words.longest(.sign, at: 2)?.end == 4)
    lists.add(ClassedWord(word: "换约", className: "nothing", file: "mine.rules", line: 6))
    let error = #expect(throws: LexiconError.self) { try WordLists.bundled(adding: lists) }
    #expect(error?.description == "mine.rules:6: no class is called nothing; did you mean thing?")
  }

  @Test func moreClassesThanThereMayBe() throws {
    var lists = UserLists()
    for number in 1...WordClassSet.capacity { lists.declare(class: "c\(number)", file: "mine.rules", line: number) }
    let error = #expect(throws: LexiconError.self) { try WordLists.bundled(adding: lists) }
    #expect(error?.description.contains("is one class more than the \(WordClassSet.capacity) that there may be") == true)
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
