import Claims
import Articles
public import Knowledge
import Ontology
import Text

/// What came of a decision that did not simply apply.
public struct DecisionNote: Hashable, Sendable, CustomStringConvertible {
  public let file: String
  public let line: Int
  public let words: String
  /// The sentences that speak against it.
  public let sources: [Provenance]

  public var description: String { "\(file):\(line): \(words)" }
}

/// Claims with the user's decisions applied: without what was rejected, with what was added, and
/// the constraints on linking.
struct DecidedClaims {
  /// A node by what identifies it in any table.
  private struct NodeName: Hashable {
    let digest: String
    let family: ClaimTable.Family
    let key: String
  }

  private(set) var claims: ClaimSet
  private(set) var notes: [DecisionNote] = []
  private var same: [(NodeName, NodeName, line: Int)] = []
  private var different: [(NodeName, NodeName, line: Int)] = []
  private var added: [Claim] = []
  private let decisions: Decisions
  private let base: LinkedClaims

  /// - Parameter base: the claims linked without decisions.
  init(_ claims: ClaimSet, _ decisions: Decisions, base: LinkedClaims) {
    self.claims = claims
    self.decisions = decisions
    self.base = base
    var rejected: [Int: Set<Int>] = [:]
    for decision in decisions.decisions {
      switch decision.action {
      case .same(let a, let b): relate(a, b, decision, isSame: true)
      case .different(let a, let b): relate(a, b, decision, isSame: false)
      case .reject(let subject, let relation, let object):
        let facts = facts(subject, relation, object)
        if facts.isEmpty { note(decision, "no such fact, nothing is rejected") }
        for fact in facts {
          rejected[Int(base.table.facts[fact].document), default: []]
            .insert(Int(base.table.facts[fact].claim))
        }
      case .add(let subject, let relation, let object): add(subject, relation, object, decision)
      }
    }
    for (document, gone) in rejected {
      let old = base.table.documents[document]
      let kept = old.claims.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
      self.claims.remove(digest: old.digest)
      self.claims.insert(
        DocumentClaims(
          identifier: old.identifier, digest: old.digest, metadata: old.metadata, claims: kept))
    }
    if !added.isEmpty {
      self.claims.insert(
        DocumentClaims(
          identifier: decisions.file, digest: decisions.digest,
          metadata: Metadata(headline: "人工裁定"), claims: added))
    }
  }

  private mutating func note(
    _ decision: Decisions.Decision, _ words: String, _ sources: [Provenance] = []
  ) {
    notes.append(
      DecisionNote(file: decisions.file, line: decision.line, words: words, sources: sources))
  }

  // MARK: References

  /// The nodes that a reference means.
  private func nodes(_ reference: Decisions.Reference) -> [Int] {
    let (table, resolution) = (base.table, base.resolution)
    var found: [Int] = []
    if reference.name.hasPrefix("<"), reference.name.hasSuffix(">") {
      let iri = String(reference.name.dropFirst().dropLast())
      found = resolution.entityOfIRI[ByteKey(iri)].map { resolution.entities[$0].nodes } ?? []
    } else {
      let name = reference.name
      let entities = base.graph.entities(named: name).filter { $0.quality <= .alias }
        .compactMap { resolution.entityOfIRI[ByteKey(base.graph.entities[$0.entity].iri)] }
      found = entities.flatMap { resolution.entities[$0].nodes }
    }
    guard let document = reference.document else { return found.sorted() }
    return found.filter {
      let own = table.documents[table.nodes[$0].document]
      return own.identifier == document || own.digest.hasPrefix(document) && document.utf8.count >= 8
    }.sorted()
  }

  private func name(of node: Int) -> NodeName {
    let own = base.table.nodes[node]
    return NodeName(
      digest: base.table.documents[own.document].digest, family: own.family, key: own.key)
  }

  // MARK: Same and different

  private mutating func relate(
    _ first: Decisions.Reference, _ second: Decisions.Reference, _ decision: Decisions.Decision,
    isSame: Bool
  ) {
    let a = nodes(first)
    let families = Set(a.map { base.table.nodes[$0].family })
    let b = nodes(second).filter { families.contains(base.table.nodes[$0].family) }
    guard !a.isEmpty, !b.isEmpty else {
      return note(
        decision, "nothing of the name “\(a.isEmpty ? first.name : second.name)”"
          + ((a.isEmpty ? first : second).document.map { " in \($0)" } ?? ""))
    }
    let family = base.table.nodes[b[0]].family
    let sides = [a, b].map { $0.filter { base.table.nodes[$0].family == family } }
    if isSame {
      let all = (sides[0] + sides[1]).map(name)
      for other in all.dropFirst() { same.append((all[0], other, decision.line)) }
    } else {
      if !Set(sides[0]).isDisjoint(with: sides[1]) {
        return note(decision, "both sides mean the same mention; name their documents")
      }
      for x in sides[0] { for y in sides[1] { different.append((name(of: x), name(of: y), decision.line)) } }
    }
    listConflict(sides[0], sides[1], decision, isSame: isSame)
  }

