import Lexicon
import Ontology

/// Which nodes of a claim table are one entity, and the entities' IRIs.
struct Resolution {
  /// The IRI of each node's entity.
  private(set) var iris: [String]
  /// The nodes of each entity, sorted.
  private(set) var members: [String: [Int]] = [:]
  let posts: PostResolver
  /// The bodies that documents name, by the form of their names.
  private var bodies: [String: [(iri: String, regions: [String])]] = [:]
  private let tree: RegionTree

  init(_ table: ClaimTable, gazetteer: Gazetteer, namer: EntityIRI) {
    let tree = RegionTree(gazetteer)
    self.tree = tree
    iris = Array(repeating: "", count: table.nodes.count)

    let bodies = BodyResolver(table: table, regions: tree)
    let bodyGroups = bodies.groups(of: .body)
    let bodyIdentity = Self.identities(of: bodyGroups, table, bodies)
    let placeGroups = bodies.groups(of: .place)
    let placeIdentity = Self.identities(of: placeGroups, table, bodies)
    let posts = PostResolver(table: table, bodyIdentity: bodyIdentity)
    self.posts = posts
    for (path, groups, identities) in [
      ("organization", bodyGroups, bodyIdentity), ("place", placeGroups, placeIdentity),
    ] {
      for group in groups {
        let label = table.preferredLabel(of: group)
        assign(group, namer.hashed(path, label, identity: identities[group[0]] ?? label))
      }
    }

    for group in bodyGroups {
      self.bodies[NameForm.body(table.nodes[group[0]].key), default: []]
        .append((iris[group[0]], group.flatMap(bodies.regionKeys)))
    }

    let persons = PersonResolver(
      table: table, regions: tree, postIdentity: posts.identity, postRegions: posts.regions
    ).groups()
    for group in persons {
      let name = table.nodes[group[0]].key
      let offices = group.flatMap { table.objects(of: $0, .holds) }.compactMap(posts.identity)
      let evidence =
        offices.min()
        ?? group.map { table.documents[table.nodes[$0].document].digest }.min() ?? ""
      assign(
        group,
        namer.hashed("person", name, identity: NameForm.person(name) + "\n" + evidence))
    }
    let completions = posts.completions(persons: persons)

    for (number, node) in table.nodes.enumerated() {
      let digest = table.documents[node.document].digest
      switch node.family {
      case .article: assign([number], namer.exact("article", String(digest.prefix(16))))
      case .region: assign([number], Self.region(node.key, namer))
      case .post:
        assign([number], Self.post(completions[number] ?? number, table, posts, namer))
      case .pairing: assign([number], Self.pairing(node.key, namer))
      case .measure:
        let label = table.preferredLabel(of: [number])
        assign(
          [number],
          namer.hashed("measure", label, identity: node.key + "\n" + digest, digits: 12))
      case .body, .person, .agreement, .place, .event: break
      }
    }

    for group in AgreementResolver(table: table).groups() {
      assign(group, Self.dated(group, table, "agreement", .date, namer))
    }
    for group in EventResolver(table: table).groups() {
      assign(group, Self.dated(group, table, "event", .startDate, namer))
    }
  }

  private mutating func assign(_ nodes: [Int], _ iri: String) {
    for node in nodes { iris[node] = iri }
    members[iri, default: []].append(contentsOf: nodes)
  }

  /// The IRI of a body of a region: that of the body which documents name so, if they do.
  func body(named name: String, of region: String, _ namer: EntityIRI) -> String {
    let form = NameForm.body(name)
    let known = bodies[form, default: []]
    let near = known.first { $0.regions.contains { tree.distance($0, region) != nil } }
    if let iri = near?.iri ?? known.first(where: { $0.regions.isEmpty })?.iri { return iri }
    let identity = known.isEmpty ? form : form + "\n" + region
    return namer.hashed("organization", name, identity: identity)
  }

  static func region(_ key: String, _ namer: EntityIRI) -> String {
    // No name of a division holds a hyphen.
    namer.exact("region", String(key.map { $0 == "/" ? "-" : $0 }))
  }

  static func pairing(_ key: String, _ namer: EntityIRI) -> String {
    namer.exact("pairing", String(key.map { $0 == ">" ? "-" : $0 }))
  }

  private static func post(
    _ number: Int, _ table: ClaimTable, _ posts: PostResolver, _ namer: EntityIRI
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
      let kind = table.nodes[node].kinds.keys.min()?.rawValue ?? ""
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
    for group in groups { groupsOfName[NameForm.body(table.nodes[group[0]].key), default: 0] += 1 }
    var identities: [Int: String] = [:]
    for group in groups {
      let name = NameForm.body(table.nodes[group[0]].key)
      let region = group.flatMap(resolver.regionKeys).min() ?? ""
      let identity = groupsOfName[name] == 1 ? name : name + "\n" + region
      for node in group { identities[node] = identity }
    }
    return identities
  }
}
