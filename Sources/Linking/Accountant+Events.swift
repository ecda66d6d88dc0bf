import Ontology
import Text

extension Accountant {
  /// What two events have in common, and what tells them apart.
  func eventJudgement(_ first: [Int], _ second: [Int], isOne: Bool) -> Judgement {
    guard case .event(let kind) = table.nodes[first[0]].family else {
      return plainJudgement(first, second, isOne: isOne)
    }
    var reasons: [Judgement.Reason] = []
    let regions = resolution.regions
    let a = EventProfile(table, first[0], kind: kind, regions: regions)
    let b = EventProfile(table, second[0], kind: kind, regions: regions)
    func add(_ isFor: Bool, _ words: String, _ relations: [Relation]) {
      let facts = [first[0], second[0]].flatMap { node in
        table.outgoing(node).map(Int.init).filter { relations.contains(table.facts[$0].relation) }
          .prefix(1)
      }
      reasons.append(
        .init(direction: isFor ? .supports : .opposes, words: words, sources: sources(facts)))
    }
    if let x = a.ordinal, let y = b.ordinal {
      add(x == y, x == y ? "同为第\(x)次" : "一为第\(x)次，一为第\(y)次", [.ordinal])
    }
    if let x = a.start, let y = b.start {
      let agree = x.agrees(with: y)
      add(agree, agree ? "日期相合：\(x)" : "日期不同：\(x)、\(y)", [.startDate])
    }
    func shared(_ x: Set<String>, _ y: Set<String>, _ words: String, _ relations: [Relation]) {
      let common = x.intersection(y).sorted()
      if !common.isEmpty { add(true, words + common.map(name).joined(separator: "、"), relations) }
    }
    shared(a.between, b.between, "会商方相同：", [.between])
    shared(a.delegations, b.delegations, "代表团来自同一地区：", [.delegationOf])
    shared(a.leaders, b.leaders, "率队者相同：", [.leader])
    shared(a.visited, b.visited, "到访同一地点：", [.visited])
    shared(a.participants, b.participants, "参加者相同：", [.attendee, .speaker, .chair, .leader])
    return Judgement(
      first: side(first), second: side(second), verdict: isOne ? .one : .apart,
      rule: isOne ? "类型、日期、各方与参加者相合" : "不合并", reasons: reasons)
  }

  /// Bodies, places and agreements: by name, and by region or parties.
  func plainJudgement(_ first: [Int], _ second: [Int], isOne: Bool) -> Judgement {
    let (a, b) = (table.nodes[first[0]], table.nodes[second[0]])
    var reasons: [Judgement.Reason] = []
    if a.family == b.family {
      let facts = sources(naming(first[0]) + naming(second[0]))
      let (x, y) = (table.preferredLabel(of: first), table.preferredLabel(of: second))
      reasons.append(
        .init(
          direction: .supports, words: x == y ? "名称相同：\(x)" : "名称只差写法：\(x)、\(y)",
          sources: facts))
    }
    for (relation, words) in [
      (Relation.party, "签约方"), (.ofRegion, "所属地区"), (.location, "地点"), (.within, "所在地区"),
    ] {
      let x = Set(table.objects(of: first[0], relation).map { table.nodes[$0].key })
      let y = Set(table.objects(of: second[0], relation).map { table.nodes[$0].key })
      if x.isEmpty || y.isEmpty { continue }
      let common = x.intersection(y).sorted()
      if common.isEmpty {
        let all = (x.sorted() + y.sorted()).map(name).joined(separator: "、")
        reasons.append(.init(direction: .opposes, words: words + "不同：" + all, sources: []))
      } else {
        reasons.append(
          .init(
            direction: .supports, words: words + "相同：" + common.map(name).joined(separator: "、"),
            sources: []))
      }
    }
    let days = [first[0], second[0]].flatMap { table.literals(of: $0, .date) }
      .compactMap { PartialDate(lexical: $0.lexical) }
    if days.count == 2 {
      let agree = days[0].agrees(with: days[1])
      reasons.append(
        .init(
          direction: agree ? .supports : .opposes,
          words: agree ? "日期相合：\(days[0])" : "日期不同：\(days[0])、\(days[1])", sources: []))
    }
    return Judgement(
      first: side(first), second: side(second), verdict: isOne ? .one : .apart,
      rule: isOne ? "名称与所属相合" : a.family == b.family ? "不合并" : "类型不同，不作比较",
      reasons: reasons)
  }

  /// A region's name for its key; other keys are names.
  private func name(_ key: String) -> String { gazetteer.region(key)?.name ?? key }
}
