import Articles
import Claims
import Cleaning
import Foundation
import Lexicon
import Ontology
import Text

/// Claims of articles that nobody wrote, with what is true of them: who each person is, which event
/// each report is about.
struct SyntheticCorpus {
  /// A mention and what it means.
  struct Truth {
    /// The digest's first 16 digits.
    let document: String
    let label: String
    let entity: String
  }

  private(set) var documents: [DocumentClaims] = []
  private(set) var persons: [Truth] = []
  private(set) var events: [Truth] = []
  private var world: SyntheticWorld
  private var random: SplitMix64
  private var ordinals: [Int: Int] = [:]
  private var outsiders = 0
  private let wanted: Int
  private let gazetteer: Gazetteer

  init(documents count: Int, gazetteer: Gazetteer, seed: UInt64 = 1) throws {
    world = try SyntheticWorld(pairs: max(10, count / 40), seed: seed)
    random = SplitMix64(seed: seed &+ 7)
    self.gazetteer = gazetteer
    wanted = count
    // Meetings are numbered in the order of their days.
    var occasions: [(day: Int, pair: Int)] = []
    for _ in 0..<count {
      occasions.append(
        (Int.random(in: 0..<(SyntheticWorld.months * 30), using: &random),
          Int.random(in: 0..<world.pairs.count, using: &random)))
    }
    var number = 0
    for occasion in occasions.sorted(by: { ($0.day, $0.pair) < ($1.day, $1.pair) })
    where documents.count < count {
      report(occasion.day, world.pairs[occasion.pair], occasion.pair, "event \(number)")
      number += 1
    }
  }

  // MARK: One occasion, one or two reports

  private mutating func report(
    _ day: Int, _ pair: SyntheticWorld.Pair, _ pairNumber: Int, _ event: String
  ) {
    let month = day / 30
    let isMeeting = Int.random(in: 0..<3, using: &random) > 0
    let ordinal = isMeeting ? ordinals[pairNumber, default: 0] + 1 : nil
    if let ordinal { ordinals[pairNumber] = ordinal }
    let present = [pair.supporter, pair.supported].map { place in
      world.places[place].seats.indices.compactMap { seat -> (Int, Int, Int)? in
        guard
          let holding = world.places[place].seats[seat].first(where: { $0.from <= month && month < $0.to })
        else { return nil }
        return (holding.person, seat, place)
      }
    }
    var attending = present.flatMap { side -> [(Int, Int, Int)] in
      let others = side.dropFirst(2).shuffled(using: &random)
      return Array(side.prefix(2)) + others.prefix(Int.random(in: 1...4, using: &random))
    }
    if attending.isEmpty { attending = present.flatMap(\.self) }
    let reports = min(wanted - documents.count, Int.random(in: 0..<2, using: &random) + 1)
    let site = "\(gazetteer.region(world.places[pair.supported].key)?.name ?? "")产业园"
    for number in 0..<reports {
      // Each side leaves some out.
      let named = attending.filter { _ in Int.random(in: 0..<10, using: &random) > 0 }
      write(
        named, pair, day: day, ordinal: ordinal, event: event, site: site,
        published: day + Int.random(in: 0...2, using: &random), report: number)
    }
  }

  private static func date(_ day: Int) -> String {
    let month = min(day / 30, SyntheticWorld.months + 11)
    let number = day % 30
    return String(format: "%04d-%02d-%02d", 2013 + month / 12, month % 12 + 1, min(number, 27) + 1)
  }

  private func key(_ place: Int, _ day: Int) -> String {
    let place = world.places[place]
    if let earlier = place.earlier, 2013 + day / 360 < earlier.until { return earlier.key }
    return place.key
  }

  private func title(_ seat: Int, _ key: String) -> String {
    let name = gazetteer.region(key)?.name ?? "县"
    let unit = name.hasSuffix("州") ? "州" : String(name.suffix(1))
    switch seat {
    case 0: return unit + "委书记"
    case 1: return unit + "长"
    case 2: return unit + "委副书记"
    case 3: return "常务副" + unit + "长"
    case 4, 5, 6: return "副" + unit + "长"
    case 7: return unit + "委组织部部长"
    case 8: return unit + "人大常委会主任"
    case 9: return unit + "政协主席"
    default: return unit + "乡村振兴局局长"
    }
  }

