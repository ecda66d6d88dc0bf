/// What speaks for and against two persons of one name being one.
struct PersonEvidence: Hashable, Sendable {
  /// How the regions of their offices stand to each other; the closest of all pairs.
  enum Vicinity: Hashable, Sendable {
    case same, nested, sameProvince
    case none
  }

  /// How a pair is judged.
  enum Verdict: Hashable, Sendable {
    case one, open, apart
  }

  var vicinity = Vicinity.none
  /// The offices behind the vicinity, as facts.
  var vicinityFacts: [Int] = []
  /// Names of the others whom documents of both name.
  var companions: [Int] = []
  /// Whether the offices in one province are of a rank, and the name of a length, that seldom
  /// occurs twice there.
  var isDistinctive = false
  /// The later office is the lower one.
  var rankFalls = false
  /// Offices in different regions at about the same time, as facts; empty when there are none.
  var simultaneous: [Int] = []

  /// Points: one region 3, nested regions 2; one province 1, or 2 when that is distinctive; one
  /// companion 1, more 2. A lower office later takes one away, unless regions are one or nested.
  var points: Int {
    let company = min(2, companions.count)
    switch vicinity {
    case .same: return 3 + company
    case .nested: return 2 + company
    case .sameProvince: return max(0, (isDistinctive ? 2 : 1) + company - (rankFalls ? 1 : 0))
    case .none: return max(0, company - (rankFalls ? 1 : 0))
    }
  }

  var verdict: Verdict {
    if !simultaneous.isEmpty { return .apart }
    return points >= 2 ? .one : points == 1 ? .open : .apart
  }
}
