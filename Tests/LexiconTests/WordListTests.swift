import Lexicon
import Testing

@Suite struct WordListTests {
  @Test(arguments: [
    ("titles", "省委书记"), ("title_prefixes", "省委"), ("surnames", "欧阳"), ("name_elements", "扎西"),
  ])
  func rowsStartWithTheWord(resource: String, word: String) throws {
    #expect(try WordList(resource).rows().contains { $0[0] == word })
  }

  @Test(arguments: [
    "regions", "townships", "abbreviations", "pairforms", "ambiguous", "pairings", "surnames",
    "name_elements", "titles", "title_prefixes",
  ])
  func everyRowHasItsColumns(resource: String) throws {
    let columns = try WordList(resource).columns.count
    #expect(try WordList(resource).rows().allSatisfy { $0.count == columns })
  }

  @Test func missingListIsAnError() {
    #expect(throws: LexiconError.self) { try WordList("nothing").rows() }
    do { _ = try WordList("nothing").rows() } catch {
      #expect(error.code == .missing)
      #expect(error.description.contains("nothing.tsv"))
    }
  }
}
