/// Everything that is known before an article is read. Loaded once, shared by all threads; a class,
/// as its lists are, because finders hold it and a copy is then one reference.
public final class WordLists: Sendable {
  public let gazetteer: Gazetteer
  /// Every listed word with its classes.
  public let lexicon: Lexicon
  public let titles: TitleList
  public let names: NameList
  public let cues: CueList
  /// Words with which a text does not assert what it says.
  public let modality: ModalityWords
  /// Words that end the name of an office (副局长, 领队).
  public let postHeads: SuffixList
  /// Words that end the name of a body (人民医院, 有限公司); their kind is an entity kind.
  public let bodySuffixes: SuffixList
  /// Words that end the name of a site (纪念馆, 展示中心).
  public let placeSuffixes: SuffixList
  /// Party and state bodies as they are written after a region (省委, 人民政府).
  public let bodyForms: SuffixList
  /// Bodies of the country (党中央, 国务院).
  public let fixedBodies: SuffixList
  /// Words that end the name of a meeting or ceremony; their kind is an entity kind.
  public let eventHeads: SuffixList
  /// Words after which a name may begin (来到, 与).
  public let nameBreaks: PhraseSet
  /// Words that make no name by themselves (当地, 现代农业).
  public let genericModifiers: PhraseSet
  /// Words that may end the short name of a firm (水泥, 科技).
  public let firmEndings: PhraseSet
  /// Units, counted nouns and the verbs before them.
  public let quantities: QuantityWords
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
    cues = try CueList()
    modality = try ModalityWords()
    postHeads = try SuffixList("post_heads", user)
    bodySuffixes = try SuffixList("body_suffixes", user)
    placeSuffixes = try SuffixList("place_suffixes", user)
    bodyForms = try SuffixList("body_forms")
    fixedBodies = try SuffixList("fixed_bodies", user)
    eventHeads = try SuffixList("event_heads")
    nameBreaks = try PhraseSet("name_breaks")
    genericModifiers = try PhraseSet("generic_modifiers")
    firmEndings = try PhraseSet("firm_endings")
    quantities = try QuantityWords()
    var openings = gazetteer.openings
    openings.insert(titles.matcher, .title)
    openings.insert(postHeads.matcher, .postHead)
    openings.insert(bodySuffixes.matcher, .bodySuffix)
    openings.insert(placeSuffixes.matcher, .placeSuffix)
    openings.insert(bodyForms.matcher, .bodyForm)
    openings.insert(fixedBodies.matcher, .fixedBody)
    openings.insert(eventHeads.matcher, .eventHead)
    openings.insert(nameBreaks.matcher, .nameBreak)
    openings.insert(cues.matcher, .cue)
    openings.insert(modality.matcher, .modality)
    openings.insert(names.roleNouns, .roleNoun)
    openings.insert(names.surnameMatcher, .surname)
    self.openings = openings
  }
}
