import Knowledge
import Ontology

/// Two provinces: the one that supports, then the one that it supports. Where nobody says who supports whom, the one
/// whose code sorts first stands first.
struct Pair: Hashable, Comparable, Sendable {
  /// Positions of the provinces.
  let supporter: Int
  let supported: Int

  static func < (a: Pair, b: Pair) -> Bool { (a.supporter, a.supported) < (b.supporter, b.supported) }
}

/// What reports have of a pair, in positions.
struct PairFacts: Sendable {
  /// Whether a report says that one supports the other.
  var isStated = false
  var pairings: [Int] = []
  var events: [Int] = []
  var agreements: [Int] = []
  var measures: [Int] = []
  var secondments: [Int] = []
  var donations: [Int] = []

  var all: [Int] { pairings + events + agreements + measures + secondments + donations }
}

/// The pairs of provinces of a graph.
struct PairTable: Sendable {
  private(set) var pairs: [Pair: PairFacts] = [:]
  private var pairsOf: [Int: [Pair]] = [:]

  /// - Complexity: O(*n* + *e*).
  init(_ index: GraphIndex, _ provinces: ProvinceTable) {
    let graph = index.graph
    for (position, entity) in graph.entities.enumerated() where entity.kind == .pairing {
      for supporter in provinces.of(index.objects(of: position, .supporter)) {
        for supported in provinces.of(index.objects(of: position, .supported)) {
          let pair = Pair(supporter: supporter, supported: supported)
          pairs[pair, default: PairFacts()].pairings.append(position)
          pairs[pair]?.isStated = true
        }
      }
    }
    for (position, entity) in graph.entities.enumerated() {
      switch entity.kind {
      case .agreement:
        let all = provinces.of(index.objects(of: position, .party))
        for pair in among(all, all) { pairs[pair, default: PairFacts()].agreements.append(position) }
      case .measure:
        let (from, to) = (provinces.of(index.objects(of: position, .from)), provinces.of(index.objects(of: position, .to)))
        for pair in among(from, to) { pairs[pair, default: PairFacts()].measures.append(position) }
      case .secondment:
        let (from, to) = (provinces.of(index.objects(of: position, .from)), provinces.of(index.objects(of: position, .to)))
        for pair in among(from, to) { pairs[pair, default: PairFacts()].secondments.append(position) }
      case .donation where entity.tookPlace:
        let (from, to) = (provinces.of(index.objects(of: position, .giver)), provinces.of(index.objects(of: position, .recipient)))
        for pair in among(from, to) { pairs[pair, default: PairFacts()].donations.append(position) }
      case _ where entity.kind.isEvent && entity.tookPlace:
        let met = provinces.of(index.objects(of: position, .between))
        let from = provinces.of(index.objects(of: position, .delegationOf))
        let to = provinces.of(index.objects(of: position, .visited) + index.objects(of: position, .location))
        for pair in Set(among(met, met) + among(from, to)).sorted() {
          pairs[pair, default: PairFacts()].events.append(position)
        }
      default: break
      }
    }
    for (pair, facts) in pairs {
      for entity in facts.all { pairsOf[entity, default: []].append(pair) }
      for province in Set([pair.supporter, pair.supported]) { pairsOf[province, default: []].append(pair) }
    }
    for entity in pairsOf.keys { pairsOf[entity]?.sort() }
  }

  /// The pairs that an event, agreement, pairing, measure or province belongs to.
  func of(_ entity: Int) -> [Pair] { pairsOf[entity] ?? [] }

  var sorted: [Pair] { pairs.keys.sorted() }

  /// The pairs of one of the first and one of the second, as they are known; of more than two, only those of whom a
  /// report says that one supports the other.
  private func among(_ first: [Int], _ second: [Int]) -> [Pair] {
    var found: Set<Pair> = []
    for a in first {
      for b in second where a != b {
        let pair = Pair(supporter: min(a, b), supported: max(a, b))
        let turned = Pair(supporter: pair.supported, supported: pair.supporter)
        let stated = [pair, turned].filter { pairs[$0]?.isStated == true }
        if !stated.isEmpty {
          found.formUnion(stated)
        } else if Set(first + second).count == 2 {
          found.insert(pair)
        }
      }
    }
    return found.sorted()
  }
}
