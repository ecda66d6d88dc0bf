import Ontology
import Text

/// Decides which agreements of different documents are one: those of one title, with the same
/// parties (or some of them on the same day) and no dates that disagree. A document's own
/// agreements stay apart.
struct AgreementResolver {
  /// Articles this many days apart may report one signing, when one of them gives no date.
  private static let nearness = 10

  let table: ClaimTable
  var constraints = LinkConstraints()

  /// A class because many pairs of them are compared: a copy costs one reference.
  private final class Profile {
    let document: Int
    let title: String
    let parties: Set<String>
    let signatories: Set<String>
    let date: PartialDate?
    let published: Int?

    init(
      document: Int, title: String, parties: Set<String>, signatories: Set<String>, date: PartialDate?,
      published: Int?
    ) {
      self.document = document
      self.title = title
      self.parties = parties
      self.signatories = signatories
      self.date = date
      self.published = published
    }
  }

  func groups() -> [[Int]] {
    var profiles: [Int: Profile] = [:]
    var blocks: [String: [Int]] = [:]
    for node in table.nodes.indices where table.nodes[node].family == .agreement {
      let profile = profile(of: node)
      profiles[node] = profile
      for feature in profile.parties.union(profile.signatories).union(profile.date.map { [$0.lexical] } ?? [])
      {
        blocks["\(profile.title) \(feature)", default: []].append(node)
      }
    }
    var links = constraints.same.map { Link($0.0, $0.1, strength: .max, isCertain: true) }
    for var block in blocks.values {
      if block.count > neighboursCompared { block.sort { isBefore($0, $1, profiles) } }
      for (index, first) in block.enumerated() {
        for second in block[(index + 1)...].prefix(neighboursCompared) {
          guard let a = profiles[first], let b = profiles[second] else { continue }
          let strength = likeness(a, b)
          if strength > 0 { links.append(Link(first, second, strength: strength)) }
        }
      }
    }
    let parted = Set(constraints.different.map { PersonResolver.Pair($0.0, $0.1) })
    let standings = standings(profiles, apart: Set(parted.flatMap { [$0.first, $0.second] }))
    return clusters(of: profiles.keys.sorted(), links: links, standing: { standings[$0] ?? Standing(document: -1, kind: $0) }) { first, second in
      guard let a = profiles[first], let b = profiles[second] else { return true }
      return excludes(a, b) || parted.contains(.init(first, second))
    }
  }

  /// In the order of the articles' days.
  private func isBefore(_ a: Int, _ b: Int, _ profiles: [Int: Profile]) -> Bool {
    (profiles[a]?.published ?? 0, profiles[a]?.date?.lexical ?? "", a)
      < (profiles[b]?.published ?? 0, profiles[b]?.date?.lexical ?? "", b)
  }

  /// Agreements of one kind have the same day and parties, and, where reports of the title disagree
  /// on the day, signatories; those of which the user says something are of a kind of their own.
  private func standings(_ profiles: [Int: Profile], apart: Set<Int>) -> [Int: Standing] {
    var days: [String: Set<PartialDate>] = [:]
    for profile in profiles.values { if let date = profile.date { days[profile.title, default: []].insert(date) } }
    var kinds = Symbols()
    return Dictionary(uniqueKeysWithValues: profiles.map { node, agreement in
      let agrees = (days[agreement.title]?.count ?? 0) < 2
      let parts = [
        agreement.date?.lexical ?? "", agreement.parties.sorted().joined(separator: " "),
        agrees ? "" : agreement.signatories.sorted().joined(separator: " "),
        apart.contains(node) ? String(node) : "",
      ]
      return (node, Standing(document: agreement.document, kind: kinds.number(of: parts.joined(separator: "\n"))))
    })
  }

  private func profile(of node: Int) -> Profile {
    let document = table.nodes[node].document
    return Profile(
      document: document, title: NameForm.title(table.preferredLabel(of: [node])),
      parties: Set(table.objects(of: node, .party).map(partyKey)),
      signatories: Set(
        table.objects(of: node, .signatory).map { NameForm.person(table.nodes[$0].key) }),
      date: table.literals(of: node, .date).compactMap { PartialDate(lexical: $0.lexical) }
        .max { $0.precision < $1.precision },
      published: table.published(document))
  }

  /// A government signs for its region: both are the same party.
  private func partyKey(of node: Int) -> String {
    let party = table.nodes[node]
    if table.kinds(of: node).contains(.government), let region = table.keys(of: node, .ofRegion, .region).first {
      return region
    }
    return NameForm.body(party.key)
  }

  private func excludes(_ a: Profile, _ b: Profile) -> Bool {
    if a.document == b.document { return true }
    if let x = a.date, let y = b.date, !x.agrees(with: y), !isSignedAlike(a, b, x, y) { return true }
    if a.parties.isEmpty || b.parties.isEmpty { return false }
    return !a.parties.isSubset(of: b.parties) && !b.parties.isSubset(of: a.parties)
  }

  /// Whether two reports of an agreement name the same parties and a common signatory within a few
  /// days. Their days may disagree then: one of them is wrong, and both are kept.
  private func isSignedAlike(_ a: Profile, _ b: Profile, _ x: PartialDate, _ y: PartialDate) -> Bool {
    guard a.parties.count > 1, a.parties == b.parties, !a.signatories.isDisjoint(with: b.signatories),
      let first = x.dayNumber, let second = y.dayNumber
    else { return false }
    return abs(first - second) <= 3
  }

  private func likeness(_ a: Profile, _ b: Profile) -> Int {
    if excludes(a, b) { return 0 }
    let sameDay = a.date != nil && a.date == b.date
    let isNear =
      if let x = a.published, let y = b.published { abs(x - y) <= Self.nearness } else { false }
    let sharesSignatories = !a.signatories.isDisjoint(with: b.signatories)
    if !a.parties.isEmpty, a.parties == b.parties { return sameDay ? 4 : isNear ? 3 : 0 }
    if sharesSignatories && (sameDay || isNear) { return 2 }
    return sameDay && !a.parties.isDisjoint(with: b.parties) ? 1 : 0
  }
}
