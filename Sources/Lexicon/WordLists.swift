/// Everything that is known before an article is read. Loaded once, shared by all threads; a class,
/// as its lists are, because finders hold it and a copy is then one reference.
public final class WordLists: Sendable {
  public let gazetteer: Gazetteer
  /// Every listed word with its classes.
  public let lexicon: Lexicon
  public let titles: TitleList
  public let names: NameList
  /// Words with which a text does not assert what it says.
  public let modality: ModalityWords
  /// Units, counted nouns and the verbs before them.
  public let quantities: QuantityWords
  /// Costs and weights between the readings of a clause.
  package let weights: MentionWeights
  /// Where the words of these lists, and those of the gazetteer, may begin.
  package let openings: OpeningTable

  /// The word lists that come with the program, and with them a user's own.
  /// - Throws: `LexiconError` where a list is missing or malformed.
  public static func bundled(adding user: UserLists = UserLists()) throws(LexiconError) -> WordLists {
    try WordLists(user)
  }

  private init(_ user: UserLists) throws(LexiconError) {
    gazetteer = try Gazetteer.bundled(adding: user)
    lexicon = Lexicon(try LexiconBuilder(user))
    titles = try TitleList(user)
    names = try NameList(user)
    modality = try ModalityWords()
    quantities = try QuantityWords()
    weights = try MentionWeights()
    var openings = gazetteer.openings
    openings.formUnion(lexicon.openings)
    openings.insert(titles.matcher, .title)
    openings.insert(modality.matcher, .modality)
    openings.insert(names.surnameMatcher, .surname)
    self.openings = openings
  }
}
