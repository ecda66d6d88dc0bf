import Claims
import Lexicon
import Ontology
import Text

/// Which nodes of a claim table are one entity, and the entities' IRIs.
struct Resolution: Sendable {
  /// An entity and its nodes, sorted.
  struct Member: Sendable {
    let iri: String
    var nodes: [Int]
  }

  private(set) var entities: [Member] = []
  /// The position of each node's entity.
  private(set) var entityOfNode: [Int]
  /// Persons that may be one, by positions; the first has the lower position.
  private(set) var open: Set<PersonResolver.Pair> = []
  let posts: PostTable
  let regions: RegionIndex
  let persons: PersonResolver
  /// The bodies that documents name, by the form of their names.
  private var bodies: [String: [(iri: String, regions: [String])]] = [:]
  private(set) var entityOfIRI: [ByteKey: Int] = [:]

  init(
    _ table: ClaimTable, gazetteer: Gazetteer, namer: EntityIRI,
    constraints: LinkConstraints = LinkConstraints()
  ) {
    let regions = RegionIndex(gazetteer, keys: Self.regionKeys(table))
    self.regions = regions
    entityOfNode = Array(repeating: -1, count: table.nodes.count)

    let bodies = BodyResolver(table: table, regions: regions, constraints: constraints)
    let bodyGroups = bodies.groups(of: .body)
    let bodyIdentity = Self.identities(of: bodyGroups, table, bodies)
    let placeGroups = bodies.groups(of: .place)
    let placeIdentity = Self.identities(of: placeGroups, table, bodies)
    let posts = PostTable(table, bodyIdentity: bodyIdentity, regions: regions)
    self.posts = posts
    persons = PersonResolver(
      weigher: PersonWeigher(table: table, regions: regions, posts: posts), constraints: constraints)

    // Persons, agreements and events do not need each other.
    let resolver = persons
    let outcomes = mapInParallel(3) { family -> PersonResolver.Outcome in
      switch family {
      case 0: resolver.resolve()
      case 1:
        .init(
          groups: EventResolver(table: table, regions: regions, constraints: constraints).groups())
      default: .init(groups: AgreementResolver(table: table, constraints: constraints).groups())
      }
    }
    let (outcome, events, agreements) = (outcomes[0], outcomes[1].groups, outcomes[2].groups)
    let personGroups = constraints.unite(outcome.groups)
    let completions = posts.completions(persons: personGroups, table)

    assign(bodyGroups, namer) { group in
      let label = table.preferredLabel(of: group)
      return namer.hashed("organization", label, identity: bodyIdentity[group[0]] ?? label)
    }
    for group in bodyGroups {
      self.bodies[NameForm.body(table.nodes[group[0]].key), default: []].append(
        (entities[entityOfNode[group[0]]].iri, group.flatMap(bodies.regionKeys)))
    }
    assign(placeGroups, namer) { group in
      let label = table.preferredLabel(of: group)
      return namer.hashed("place", label, identity: placeIdentity[group[0]] ?? label)
    }
    for kind in Set(table.nodes.compactMap(\.declaredKind)).sorted() {
      let groups = bodies.groups(of: .named(kind))
      let identity = Self.identities(of: groups, table, bodies)
      assign(groups, namer) { group in
        let label = table.preferredLabel(of: group)
        return namer.hashed(
          Self.path(of: kind), label, identity: kind.name + "\n" + (identity[group[0]] ?? label))
      }
    }
    assign(personGroups, namer) { group in
      let name = table.nodes[group[0]].key
      let offices = group.flatMap { table.objects(of: $0, .holds) }.compactMap(posts.identity)
      let evidence =
        offices.min() ?? group.map { table.documents[table.nodes[$0].document].digest }.min() ?? ""
      return namer.hashed("person", name, identity: NameForm.person(name) + "\n" + evidence)
    }
    assign(agreements, namer) { Self.dated($0, table, "agreement", .date, namer) }
    assign(events, namer) { Self.dated($0, table, "event", .startDate, namer) }
    assignOthers(table, completions, namer)
    for pair in outcome.open {
      let first = entityOfNode[outcome.groups[pair.first][0]]
      let second = entityOfNode[outcome.groups[pair.second][0]]
      if first != second { open.insert(.init(first, second)) }
    }
  }

