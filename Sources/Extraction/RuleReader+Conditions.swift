import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

extension RuleReader {
  /// The conditions that a rule may ask for, with the number of their captures.
  static let conditions = [
    "distinct": 2, "made": 1, "national": 1, "official": 1, "titled": 1, "short": 1, "named": 1, "first": 1, "outsideEvent": 1, "headed": 1, "under": 1,
    "located": 1, "lasting": 1, "known": 1, "elsewhere": 2, "apart": 2, "beside": 2,
    "knownToSupport": 2, "unsaid": 2, "unrelated": 2, "lone": 0, "funded": 0,
  ]

  /// The conditions on divisions and on who helps whom.
  func isTrueOfPairing(
    _ name: String, _ values: [[Capture]], _ tape: Tape, _ claims: ClaimCollector
  ) -> Bool {
    switch name {
    case "short": mentions(values[0]).allSatisfy { $0.form == .abbreviation }
    case "named": mentions(values[0]).allSatisfy { $0.form != .deictic }
    case "first": values[0].first.map { isFirst($0, tape) } ?? false
    case "outsideEvent": values[0].allSatisfy { isOutsideEvent($0.range) }
    case "located": values[0].allSatisfy { owner($0) != nil }
    case "known": !values[0].isEmpty
    case "lasting": values[0].allSatisfy(isLasting)
    case "beside": isBeside(values[0], values[1])
    case "elsewhere": isElsewhere(values[0], values[1])
    case "apart": isApart(values[0], values[1])
    case "headed": values[0].first.map { isHeaded($0.range.lowerBound) } ?? false
    case "knownToSupport": isKnownToSupport(values[0].map(division), values[1].map(division))
    case "unsaid": !pairs(values).contains { pairings.known.hasPart(of: KnownPairs.Pair($0, $1)) }
    case "unrelated":
      !pairs(values).contains { pairings.known.hasWhole(of: .init($0, $1)) || pairings.known.hasPartOfOneSide(of: .init($0, $1)) }
    case "lone": pairings.known.isEmpty
    case "funded": reportsAid(claims)
    default: false
    }
  }

  /// Whether offices are of other bodies and divisions than what else was captured.
  private func isElsewhere(_ offices: [Capture], _ others: [Capture]) -> Bool {
    let known = others.flatMap { [owner($0), entity($0)].compactMap { $0 } }
    return offices.allSatisfy { office in owner(office).map { !known.contains($0) } ?? true }
  }

  /// Whether what was captured is of divisions of which none is the other or holds it.
  private func isApart(_ some: [Capture], _ others: [Capture]) -> Bool {
    some.compactMap(seat).allSatisfy { one in
      others.compactMap(seat).allSatisfy { other in
        !gazetteer.contains(one, other) && !gazetteer.contains(other, one)
      }
    }
  }

  /// The division that what was captured is, lies in or is an office of.
  private func seat(_ capture: Capture) -> Region? {
    guard case .token(let token) = capture, token.kind == .post, token.mention >= 0 else { return division(capture) }
    return annotated.posts[token.mention].region
  }

  /// Whether a date is a stretch of which both ends are told.
  private func isLasting(_ capture: Capture) -> Bool {
    guard case .token(let token) = capture, token.kind == .date else { return false }
    return annotated.dates[token.mention].end != nil
  }

  /// Whether two that were captured stand in one sentence.
  private func isBeside(_ some: [Capture], _ others: [Capture]) -> Bool {
    guard let one = some.first, let other = others.first else { return false }
    return annotated.sentence(at: one.range.lowerBound)?.range == annotated.sentence(at: other.range.lowerBound)?.range
  }

  /// The division that what was captured names or stands for.
  func region(_ capture: Capture) -> Region? {
    guard case .token(let token) = capture, token.mention >= 0 else { return nil }
    switch token.kind {
    case .region, .inner: return annotated.regions[token.mention].region
    case .authority: return annotated.organizations[token.mention].region
    case .officer: return annotated.posts[token.mention].region
    default: return nil
    }
  }

  /// The division that what was captured names, stands for or, as a body, lies in.
  private func division(_ capture: Capture) -> Region? {
    guard case .token(let token) = capture, token.kind == .body, token.mention >= 0 else { return region(capture) }
    return annotated.organizations[token.mention].region
  }

