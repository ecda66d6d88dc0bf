import Ontology

/// What identifies posts across documents.
struct PostResolver {
  let table: ClaimTable
  /// What identifies the body of each body node.
  let bodyIdentity: [Int: String]
  /// Body nodes of each document by name.
  private let bodies: [[String: Int]]

  init(table: ClaimTable, bodyIdentity: [Int: String]) {
    self.table = table
    self.bodyIdentity = bodyIdentity
    bodies = table.nodesOfDocument.map { nodes in
      var named: [String: Int] = [:]
      for node in nodes where table.nodes[node].family == .body {
        named[table.nodes[node].key] = node
      }
      return named
    }
  }

  /// The body that a post node's key names, when its document has claims of it.
  func body(of post: Int) -> Int? {
    guard case .organization(let name) = PostKey(table.nodes[post].key).body else { return nil }
    return bodies[table.nodes[post].document][name]
  }

  /// The identity of an anchored post, the same in every document; `nil` for a post of which
  /// neither region nor body is known.
  func identity(of post: Int) -> String? {
    let key = PostKey(table.nodes[post].key)
    switch key.body {
    case .region(let region): return key.title + "@" + region
    case .organization(let name):
      return key.title + "@" + (body(of: post).flatMap { bodyIdentity[$0] } ?? NameForm.body(name))
    case .unknown: return nil
    }
  }

  /// The regions that a post belongs to, itself or through its body.
  func regions(of post: Int) -> [String] {
    if case .region(let region) = PostKey(table.nodes[post].key).body { return [region] }
    let own = table.keys(of: post, .ofRegion, .region)
    if !own.isEmpty { return own }
    return body(of: post).map { table.keys(of: $0, .ofRegion, .region) } ?? []
  }

  /// For each post node without region and body, the anchored post of the same title that the same
  /// person holds in another document, when there is only one.
  func completions(persons: [[Int]]) -> [Int: Int] {
    var completions: [Int: Set<Int>] = [:]
    for person in persons where person.count > 1 {
      let posts = person.flatMap { table.objects(of: $0, .holds) }
      var anchored: [String: [String: Int]] = [:]
      for post in posts {
        guard let identity = identity(of: post) else { continue }
        let title = PostKey(table.nodes[post].key).title
        anchored[title, default: [:]][identity, default: post] =
          min(post, anchored[title]?[identity] ?? post)
      }
      for post in posts where identity(of: post) == nil {
        guard let candidates = anchored[PostKey(table.nodes[post].key).title],
          candidates.count == 1, let found = candidates.first
        else { continue }
        completions[post, default: []].insert(found.value)
      }
    }
    return completions.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}