  private static func regionKeys(_ table: ClaimTable) -> [String] {
    var keys: Set<ByteKey> = []
    for node in table.nodes {
      switch node.family {
      case .region: keys.insert(ByteKey(node.key))
      case .post:
        if case .region(let key) = PostKey(node.key).body { keys.insert(ByteKey(key)) }
      default: break
      }
    }
    return keys.map(\.string)
  }

  /// Regions, posts, pairings, measures and articles have keys that identify them.
  private mutating func assignOthers(
    _ table: ClaimTable, _ completions: [Int: Int], _ namer: EntityIRI
  ) {
    var numbers: [ClaimTable.Family: [ByteKey: Int]] = [:]
    var alone: [[Int]] = []
    for (number, node) in table.nodes.enumerated() {
      switch node.family {
      case .pairing where !table.joinsRegions(number): insert(number, into: add(pairing(of: number, table, namer)))
      case .region, .pairing:
        let known = numbers[node.family]?[ByteKey(node.key)]
        let entity =
          known
          ?? add(
            node.family == .region
              ? Self.region(node.key, namer) : Self.pairing(node.key, namer))
        if known == nil { numbers[node.family, default: [:]][ByteKey(node.key)] = entity }
        insert(number, into: entity)
      case .post:
        let post = completions[number] ?? number
        guard let identity = posts.identity(of: post) else {
          alone.append([number])
          continue
        }
        let entity =
          numbers[.post]?[ByteKey(identity)] ?? add(Self.post(post, table, posts, namer))
        numbers[.post, default: [:]][ByteKey(identity)] = entity
        insert(number, into: entity)
      case .article, .measure: alone.append([number])
      case .body, .person, .agreement, .place, .event, .named, .tenure: break
      }
    }
    assign(alone, namer) { [posts] group in
      let node = table.nodes[group[0]]
      let digest = table.documents[node.document].digest
      switch node.family {
      case .article: return namer.exact("article", String(digest.prefix(16)))
      case .post: return Self.post(group[0], table, posts, namer)
      default:
        let label = table.preferredLabel(of: group)
        return namer.hashed("measure", label, identity: node.key + "\n" + digest, digits: 12)
      }
    }
  }

  /// Makes an entity of each group.
  private mutating func assign(
    _ groups: [[Int]], _ namer: EntityIRI, _ iri: @Sendable ([Int]) -> String
  ) {
    let parts = parts(of: groups.count)
    let iris = mapInParallel(parts.count) { part in parts[part].map { iri(groups[$0]) } }
    for (group, iri) in zip(groups, iris.joined()) {
      // Two that the user has parted may have the same name and office.
      var own = iri
      var number = 2
      while entityOfIRI[ByteKey(own)] != nil {
        own = "\(iri)-\(number)"
        number += 1
      }
      let entity = add(own)
      for node in group { insert(node, into: entity) }
    }
  }

  private mutating func add(_ iri: String) -> Int {
    if let known = entityOfIRI[ByteKey(iri)] { return known }
    entityOfIRI[ByteKey(iri)] = entities.count
    entities.append(Member(iri: iri, nodes: []))
    return entities.count - 1
  }

  private mutating func insert(_ node: Int, into entity: Int) {
    entities[entity].nodes.append(node)
    entityOfNode[node] = entity
  }

  /// The IRI of a node's entity.
  func iri(of node: Int) -> String { entities[entityOfNode[node]].iri }

  /// The IRI of a body of a region: that of the body which documents name so, if they do.
  func body(named name: String, of region: String, _ namer: EntityIRI) -> String {
    let form = NameForm.body(name)
    let known = bodies[form, default: []]
    let near = known.first { $0.regions.contains { isNear($0, region) } }
    if let iri = near?.iri ?? known.first(where: { $0.regions.isEmpty })?.iri { return iri }
    let identity = known.isEmpty ? form : form + "\n" + region
    return namer.hashed("organization", name, identity: identity)
  }

  private func isNear(_ a: String, _ b: String) -> Bool {
    guard let x = regions.number(a), let y = regions.number(b) else { return a == b }
    return regions.distance(x, y) != nil
  }

  // MARK: IRIs