  private func isKnownToSupport(_ supporters: [Region?], _ supported: [Region?]) -> Bool {
    supporters.allSatisfy { one in
      supported.allSatisfy { other in
        one.map { one in other.map { gazetteer.isKnownToSupport(one, $0) } ?? false } ?? false
      }
    }
  }

  private func mentions(_ captures: [Capture]) -> [RegionMention] {
    captures.compactMap { capture in
      guard case .token(let token) = capture, token.kind == .region || token.kind == .inner else { return nil }
      return annotated.regions[token.mention]
    }
  }

  private func pairs(_ values: [[Capture]]) -> [(Region, Region)] {
    let (one, other) = (values[0].compactMap(region), values[1].compactMap(region))
    return one.flatMap { first in other.map { (first, $0) } }
  }

  /// Whether no token of its class stands before it in the sentence.
  private func isFirst(_ capture: Capture, _ tape: Tape) -> Bool {
    guard case .token(let token) = capture else { return false }
    return tape.tokens.first { $0.kind == token.kind }?.range == token.range
  }

  /// Whether words are no part of an event's name; in 甲对口帮扶乙座谈会 they say it all the same.
  private func isOutsideEvent(_ range: ScalarRange) -> Bool {
    annotated.events.covering(range.lowerBound) == nil
      || annotated.regions.ending(at: range.lowerBound) != nil
        && annotated.regions.starting(at: range.upperBound).map { $0.form != .deictic } ?? false
  }

  /// Whether a line of a list, each with a dash, stands under words on help: a heading, or what ends
  /// with a colon.
  private func isHeaded(_ position: Int) -> Bool {
    let letters = annotated.scalars
    var (line, end) = (annotated.sentence(at: position)?.range, position)
    for _ in 0..<Self.longestList {
      guard let range = line else { return false }
      if let colon = (range.lowerBound..<end).last(where: { letters[$0] == "：" || letters[$0] == ":" }) {
        let heading = rules.words(in: letters, ScalarRange(range.lowerBound, colon))
        return heading.contains { $0.kind == rules.tokenClass("paired") }
      }
      guard (range.lowerBound..<range.upperBound).contains(where: { "—－-–─→".unicodeScalars.contains(letters[$0]) })
      else {
        let words = rules.words(in: letters, range)
        return range.count <= Self.longestHeading && words.contains { $0.kind == rules.tokenClass("paired") }
          && (letters[range.upperBound - 1] != "。" || words.contains { $0.kind == rules.tokenClass("asFollows") })
      }
      line = sentence(before: range.lowerBound)
      end = line?.upperBound ?? 0
      if line == nil, let headline = annotated.article.metadata.headline { return rules.holds("paired", in: headline) }
    }
    return false
  }

  /// Whether a line of a list, all but the last of which end with ；, stands under words of a class: a line that
  /// ends with a colon, or a heading, which is short and ends with no stop.
  func isUnder(_ kind: TokenClass, _ position: Int) -> Bool {
    let letters = annotated.scalars
    var line = annotated.sentence(at: position)?.range
    for _ in 0..<Self.longestList {
      guard let range = line else { return false }
      line = sentence(before: range.lowerBound)
      guard let above = line else { return false }
      let last = letters[above.upperBound - 1]
      if last == "；" || last == ";" { continue }
      let isHeading = last == "：" || last == ":" || last.isHan && above.count <= Self.longestHeading
      return isHeading && rules.words(in: letters, above).contains { $0.kind == kind }
    }
    return false
  }

  private func sentence(before position: Int) -> ScalarRange? {
    (1...4).lazy.compactMap { self.annotated.sentence(at: position - $0)?.range }.first
  }

  /// So many scalars a line without a stop has at most that is a heading.
  private static let longestHeading = 30
  /// So many lines of a list are read.
  private static let longestList = 64

  /// Whether the article tells of money for help.
  private func reportsAid(_ claims: ClaimCollector) -> Bool {
    claims.claims.contains { claim in
      guard claim.relation == .counts, case .literal(let counted) = claim.object else { return false }
      return rules.holds("aidMoney", in: counted.lexical)
    }
  }
}

extension RuleSet {
  /// Whether words hold one of a class.
  func holds(_ name: String, in words: String) -> Bool {
    guard let kind = tokenClass(name) else { return false }
    let letters = Letters(words.unicodeScalars)
    return self.words(in: letters, ScalarRange(0, letters.count)).contains { $0.kind == kind }
  }
}
