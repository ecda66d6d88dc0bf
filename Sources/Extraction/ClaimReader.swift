public import Articles
public import Claims
public import Lexicon
public import Mentions
public import Rules

/// Reads the claims of an article.
public struct ClaimReader: Sendable {
  private let words: WordLists
  let finder: MentionFinder
  private let plan: RulePlan

  /// - Parameter rules: Those that are text, with a user's own.
  public init(words: WordLists, rules: RuleSet = RuleBook.texts) {
    self.words = words
    var rules = rules
    for name in rules.usedClasses {
      guard let wordClass = words.lexicon.wordClass(named: name) else { continue }
      for word in words.lexicon.words(of: wordClass) { rules.add(word, to: name) }
    }
    plan = RulePlan(rules)
    finder = MentionFinder(words: words)
  }

  /// What the article's body states; of a body in another language than Chinese nothing.
  /// - Complexity: O(*n* log *n*) in the body's length.
  public func claims(in article: Article) -> DocumentClaims {
    guard article.isChinese else {
      return DocumentClaims(
        identifier: article.identifier, digest: article.digest, metadata: article.metadata, claims: [],
        omission: Omission(foreign: article.text.count))
    }
    guard let folded = article.foldedToSimplified else { return claims(in: finder.annotate(article)) }
    return claims(in: finder.annotate(folded), of: article)
  }

  /// What an annotated article's body states.
  /// - Parameter original: The article as printed, when the annotated one is its folded form.
  public func claims(
    in annotated: AnnotatedArticle, of original: Article? = nil
  ) -> DocumentClaims {
    var claims = ClaimCollector(annotated, original: original)
    let names = OrganizationNames(annotated)
    NamingRules.read(names, into: &claims)
    PostRules.read(words, names, into: &claims)
    let reader = RuleReader(plan, annotated, names, words.gazetteer)
    reader.readOffices(into: &claims)
    var events = MeetingRules.find(words, in: annotated)
    VisitRules.find(words, in: annotated, &events)
    claims.cut(from: events.end)
    VisitRules.write(events, names, words, into: &claims)
    ParticipationRules.read(events, words, into: &claims)
    let visited = VisitRules.writeStops(events, names, words, into: &claims)
    MeetingRules.completeByVisit(&events, visited, annotated)
    MeetingRules.completeByCompany(&events, words, claims)
    MeetingRules.write(events, into: &claims)
    AgreementRules.read(events, names, into: &claims)
    let tables = TableRows(annotated)
    let counted = MeasureRules.read(tables, words, names, into: &claims)
    reader.events = events
    reader.read(tables, into: &claims)
    AgreementRules.complete(events, into: &claims)
    MeasureRules.readFlow(of: counted, events, words, names, into: &claims)
    claims.cut()
    let article = original ?? annotated.article
    return DocumentClaims(
      identifier: article.identifier, digest: article.digest, metadata: article.metadata,
      claims: claims.claims, omission: claims.omission)
  }
}
