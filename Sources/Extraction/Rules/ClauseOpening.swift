import Lexicon
import Mentions
import Text

/// What a clause begins with, behind its adverbs and days: whom it speaks of, or that it leaves that out.
struct ClauseOpening {
  enum Kind: Equatable {
    /// It only says when, or who says so: 三年来, 在医疗方面, 会议通报.
    case scene
    /// It begins with its verb.
    case verb
    case side(MeasureFlow.Side)
    /// Those who were sent to help: 援疆工作队.
    case team
    case other
  }

  let range: ScalarRange
  let kind: Kind

  /// - Complexity: O(*n*) in the clause's length.
  init(_ annotated: AnnotatedArticle, _ range: ScalarRange) {
    self.range = range
    kind = Self.kind(annotated, range)
  }

  private static func kind(_ annotated: AnnotatedArticle, _ range: ScalarRange) -> Kind {
    let listed = annotated.listed
    if let word = listed.ending(.sceneEnd, at: range.upperBound, after: range.lowerBound),
      listed.value(of: word) != "weak" || annotated.regions.starting(in: range).isEmpty
    { return .scene }
    // 按照安排
    if listed.longest(.sceneStart, at: range.lowerBound) != nil, annotated.quantities.starting(in: range).isEmpty { return .scene }
    var place = range.lowerBound
    while place < range.upperBound {
      if let date = annotated.dates.starting(at: place) {
        place = date.range.upperBound
      } else if let word = listed.longest(.leadIn, at: place) ?? listed.longest(.beforeVerb, at: place) ?? listed.longest(.period, at: place) {
        place = word.end
      } else if let end = end(ofAdjunctAt: place, annotated) {
        place = end
      } else {
        break
      }
    }
    guard place < range.upperBound else { return .scene }
    if listed.longest(.helpResult, at: place) != nil || listed.longest(.transfer, at: place) != nil || listed.longest(.receivesAid, at: place) != nil
      || listed.longest(.noFlow, at: place) != nil || listed.longest(.flowGoesOn, at: place) != nil
    { return .verb }
    if listed.longest(.helpTeam, at: place) != nil { return .team }
    if let body = annotated.organizations.starting(at: place), body.kind != .place {
      return .side(body.side)
    }
    if let region = annotated.regions.starting(at: place) {
      let near = ScalarRange(region.range.upperBound, min(range.upperBound, region.range.upperBound + 14))
      if let body = annotated.organizations.starting(at: near.lowerBound), body.kind != .place, !body.standsForDivision { return .side(.body(body)) }
      if let team = listed.first(.helpTeam, in: near), !listed.holds(.transfer, in: ScalarRange(near.lowerBound, team.start)) { return .team }
      return listed.longest(.describes, at: near.lowerBound) == nil ? .side(.division(region.region)) : .other
    }
    return .other
  }

  /// 向某县, 在某县, 为我省: the end of such words at a place.
  private static func end(ofAdjunctAt place: Int, _ annotated: AnnotatedArticle) -> Int? {
    guard let word = annotated.listed.longest(.to, at: place) ?? annotated.listed.longest(.atPlace, at: place),
      let region = annotated.regions.starting(at: word.end)
    else { return nil }
    return region.range.upperBound
  }
}

extension OrganizationMention {
  /// Whether what it gives its division gives: 市委, 市政府.
  var standsForDivision: Bool { kind == .partyCommittee || kind == .government }

  /// Who gives or receives by it.
  var side: MeasureFlow.Side {
    guard standsForDivision, let region else { return .body(self) }
    return .division(region)
  }
}