  /// Tells what in the sources speaks against a decision.
  private mutating func listConflict(
    _ a: [Int], _ b: [Int], _ decision: Decisions.Decision, isSame: Bool
  ) {
    let accountant = Accountant(base)
    let (x, y) = (base.resolution.entityOfNode[a[0]], base.resolution.entityOfNode[b[0]])
    if isSame, x != y {
      let against = accountant.judgement(x, y).reasons.filter { $0.direction == .opposes }
      if !against.isEmpty {
        note(
          decision, "applied against the sources: " + against.map(\.words).joined(separator: "；"),
          against.flatMap(\.sources))
      }
    } else if !isSame, x == y {
      let reasons = accountant.merges(of: x).flatMap(\.reasons)
      note(
        decision,
        "applied against the sources: " + reasons.prefix(3).map(\.words).joined(separator: "；"),
        Array(reasons.flatMap(\.sources).prefix(4)))
    }
  }

  // MARK: Facts

  /// The facts that a decision rejects: also the special ones of a general relation.
  private func facts(
    _ subject: Decisions.Reference, _ relation: Relation, _ object: String
  ) -> [Int] {
    let table = base.table
    let objects = Set(nodes(.init(object)).map { base.resolution.entityOfNode[$0] })
    return nodes(subject).flatMap { table.outgoing($0) }.map(Int.init).filter { number in
      let fact = table.facts[number]
      guard fact.relation == relation || fact.relation.general == relation else { return false }
      if fact.object >= 0 { return objects.contains(base.resolution.entityOfNode[Int(fact.object)]) }
      guard case .literal(let value) = table.claim(fact).object else { return false }
      return value.lexical == object
    }
  }

  private mutating func add(
    _ subject: Decisions.Reference, _ relation: Relation, _ object: String,
    _ decision: Decisions.Decision
  ) {
    guard let giver = entity(subject, decision) else {
      return note(decision, "nothing of the name “\(subject.name)”; something new is written Kind:key")
    }
    let target: Claim.Object
    if relation.isBetweenEntities {
      guard let taker = entity(.init(object), decision) else {
        return note(decision, "nothing of the name “\(object)”; something new is written Kind:key")
      }
      target = .entity(taker)
    } else {
      target = .literal(Self.literal(object, relation))
    }
    let count = decision.words.unicodeScalars.count
    added.append(
      Claim(
        giver, relation, target,
        evidence: Evidence(
          quote: decision.words,
          scalars: ScalarRange(decision.start.scalars, decision.start.scalars + count),
          bytes: ByteRange(decision.start.bytes, decision.start.bytes + decision.words.utf8.count),
          rule: "decision.add", confidence: 1)))
  }

  private static func literal(_ words: String, _ relation: Relation) -> Literal {
    switch relation.range {
    case .words, .entity: Literal(words, .chinese)
    case .code, .term: Literal(words)
    case .integer: Literal(words, .integer)
    case .decimal: Literal(words, .decimal)
    case .boolean: Literal(words, .boolean)
    case .date: .date(words)
    case .uri: Literal(words, .anyURI)
    }
  }

  /// The entity of a reference as the decisions' own document knows it, tied to the known one.
  private mutating func entity(
    _ reference: Decisions.Reference, _ decision: Decisions.Decision
  ) -> LocalEntity? {
    if let known = nodes(reference).first {
      let node = base.table.nodes[known]
      let entity = LocalEntity(
        base.table.preferredKind(of: [known]), key: node.key, label: node.label)
      let own = NodeName(digest: decisions.digest, family: node.family, key: node.key)
      same.append((own, name(of: known), decision.line))
      return entity
    }
    guard let colon = reference.name.utf8.firstIndex(of: UInt8(ascii: ":")),
      let kind = EntityKind(named: String(reference.name[..<colon])), kind != .article,
      kind != .tenure
    else { return nil }
    let key = String(reference.name[reference.name.utf8.index(after: colon)...])
    return key.isEmpty
      ? nil : LocalEntity(kind, key: key, label: kind == .post ? PostKey(key).title : key)
  }

  // MARK: Constraints

  /// The nodes of the names that decisions use, in a table of `claims`.
  private func numbers(_ table: ClaimTable) -> [NodeName: Int] {
    var numbers: [NodeName: Int] = [:]
    let wanted = Set((same + different).flatMap { [$0.0.digest, $0.1.digest] })
    for (number, document) in table.documents.enumerated() where wanted.contains(document.digest) {
      for node in table.nodesOfDocument[number] {
        let own = table.nodes[node]
        numbers[NodeName(digest: document.digest, family: own.family, key: own.key)] = node
      }
    }
    return numbers
  }

  /// The constraints by the nodes of a table of `claims`.
  func constraints(_ table: ClaimTable) -> LinkConstraints {
    let numbers = numbers(table)
    func pairs(_ names: [(NodeName, NodeName, line: Int)]) -> [(Int, Int)] {
      names.compactMap { a, b, _ in
        guard let x = numbers[a], let y = numbers[b], x != y else { return nil }
        return (x, y)
      }
    }
    return LinkConstraints(same: pairs(same), different: pairs(different))
  }

  /// Tells of the decisions that did not come true, because another stands against them.
  func unfulfilled(_ table: ClaimTable, _ resolution: Resolution) -> [DecisionNote] {
    let numbers = numbers(table)
    var lines: Set<Int> = []
    for (pairs, isSame) in [(same, true), (different, false)] {
      for (a, b, line) in pairs {
        guard let x = numbers[a], let y = numbers[b] else { continue }
        let isOne = resolution.entityOfNode[x] == resolution.entityOfNode[y]
        if isOne != isSame { lines.insert(line) }
      }
    }
    return lines.sorted().map {
      DecisionNote(
        file: decisions.file, line: $0, words: "not applied: another decision stands against it",
        sources: [])
    }
  }
}
