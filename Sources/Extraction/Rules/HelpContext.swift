import Claims
import Lexicon
import Mentions
import Ontology
import Text

/// Who helps whom where a sentence leaves it out: by the pairing that it states, by what was told before it, or by
/// the one pair that the article is about.
struct HelpContext {
  typealias Side = MeasureFlow.Side
  typealias Sides = MeasureFlow.Sides

  private let annotated: AnnotatedArticle
  private let names: OrganizationNames
  private let support: SupportMap
  /// The pairings that sentences state, by their first scalars.
  private let stated: [Int: [Sides]]
  /// The one pair that all others of the article lie in.
  let whole: Sides?
  /// Told last, by this paragraph or, with nobody else spoken of since, by one before.
  private(set) var told: Sides?
  /// Whom the sentence before in the same paragraph speaks of.
  private(set) var topic: Side?
  private var subject: Side?
  private var (block, toldBlock) = (-1, -1)
  private var clauses: [ClauseOpening] = []
  /// Where the first clauses of the sentence begin that name who acts.
  private var (firstSubject, secondSubject) = (Int.max, Int.max)
  /// Whether somebody of those who are helped says the sentence: what they built they may have built themselves.
  private(set) var isSaidByHelped = false

  /// - Precondition: The claims hold the article's pairings.
  init(_ annotated: AnnotatedArticle, _ names: OrganizationNames, _ support: SupportMap, _ claims: [Claim], _ gazetteer: Gazetteer) {
    self.annotated = annotated
    self.names = names
    self.support = support
    whole = support.whole.map { Sides(givers: [.division($0.supporter)], receivers: [.division($0.supported)]) }
    var stated: [Int: [Sides]] = [:]
    func side(_ entity: LocalEntity) -> Side {
      if entity.kind == .region, let region = gazetteer.region(entity.key) { .division(region) } else { .named(entity) }
    }
    for claim in claims where claim.relation == .supports {
      guard case .entity(let object) = claim.object else { continue }
      stated[claim.evidence.scalars.lowerBound, default: []].append(Sides(givers: [side(claim.subject)], receivers: [side(object)]))
    }
    self.stated = stated
  }

  /// Goes on to the next sentence.
  /// - Complexity: O(*n*) in the sentence's length.
  mutating func enter(_ sentence: Sentence) {
    topic = sentence.block == block ? subject ?? topic : nil
    block = sentence.block
    clauses = annotated.clauses(of: sentence.range).map { ClauseOpening(annotated, $0) }
    subject = nil
    let subjects = clauses.lazy.filter { $0.kind != .scene && $0.kind != .verb }.map(\.range.lowerBound).prefix(2)
    firstSubject = subjects.first ?? .max
    secondSubject = subjects.dropFirst().first ?? .max
    switch clauses.first(where: { $0.kind != .scene })?.kind {
    case .side(let side):
      subject = side
      if let told, !isOf(side, told) || toldBlock != block && isHelped(side) { self.told = nil }
    case .other:
      if toldBlock != block { told = nil }
    default: break
    }
    if let pair = pair(in: sentence) {
      told = pair
      toldBlock = block
    }
    isSaidByHelped = isSaidByHelped(sentence)
  }

  private func isSaidByHelped(_ sentence: Sentence) -> Bool {
    guard let told, let first = clauses.first, first.kind == .scene else { return false }
    return annotated.posts.starting(in: first.range).contains { $0.region.map { lies(.division($0), within: told.receivers) } ?? false }
  }

  /// Whether a side is on the receiving end of what was told.
  func isHelped(_ side: Side) -> Bool {
    told.map { lies(side, within: $0.receivers) && !lies(side, within: $0.givers) } ?? false
  }

  /// Keeps who helps whom, for what follows.
  mutating func keep(_ sides: Sides) {
    guard !sides.givers.isEmpty, !sides.receivers.isEmpty else { return }
    told = sides
    toldBlock = block
  }

  /// Whether neither the clause at a place nor one before it in its sentence names who acts.
  /// - Complexity: O(log *n*) in the sentence's clauses.
  func leavesOutSubject(at place: Int) -> Bool {
    place < firstSubject && clause(at: place)?.kind == .verb
  }

  /// Whether those act who were sent to help, whose home goes without saying (援疆工作队).
  func isOfTeam(at place: Int) -> Bool {
    firstSubject <= place && place < secondSubject && clause(at: firstSubject)?.kind == .team
  }

  private func clause(at place: Int) -> ClauseOpening? {
    let index = clauses.partitioningIndex { $0.range.lowerBound > place }
    return index > 0 ? clauses[index - 1] : nil
  }

  /// Whether two sides are one, or one lies in the other.
  func isOf(_ side: Side, _ sides: Sides) -> Bool { (sides.givers + sides.receivers).contains { isInLine(side, $0) } }

  func isInLine(_ one: Side, _ other: Side) -> Bool {
    if isSame(one, other) { return true }
    guard let one = one.region ?? one.bodyRegion, let other = other.region ?? other.bodyRegion else { return false }
    return support.isInLine(one, other)
  }

  /// Whether a side is one of others, or lies in one.
  func lies(_ side: Side, within sides: [Side]) -> Bool {
    sides.contains { outer in
      if isSame(side, outer) { return true }
      guard let inner = side.region ?? side.bodyRegion, let outer = outer.region else { return false }
      return support.contains(outer, inner)
    }
  }

  private func isSame(_ one: Side, _ other: Side) -> Bool { one == other || names.entity(of: one).key == names.entity(of: other).key }

  /// The outermost pair of divisions that a sentence states, or the one pair of bodies.
  private func pair(in sentence: Sentence) -> Sides? {
    guard let all = stated[sentence.range.lowerBound] else { return nil }
    let divisions = all.filter { $0.givers[0].region != nil && $0.receivers[0].region != nil }
    if divisions.isEmpty { return all.allSatisfy { $0 == all[0] } ? all[0] : nil }
    let widest = divisions.dropFirst().reduce(divisions[0]) { isWithin($0, $1) ? $1 : $0 }
    return divisions.allSatisfy { isWithin($0, widest) } ? widest : nil
  }

  private func isWithin(_ inner: Sides, _ outer: Sides) -> Bool {
    isWithin(inner.givers[0], outer.givers[0]) && isWithin(inner.receivers[0], outer.receivers[0])
  }

  private func isWithin(_ inner: Side, _ outer: Side) -> Bool {
    guard let inner = inner.region, let outer = outer.region else { return false }
    return support.contains(outer, inner)
  }
}

extension OrganizationNames {
  /// What a side is in the graph.
  func entity(of side: MeasureFlow.Side) -> LocalEntity {
    switch side {
    case .division(let region): LocalEntity(region)
    case .body(let body): entity(of: body)
    case .named(let entity): entity
    }
  }
}
