import Ontology
import Text

/// Decides which persons of one name are one.
///
/// - Certain: one office, held or once held (市长@620100 in both), or an office of the state.
/// - Likely: two points or more (`PersonEvidence`), and nothing against it.
/// - A person without office joins the only one whom companions or, for a participant of an event,
///   regions recommend.
/// - Against: offices held at about the same time in regions of which neither holds the other.
/// - Left open: one point, or more than one candidate.
struct PersonResolver: Sendable {
  /// The persons of one name.
  struct Outcome: Sendable {
    /// The nodes of each person, sorted.
    var groups: [[Int]] = []
    /// Pairs of groups that may be one.
    var open: Set<Pair> = []
    /// How it came about, in order; empty unless asked for.
    var steps: [PersonStep] = []
  }

  struct Pair: Hashable, Comparable, Sendable {
    let first: Int
    let second: Int

    init(_ a: Int, _ b: Int) { (first, second) = (min(a, b), max(a, b)) }

    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  let weigher: PersonWeigher
  let constraints: LinkConstraints

  /// All persons, and the pairs of them (by position) that may be one.
  func resolve() -> Outcome {
    let blocks = blocks()
    let parts = parts(of: blocks.count, atLeast: 64)
    let resolved = mapInParallel(parts.count) { part in
      parts[part].map { resolve(blocks[$0].profiles, name: blocks[$0].name) }
    }
    var whole = Outcome()
    for outcome in resolved.joined() {
      let first = whole.groups.count
      whole.groups += outcome.groups
      for pair in outcome.open { whole.open.insert(Pair(pair.first + first, pair.second + first)) }
    }
    return whole
  }

  /// The profiles of each name, names in the order of their first documents.
  private func blocks() -> [(name: Int, profiles: [PersonProfile])] {
    var blocks = weigher.names.strings.indices.map { (name: $0, profiles: [PersonProfile]()) }
    for (profile, name) in weigher.profiles { blocks[name].profiles.append(profile) }
    return blocks
  }

  /// How the persons of a name were judged.
  func account(of name: String) -> Outcome {
    guard let number = weigher.names.known(NameForm.person(name)) else { return Outcome() }
    let profiles = weigher.profiles.filter { $0.name == number }.map(\.profile)
    return resolve(profiles, name: number, isRecorded: true)
  }

  /// The persons of one name.
  func resolve(_ profiles: [PersonProfile], name: Int, isRecorded: Bool = false) -> Outcome {
    if profiles.count == 1 { return Outcome(groups: [profiles[0].nodes]) }
    var run = PersonRun(weigher: weigher, constraints: constraints, name: name, isRecorded: isRecorded)
    return run.outcome(of: profiles)
  }
}

/// A step of resolving a name.
struct PersonStep: Sendable {
  enum Kind: Sendable {
    /// The same office, an office of the state, or the same document.
    case sameOffice(Int), ofTheState, sameDocument
    /// Decided by the user.
    case decided(isSame: Bool)
    /// Weighed.
    case weighed(PersonEvidence)
    /// Weighed for one, but their groups hold two that cannot be.
    case refused(PersonEvidence, because: PersonEvidence)
    /// A person without office goes to the only candidate, or to none of several.
    case adopted(by: Int?, [Int]), ambiguous(Int)
  }

  let kind: Kind
  /// Nodes of the two sides.
  let first: [Int]
  let second: [Int]
}
