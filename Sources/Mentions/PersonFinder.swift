import Lexicon

/// Finds the persons of an article. A name is first looked for where an office, a list, a role noun
/// or a verb announces one; its end is decided by what follows and by its other occurrences. What is
/// certain once is then recognised in the rest of the article.
struct PersonFinder {
  private let search: NameSearch

  init(
    _ words: WordLists, _ ground: Ground, _ lattice: ClauseLattice, _ regions: [RegionMention],
    _ posts: [PostMention], choices: NameChoices? = nil
  ) {
    search = NameSearch(words, ground, lattice, regions, posts, choices: choices)
  }

  func persons() -> [PersonMention] {
    var search = search
    search.searchBeforeHeadsOfState()
    search.searchAfterPosts()
    search.searchBeforeCommonOffices()
    search.searchBeforeKin()
    search.searchAfterRoleNouns()
    search.searchMembers()
    search.searchBeforeAddresses()
    search.searchBeforeVerbs()
    search.searchRecurring()
    search.searchKnownNames()
    search.searchDotted()
    search.searchInTheOpen()
    search.searchKnownNames()
    return search.mentions
  }
}
