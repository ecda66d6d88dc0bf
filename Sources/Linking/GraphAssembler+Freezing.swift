import Claims
import Knowledge
import Ontology
import Text

// Numbers to entities and edges in their final order, on all processors.
extension GraphAssembler {
  func frozen() -> KnowledgeGraph {
    let order = drafts.indices.sorted { drafts[$0].iri.precedesInBytes(drafts[$1].iri) }
    var ranks = [Int](repeating: 0, count: order.count)
    for (rank, draft) in order.enumerated() { ranks[draft] = rank }
    let articles = table.articles.map { resolution.iri(of: $0) }
    return KnowledgeGraph(
      entities: frozenEntities(order, articles), edges: frozenEdges(order, ranks, articles))
  }

  // MARK: Entities

  private func frozenEntities(_ order: [Int], _ articles: [String]) -> [Entity] {
    var starts = [Int](repeating: 0, count: drafts.count + 1)
    for literal in literals { starts[Int(literal.draft) + 1] += 1 }
    for draft in drafts.indices { starts[draft + 1] += starts[draft] }
    var positions = [Int](repeating: 0, count: literals.count)
    var next = starts
    for (position, literal) in literals.enumerated() {
      positions[next[Int(literal.draft)]] = position
      next[Int(literal.draft)] += 1
    }
    let (ends, places) = (starts, positions)
    let parts = parts(of: order.count)
    return mapInParallel(parts.count) { part in
      parts[part].map { rank in
        let draft = order[rank]
        return Entity(
          iri: drafts[draft].iri, kinds: [drafts[draft].kind], label: drafts[draft].label,
          attributes: attributes(places[ends[draft]..<ends[draft + 1]], of: drafts[draft].kind, articles))
      }
    }.flatMap(\.self)
  }

  /// Attributes, but for dates that a more precise one of the same relation holds, plans that were dropped, and what a project has gone beyond.
  private func attributes(_ positions: ArraySlice<Int>, of kind: EntityKind, _ articles: [String]) -> [Attribute] {
    struct Key: Hashable {
      let relation: Relation
      let value: Literal
    }
    var facts: [Key: [Int32]] = [:]
    for position in positions {
      let literal = literals[position]
      guard let value = value(ofLiteral: position) else { continue }
      let known = literal.fact < 0 ? [] : [literal.fact]
      facts[Key(relation: literal.relation, value: value), default: []] += known
    }
    return facts.compactMap { key, facts_ in
      if key.relation.range == .date {
        let isSubsumed = facts.keys.contains {
          $0.relation == key.relation && $0.value != key.value
            && $0.value.lexical.hasPrefix(key.value.lexical)
        }
        if isSubsumed { return nil }
      }
      // Of an event that was announced and called off or put off, the latter holds.
      if key.relation == .eventStatus, key.value == EventStatus.scheduled.literal,
        facts.keys.contains(where: { $0.relation == .eventStatus && $0.value != key.value })
      {
        return nil
      }
      // Of a project, the state that it has reached, and all that is spent on it.
      if kind == .project, key.relation == .state || key.relation == .value,
        facts.keys.contains(where: { goesFurther($0.relation, $0.value, than: key.value, of: key.relation) })
      {
        return nil
      }
      return Attribute(
        key.relation, key.value, provenance: provenance(of: facts_[...], articles))
    }.sorted()
  }

  /// Whether a value tells more of a thing than another of the same relation.
  private func goesFurther(_ relation: Relation, _ value: Literal, than other: Literal, of otherRelation: Relation) -> Bool {
    guard relation == otherRelation, value != other else { return false }
    if relation == .state {
      let states = ProjectState.allCases.map(\.literal)
      return (states.firstIndex(of: value) ?? -1) > (states.firstIndex(of: other) ?? -1)
    }
    guard let one = Double(value.lexical), let two = Double(other.lexical) else { return false }
    return two < one
  }

  /// A literal by its position in ``literals``; `nil` when its fact leads to an entity.
  func value(ofLiteral position: Int) -> Literal? {
    literals[position].value ?? value(of: literals[position].fact)
  }

  private func value(of fact: Int32) -> Literal? {
    guard case .literal(let value) = table.object(of: table.facts[Int(fact)]) else { return nil }
    return value
  }

  // MARK: Edges

  private func frozenEdges(_ order: [Int], _ ranks: [Int], _ articles: [String]) -> [Edge] {
    // Subject, relation and object in one number: 28, 8 and 28 bits.
    precondition(drafts.count < 1 << 28)
    let relations = Relation.all.sorted()
    var places = [UInt64](repeating: 0, count: 256)
    for (place, relation) in relations.enumerated() { places[Int(relation.number)] = UInt64(place) }
    // Ranges of subjects can be sorted apart.
    let count = 8
    let width = max(1, (drafts.count + count - 1) / count)
    var buckets: [[(key: UInt64, fact: Int32)]] = Array(repeating: [], count: count)
    for edge in edges where hasSources || edge.standsWithEntities {
      let subject = ranks[Int(edge.subject)]
      let key =
        UInt64(subject) << 36 | places[Int(edge.relation.number)] << 28
        | UInt64(ranks[Int(edge.object)])
      buckets[subject / width].append((key, edge.fact))
    }
    let unsorted = buckets
    return mapInParallel(count) { bucket -> [Edge] in
      let sorted = unsorted[bucket].sorted { ($0.key, $0.fact) < ($1.key, $1.fact) }
      var found: [Edge] = []
      var start = 0
      while start < sorted.count {
        let key = sorted[start].key
        var end = start + 1
        while end < sorted.count, sorted[end].key == key { end += 1 }
        let facts = sorted[start..<end].lazy.map(\.fact).filter { $0 >= 0 }
        found.append(
          Edge(
            subject: drafts[order[Int(key >> 36)]].iri,
            relation: relations[Int(key >> 28 & 0xFF)],
            object: drafts[order[Int(key & 0xFFF_FFFF)]].iri,
            provenance: provenance(of: Array(facts)[...], articles)))
        start = end
      }
      return found
    }.flatMap(\.self)
  }

  /// The sources of facts, sorted, without repetition.
  private func provenance(of facts: ArraySlice<Int32>, _ articles: [String]) -> [Provenance] {
    if !hasSources { return [] }
    if facts.count < 2 { return facts.map { provenance(of: $0, articles) } }
    // By document and place first: comparing numbers is cheaper than comparing sources.
    let placed = facts.map { number in
      let fact = table.facts[Int(number)]
      return (fact.document, table.scalars(of: fact), number)
    }.sorted { ($0.0, $0.1.lowerBound, $0.1.upperBound) < ($1.0, $1.1.lowerBound, $1.1.upperBound) }
    var found: [Provenance] = []
    var start = 0
    while start < placed.count {
      var end = start + 1
      while end < placed.count, placed[end].0 == placed[start].0, placed[end].1 == placed[start].1 { end += 1 }
      let group = placed[start..<end].map { provenance(of: $0.2, articles) }
      if group.count == 1 {
        found += group
      } else {
        for source in group.sorted() where found.last != source { found.append(source) }
      }
      start = end
    }
    return found
  }

  private func provenance(of number: Int32, _ articles: [String]) -> Provenance {
    let fact = table.facts[Int(number)]
    let evidence = table.evidence(of: fact)
    return Provenance(
      article: articles[Int(fact.document)], quote: evidence.quote, scalars: evidence.scalars,
      bytes: evidence.bytes, rule: evidence.rule, confidence: evidence.confidence,
      qualifiers: table.qualifiers(of: fact))
  }
}
