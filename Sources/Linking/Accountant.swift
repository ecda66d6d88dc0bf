import Claims
import Knowledge
import Lexicon
import Ontology

/// Puts into words how entities were judged.
struct Accountant {
  let table: ClaimTable
  let resolution: Resolution
  let gazetteer: Gazetteer

  init(_ linked: LinkedClaims) {
    table = linked.table
    resolution = linked.resolution
    gazetteer = linked.gazetteer
  }

  func nodes(_ entity: Int) -> [Int] { resolution.entities[entity].nodes }

  /// Entities of the same family and name, sorted; those with the most documents first.
  func namesakes(of entity: Int) -> [Int] {
    let first = table.nodes[nodes(entity)[0]]
    let forms = Set(nodes(entity).map { form(table.nodes[$0]) })
    var found: Set<Int> = []
    for (number, node) in table.nodes.enumerated()
    where node.family == first.family && forms.contains(form(node)) {
      found.insert(resolution.entityOfNode[number])
    }
    found.remove(entity)
    return found.sorted { (nodes($1).count, $0) < (nodes($0).count, $1) }
  }

  /// What namesakes have in common.
  private func form(_ node: ClaimTable.Node) -> String {
    switch node.family {
    case .person: NameForm.person(node.key)
    case .body, .place, .named: NameForm.body(node.key)
    default: NameForm.title(node.label)
    }
  }

  /// The rules that found the names of an entity, with the number of their sentences.
  func names(of entity: Int) -> [(rule: String, count: Int)] {
    var counts: [String: Int] = [:]
    for node in nodes(entity) {
      for number in table.outgoing(node) {
        let fact = table.facts[Int(number)]
        guard fact.relation == .label, let rule = table.claim(fact).evidence.mention else { continue }
        counts[rule, default: 0] += 1
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (rule: $0.key, count: $0.value) }
  }

  func side(_ nodes: [Int]) -> Judgement.Side {
    Judgement.Side(
      label: table.preferredLabel(of: nodes),
      documents: Set(nodes.map { table.documents[table.nodes[$0].document].identifier }).sorted())
  }

  /// The sources of facts, each sentence once.
  func sources(_ facts: [Int]) -> [Provenance] {
    var seen: Set<[String]> = []
    var found: [Provenance] = []
    for number in facts {
      let fact = table.facts[number]
      let claim = table.claim(fact)
      let article = resolution.iri(of: table.articles[Int(fact.document)])
      guard seen.insert([article, claim.evidence.quote]).inserted else { continue }
      found.append(
        Provenance(
          article: article, quote: claim.evidence.quote, scalars: claim.evidence.scalars,
          bytes: claim.evidence.bytes, rule: claim.evidence.rule,
          confidence: claim.evidence.confidence, qualifiers: claim.qualifiers))
    }
    return found
  }

  /// The first sentence that names a node.
  func naming(_ node: Int) -> [Int] {
    let facts = (Array(table.outgoing(node)) + Array(table.incoming(node))).map(Int.init)
    return facts.min { table.evidence($0) < table.evidence($1) }.map { [$0] } ?? []
  }

  func judgement(_ a: Int, _ b: Int) -> Judgement {
    let (first, second) = (nodes(a), nodes(b))
    switch (table.nodes[first[0]].family, table.nodes[second[0]].family) {
    case (.person, .person): return personJudgement(first, second)
    case (.event(let kind), .event(let other)) where kind == other:
      return eventJudgement(first, second, isOne: false)
    default: return plainJudgement(first, second, isOne: false)
    }
  }

  func merges(of entity: Int) -> [Judgement] {
    let nodes = nodes(entity)
    if nodes.count < 2 { return [] }
    switch table.nodes[nodes[0]].family {
    case .person: return personMerges(nodes)
    case .event: return nodes.dropFirst().map { eventJudgement([nodes[0]], [$0], isOne: true) }
    case .body, .place, .named, .agreement:
      return nodes.dropFirst().map { plainJudgement([nodes[0]], [$0], isOne: true) }
    default: return []
    }
  }
}
