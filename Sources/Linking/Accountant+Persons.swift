import Ontology

extension Accountant {
  private func steps(_ nodes: [Int]) -> [PersonStep] {
    resolution.persons.account(of: table.nodes[nodes[0]].key).steps
  }

  /// The steps that joined the nodes of a person, each that joined something.
  func personMerges(_ nodes: [Int]) -> [Judgement] {
    let members = Set(nodes)
    var home = Dictionary(uniqueKeysWithValues: nodes.map { ($0, $0) })
    var found: [Judgement] = []
    let steps = Set(nodes.map { NameForm.person(table.nodes[$0].key) }).sorted()
      .flatMap { resolution.persons.account(of: $0).steps }
    for step in steps.sorted(by: { Self.order($0) < Self.order($1) })
    where Self.joins(step) && members.isSuperset(of: step.first) && members.isSuperset(of: step.second) {
      let homes = Set((step.first + step.second).compactMap { home[$0] })
      let sides = (Set(step.first.compactMap { home[$0] }), Set(step.second.compactMap { home[$0] }))
      if homes.count < 2 || !sides.0.isDisjoint(with: sides.1) { continue }
      let target = homes.min() ?? 0
      for (node, own) in home where homes.contains(own) { home[node] = target }
      found.append(judgement(of: step, .one))
    }
    return found
  }

  /// How two persons stand to each other.
  func personJudgement(_ first: [Int], _ second: [Int]) -> Judgement {
    let (a, b) = (Set(first), Set(second))
    let names = [first, second].map { NameForm.person(table.nodes[$0[0]].key) }
    guard names[0] == names[1] else {
      return Judgement(
        first: side(first), second: side(second), verdict: .apart, rule: "姓名不同，不作比较", reasons: [])
    }
    let between = steps(first).filter { step in
      (a.isSuperset(of: step.first) && b.isSuperset(of: step.second))
        || (b.isSuperset(of: step.first) && a.isSuperset(of: step.second))
    }
    let isOpen = resolution.open.contains(
      .init(resolution.entityOfNode[first[0]], resolution.entityOfNode[second[0]]))
    let decisive = between.max { Self.weight($0, isOpen: isOpen) < Self.weight($1, isOpen: isOpen) }
    guard let decisive else {
      return Judgement(
        first: side(first), second: side(second), verdict: isOpen ? .open : .apart,
        rule: isOpen ? "证据不足以判定" : "同名，但没有任何证据表明是一人", reasons: [])
    }
    let judged = judgement(of: decisive, isOpen ? .open : .apart)
    return Judgement(
      first: side(first), second: side(second), verdict: judged.verdict, rule: judged.rule,
      reasons: judged.reasons)
  }

  private static func order(_ step: PersonStep) -> Int {
    switch step.kind {
    case .decided: 0
    case .sameDocument, .sameOffice, .ofTheState: 1
    case .weighed(let evidence): 100 - evidence.points
    case .adopted, .ambiguous, .refused: 200
    }
  }

  private static func joins(_ step: PersonStep) -> Bool {
    switch step.kind {
    case .decided(let isSame): isSame
    case .sameDocument, .sameOffice, .ofTheState, .adopted: true
    case .weighed(let evidence): evidence.verdict == .one
    case .refused, .ambiguous: false
    }
  }

  /// How much a step says of two that are not one.
  private static func weight(_ step: PersonStep, isOpen: Bool) -> Int {
    switch step.kind {
    case .decided(let isSame): isSame ? 0 : 1000
    case .refused: 500
    case .ambiguous: 400
    case .weighed(let evidence):
      (isOpen == evidence.simultaneous.isEmpty ? 100 : 0) + evidence.points
    case .sameDocument, .sameOffice, .ofTheState, .adopted: 0
    }
  }