  /// What the IRIs of a declared kind's entities have after the base: its local name in small letters.
  private static func path(of kind: EntityKind) -> String {
    String(kind.term.name.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) })
  }

  static func region(_ key: String, _ namer: EntityIRI) -> String {
    // No name of a division holds a hyphen.
    namer.exact("region", String(key.map { $0 == "/" ? "-" : $0 }))
  }

  /// The IRI of the pairing of two sides: from the codes of divisions, else from what its sides are.
  func pairing(_ supporter: Int, _ supported: Int, _ table: ClaimTable, _ namer: EntityIRI) -> String {
    let (giver, taker) = (table.nodes[supporter], table.nodes[supported])
    if giver.family == .region, taker.family == .region {
      return Self.pairing(PairingKey(supporter: giver.key, supported: taker.key).text, namer)
    }
    return namer.hashed("pairing", giver.label + "-" + taker.label, identity: iri(of: supporter) + ">" + iri(of: supported))
  }

  /// The IRI of a pairing that a document states with its sides.
  private func pairing(of node: Int, _ table: ClaimTable, _ namer: EntityIRI) -> String {
    guard let supporter = table.objects(of: node, .supporter).first,
      let supported = table.objects(of: node, .supported).first
    else { return namer.hashed("pairing", table.nodes[node].label, identity: table.nodes[node].key) }
    return pairing(supporter, supported, table, namer)
  }

  private static func pairing(_ key: String, _ namer: EntityIRI) -> String {
    namer.exact("pairing", String(key.map { $0 == ">" ? "-" : $0 }))
  }

  private static func post(
    _ number: Int, _ table: ClaimTable, _ posts: PostTable, _ namer: EntityIRI
  ) -> String {
    let node = table.nodes[number]
    let key = PostKey(node.key)
    switch key.body {
    case .region(let region):
      return namer.exact("post", region.replacing("/", with: "-") + "-" + key.title)
    case .organization(let name):
      return namer.hashed("post", name + key.title, identity: posts.identity(of: number) ?? node.key)
    case .unknown:
      let digest = table.documents[node.document].digest
      return namer.hashed("post", key.title, identity: node.key + "\n" + digest)
    }
  }

  /// An event or agreement: when it was, what it is called, and a hash of the document's own key
  /// for it in the first of its documents.
  private static func dated(
    _ group: [Int], _ table: ClaimTable, _ path: String, _ date: Relation, _ namer: EntityIRI
  ) -> String {
    let day = group.flatMap { table.literals(of: $0, date) }.map(\.lexical)
      .max { ($0.utf8.count, $1) < ($1.utf8.count, $0) }
    let label = table.preferredLabel(of: group)
    let identity = group.map { node in
      let kind = table.kinds(of: node).min()?.name ?? ""
      return table.documents[table.nodes[node].document].digest + "\n" + kind + "\n"
        + table.nodes[node].key
    }.min()
    return namer.hashed(
      path, day.map { $0 + "-" + label } ?? label, identity: identity ?? label, digits: 10)
  }

  /// Names, and where a name is shared by several groups, the region that tells them apart.
  private static func identities(
    of groups: [[Int]], _ table: ClaimTable, _ resolver: BodyResolver
  ) -> [Int: String] {
    var groupsOfName: [String: Int] = [:]
    let names = groups.map { NameForm.body(table.nodes[$0[0]].key) }
    for name in names { groupsOfName[name, default: 0] += 1 }
    var identities: [Int: String] = [:]
    for (group, name) in zip(groups, names) {
      let identity =
        groupsOfName[name] == 1
        ? name : name + "\n" + (group.flatMap(resolver.regionKeys).min() ?? "")
      for node in group { identities[node] = identity }
    }
    return identities
  }
}

extension ClaimTable {
  /// Whether a pairing's sides are divisions, as far as they are known.
  fileprivate func joinsRegions(_ pairing: Int) -> Bool {
    (objects(of: pairing, .supporter) + objects(of: pairing, .supported)).allSatisfy { nodes[$0].family == .region }
  }
}

extension ClaimTable.Node {
  fileprivate var declaredKind: EntityKind? {
    if case .named(let kind) = family { return kind }
    return nil
  }
}
