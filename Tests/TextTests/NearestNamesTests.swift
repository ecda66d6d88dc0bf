import Testing
import Text

@Suite struct NearestNamesTests {
  @Test(arguments: [
    ("buidl", ["build", "clean"], "; did you mean build?"),
    ("Persn", ["人物", "Person"], "; did you mean Person?"),
    ("shan:suports", ["shan:supports", "shan:supported"], "; did you mean shan:supports?"),
    ("陈好", ["王豪", "李好", "陈豪"], "; did you mean 陈豪 or 李好?"),
    ("a", ["b", "c"], ""), ("云南", ["贵州"], ""), ("", ["a"], ""),
    ("abcd", ["abce", "abcf", "abcg", "abch"], "; did you mean abce, abcf or abcg?"),
  ])
  func question(name: String, candidates: [String], expected: String) {
    #expect(NearestNames(to: name, among: candidates).question == expected)
  }
}