  private func judgement(of step: PersonStep, _ verdict: Judgement.Verdict) -> Judgement {
    let rule: String
    var reasons: [Judgement.Reason] = []
    switch step.kind {
    case .sameOffice(let post):
      rule = "同任一职，必是一人"
      let facts = [step.first, step.second].compactMap { nodes in
        offices(nodes).first { resolution.posts.posts[Int(table.facts[$0].object)]?.identity == post }
      }
      let name = facts.first.map(officeName) ?? ""
      reasons = [.init(direction: .supports, words: "同任\(name)", sources: sources(facts))]
    case .ofTheState:
      rule = "党和国家领导人，全国只有一人"
      let facts = (step.first + step.second).flatMap { offices([$0]).prefix(1) }
      reasons = [.init(direction: .supports, words: "任国家级职务", sources: sources(facts))]
    case .sameDocument:
      rule = "同一篇报道中的同一姓名"
      reasons = [
        .init(
          direction: .supports, words: "写法只差间隔号等",
          sources: sources((step.first + step.second).flatMap(naming)))
      ]
    case .decided(let isSame): rule = isSame ? "人工裁定：是一人" : "人工裁定：不是一人"
    case .weighed(let evidence):
      reasons = self.reasons(evidence, step)
      rule = Self.rule(evidence)
    case .refused(let evidence, let because):
      reasons = self.reasons(evidence, step) + self.reasons(because, step).filter { $0.direction == .opposes }
      rule = "得 \(evidence.points) 分，但所属人物之间有冲突"
    case .adopted(let office, let companions):
      rule = "无职务的同名者，只有一人可归"
      if let office {
        reasons.append(
          .init(
            direction: .supports, words: "参与的报道提到\(officeName(office))所在地区",
            sources: sources([office] + step.second.flatMap(naming))))
      }
      reasons += company(companions, step)
    case .ambiguous(let count):
      rule = "无职务的同名者，有 \(count) 人可归，不作选择"
      reasons = [
        .init(
          direction: .supports, words: "地区或同现人物相合",
          sources: sources((step.first + step.second).flatMap(naming)))
      ]
    }
    return Judgement(
      first: side(step.first), second: side(step.second), verdict: verdict, rule: rule,
      reasons: reasons)
  }

  private static func rule(_ evidence: PersonEvidence) -> String {
    if !evidence.simultaneous.isEmpty { return "同一时期在互不隶属的两地任职" }
    switch evidence.verdict {
    case .one: return "得 \(evidence.points) 分，满 2 分为一人"
    case .open: return "得 1 分，不足以判定"
    case .apart: return "得 0 分，没有证据表明是一人"
    }
  }

  private func reasons(_ evidence: PersonEvidence, _ step: PersonStep) -> [Judgement.Reason] {
    var reasons: [Judgement.Reason] = []
    let names = evidence.vicinityFacts.map(officeName).joined(separator: "、")
    let words: String? =
      switch evidence.vicinity {
      case .same: "在同一地区任职（+3）：" + names
      case .nested: "任职地区上下相属（+2）：" + names
      case .sameProvince:
        evidence.isDistinctive ? "同省任职，姓名三字，职级不低（+2）：" + names : "同省任职（+1）：" + names
      case .none: nil
      }
    if let words {
      reasons.append(
        .init(direction: .supports, words: words, sources: sources(evidence.vicinityFacts)))
    }
    reasons += company(evidence.companions, step)
    if evidence.rankFalls {
      reasons.append(
        .init(
          direction: .opposes, words: "后来的职级更低（-1）",
          sources: sources([step.first, step.second].compactMap { offices($0).first })))
    }
    if !evidence.simultaneous.isEmpty {
      reasons.append(
        .init(
          direction: .opposes,
          words: "同一时期分任" + evidence.simultaneous.map(officeName).joined(separator: "、"),
          sources: sources(evidence.simultaneous)))
    }
    return reasons
  }

  private func company(_ companions: [Int], _ step: PersonStep) -> [Judgement.Reason] {
    if companions.isEmpty { return [] }
    // By name, not by number: the same whichever other documents were linked.
    let names = companions.map { resolution.persons.weigher.names.strings[$0] }.sorted()
    let shown = names.prefix(5).joined(separator: "、") + (names.count > 5 ? "等\(names.count)人" : "")
    return [
      .init(
        direction: .supports, words: "两边的报道都提到\(shown)（+\(min(2, names.count))）",
        sources: sources(
          [step.first, step.second].flatMap { $0.lazy.flatMap { companion(names[0], besides: $0) }.prefix(1) }))
    ]
  }

  /// The first sentence that names someone in the document of a node.
  private func companion(_ name: String, besides node: Int) -> [Int] {
    table.nodesOfDocument[table.nodes[node].document].first {
      table.nodes[$0].family == .person && NameForm.person(table.nodes[$0].key) == name
    }.map(naming) ?? []
  }

  private func offices(_ nodes: [Int]) -> [Int] {
    nodes.flatMap { table.outgoing($0) }.map(Int.init).filter { table.facts[$0].relation == .holds }
  }

  private func officeName(_ fact: Int) -> String {
    let node = Int(table.facts[fact].object)
    guard let key = resolution.posts.posts[node]?.key else { return "" }
    switch key.body {
    case .region(let region):
      let name = region == RegionTree.country ? "" : gazetteer.region(region)?.name ?? ""
      return PostLabel.label(body: name, title: key.title)
    case .organization(let name): return PostLabel.label(body: name, title: key.title)
    case .unknown: return key.title
    }
  }
}