  private mutating func write(
    _ named: [(Int, Int, Int)], _ pair: SyntheticWorld.Pair, day: Int, ordinal: Int?, event: String,
    site: String, published: Int, report: Int
  ) {
    let digest = String(format: "%016llx", random.next()) + String(repeating: "0", count: 48)
    let document = String(digest.prefix(16))
    var draft = DocumentDraft()
    let keys = [key(pair.supporter, day), key(pair.supported, day)]
    let regions = keys.map {
      LocalEntity(.region, key: $0, label: gazetteer.region($0)?.name ?? $0)
    }
    for region in regions { draft.name(region) }
    let label =
      ordinal.map { "\(regions[report % 2].label)\(regions[1 - report % 2].label)东西部协作第\($0)次联席会议" }
      ?? "\(regions[0].label)代表团考察"
    let kind: EntityKind = ordinal == nil ? .visit : .jointMeeting
    let subject = LocalEntity(kind, key: "\(kind.name) \(label)", label: label)
    events.append(Truth(document: document, label: label, entity: event))
    // One report in a hundred errs by a day.
    let start = day + (Int.random(in: 0..<100, using: &random) == 0 ? 1 : 0)
    if Int.random(in: 0..<20, using: &random) < 17 {
      draft.add(subject, .startDate, .literal(.date(Self.date(start))))
    }
    if let ordinal {
      draft.add(subject, .ordinal, .literal(Literal("\(ordinal)", .integer)))
      for region in regions { draft.add(subject, .between, .entity(region)) }
      draft.add(subject, .location, .entity(regions[1]))
    } else {
      draft.add(subject, .delegationOf, .entity(regions[0]))
      draft.add(subject, .visited, .entity(regions[1]))
      draft.add(subject, .visited, .entity(LocalEntity(.place, key: site, label: site)))
    }
    addPersons(named, day, subject, document, ordinal == nil, &draft)
    if ordinal != nil, Int.random(in: 0..<2, using: &random) == 0 {
      let agreement = LocalEntity(.agreement, key: "东西部协作协议", label: "东西部协作协议")
      for region in regions { draft.add(agreement, .party, .entity(region)) }
      draft.add(agreement, .date, .literal(.date(Self.date(day))))
    }
    var metadata = Metadata(headline: label)
    metadata.publicationDate = Self.date(published)
    documents.append(
      DocumentClaims(
        identifier: document, digest: digest, metadata: metadata, claims: draft.claims))
  }

  private mutating func addPersons(
    _ named: [(Int, Int, Int)], _ day: Int, _ event: LocalEntity, _ document: String, _ isVisit: Bool,
    _ draft: inout DocumentDraft
  ) {
    var names: Set<String> = []
    for (position, (number, seat, place)) in named.enumerated() {
      let name = world.persons[number].name
      guard names.insert(name).inserted else { continue }
      persons.append(Truth(document: document, label: name, entity: "official \(number)"))
      let person = LocalEntity(.person, key: name, label: name)
      draft.name(person)
      let key = key(place, day)
      let title = title(seat, key)
      let unit = title.hasPrefix("副") ? "市" : String(title.prefix(1))
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<78: draft.holds(person, title, key)
      case 78..<85: draft.holds(person, title, "")
      case 85..<93: draft.holds(person, (unit == "常" ? "市" : unit) + "领导", key)
      default: break
      }
      let role: Relation = isVisit && position == 0 ? .leader : position < 4 ? .speaker : .attendee
      draft.add(event, role, .entity(person))
    }
    // A villager, a teacher, a manager: someone without office.
    if Int.random(in: 0..<2, using: &random) == 0 {
      let name = world.name()
      guard names.insert(name).inserted else { return }
      outsiders += 1
      persons.append(Truth(document: document, label: name, entity: "outsider \(outsiders)"))
      draft.name(LocalEntity(.person, key: name, label: name))
    }
  }
}

/// The claims of one document on their way.
private struct DocumentDraft {
  private(set) var claims: [Claim] = []
  private var position = 0

  mutating func add(_ subject: LocalEntity, _ relation: Relation, _ object: Claim.Object) {
    let words: String =
      switch object {
      case .entity(let entity): entity.label
      case .literal(let literal): literal.lexical
      }
    let quote = "5月8日，\(subject.label)与有关方面负责同志\(words)参加了活动。"
    let range = ScalarRange(position, position + quote.unicodeScalars.count)
    claims.append(
      Claim(
        subject, relation, object,
        evidence: Evidence(
          quote: quote, scalars: range, bytes: ByteRange(position * 3, range.upperBound * 3),
          rule: "synthetic", confidence: 0.9)))
    position = range.upperBound
  }

  mutating func name(_ entity: LocalEntity) {
    add(entity, .label, .literal(Literal(entity.label, .chinese)))
  }

  mutating func holds(_ person: LocalEntity, _ title: String, _ place: String) {
    add(person, .holds, .entity(LocalEntity(.post, key: "\(title)@\(place)", label: title)))
  }
}
