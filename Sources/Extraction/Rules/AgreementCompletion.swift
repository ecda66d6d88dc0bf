import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// What is told of an agreement outside the sentence that names it: who signed it, and on which day.
extension AgreementRules {
  static let signedLater = Rule(
    "agreement.signed-later", reads: "who signs the agreement that was named before: 甲、乙代表双方签署协议", confidence: 0.9,
    examples: [
      .init("溧阳市与汉阴县签署《劳务协作协议》。溧阳市副市长周明远、汉阴县副县长李思齐代表双方签署协议。", "劳务协作协议 shan:signatory 李思齐")
    ],
    counterexamples: ["溧阳市与汉阴县签署《劳务协作协议》。在溧阳市副市长周明远见证下，双方签约。"])
  static let day = Rule(
    "agreement.day", reads: "the day that the sentence or paragraph of a signature begins with", confidence: 0.85,
    examples: [.init("5月2日，溧阳市与汉阴县签署《劳务协作协议》。", "劳务协作协议 dcterms:date 2024-05-02")],
    counterexamples: ["溧阳市与汉阴县签署《劳务协作协议》。5月2日，天气晴好。"])

  /// - Precondition: What sentences say of agreements has been read.
  static func complete(_ list: EventList, into claims: inout ClaimCollector) {
    let named = claims.claims.filter { $0.subject.kind == .agreement && $0.relation == .label }
      .map { (agreement: $0.subject, sentence: $0.evidence.scalars) }
    guard !named.isEmpty else { return }
    addSigners(named, list, into: &claims)
    addDays(named, into: &claims)
  }

  private typealias Named = (agreement: LocalEntity, sentence: ScalarRange)

  private static func addSigners(_ named: [Named], _ list: EventList, into claims: inout ClaimCollector) {
    let annotated = claims.annotated
    let told = Set(named.map(\.sentence.lowerBound))
    for sentence in annotated.sentences where !told.contains(sentence.range.lowerBound) {
      for word in annotated.listed.all(.sign, in: sentence.range) {
        guard annotated.asserts(at: word.start, despite: .cited), annotated.events.covering(word.start) == nil,
          annotated.has(.signsAgain, at: word.end) || word.end >= sentence.range.upperBound - 1,
          case let signers = signers(before: word, sentence, annotated), !signers.isEmpty,
          let last = named.last(where: { $0.sentence.upperBound <= word.start }), word.start - last.sentence.upperBound <= reach,
          list.items.areOne(last.sentence.lowerBound, word.start)
        else { continue }
        for person in signers {
          claims.add(last.agreement, .signatory, .entity(LocalEntity(person: person)), signedLater, at: sentence.range, by: word.start, despite: .cited)
        }
        break
      }
    }
  }

  /// How far behind its name an agreement may be signed again, in scalars.
  private static let reach = 120

  /// At least two who stand before a verb of signing, with an office each.
  private static func signers(before word: Word, _ sentence: Sentence, _ annotated: AnnotatedArticle) -> [String] {
    let clause = annotated.clause(at: word.start)
    guard !annotated.has(.onlookers, in: clause) else { return [] }
    let persons = annotated.persons.starting(in: ScalarRange(clause.lowerBound, word.start))
      .filter { annotated.posts.ending(at: $0.range.lowerBound) != nil || annotated.has(.forBoth, in: clause) }
    return persons.count > 1 ? persons.map(\.name) : []
  }

  private static func addDays(_ named: [Named], into claims: inout ClaimCollector) {
    let annotated = claims.annotated
    var dated = Set(claims.claims.lazy.filter { $0.subject.kind == .agreement && $0.relation == .date }.map(\.subject))
    for (agreement, range) in named {
      guard let sentence = annotated.sentence(at: range.lowerBound), !annotated.has(.anniversary, in: sentence.range) else { continue }
      let own = days(in: sentence.range, annotated)
      let block = annotated.article.blocks[sentence.block].range
      let opening = annotated.dates.starting(in: ScalarRange(block.lowerBound, min(block.upperBound, block.lowerBound + 3))).first
      guard let day = own.first ?? opening.flatMap({ isDay($0) ? $0.start : nil }), Set(own).count < 2, dated.insert(agreement).inserted
      else { continue }
      claims.add(agreement, .date, .literal(.date(day)), Self.day, at: sentence.range)
    }
  }

  private static func days(in range: ScalarRange, _ annotated: AnnotatedArticle) -> [String] {
    annotated.dates.starting(in: range).filter(isDay).map(\.start)
  }

  private static func isDay(_ date: DateMention) -> Bool { !date.isPeriod && date.end == nil && date.beginsOnDay }
}
