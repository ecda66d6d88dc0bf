import Claims
import Ontology

/// The post nodes of a claim table: which office each means, and where it is.
struct PostTable: Sendable {
  struct Post: Sendable {
    let key: PostKey
    /// The number of what identifies an anchored post, the same in every document; `nil` for a post
    /// of which neither region nor body is known.
    let identity: Int?
    /// The regions of the post or of its body.
    let regions: [Int]
  }

  private(set) var posts: [Int: Post] = [:]
  /// What identifies posts, by number.
  private(set) var identities = Symbols()
  /// Nodes of the bodies that post keys name, by post node.
  private var bodies: [Int: Int] = [:]

  init(_ table: ClaimTable, bodyIdentity: [Int: String], regions: RegionIndex) {
    for range in table.nodesOfDocument {
      var named: [String: Int]?
      for node in range where table.nodes[node].family == .post {
        let key = PostKey(table.nodes[node].key)
        var identity: String?
        var ownRegions: [Int] = []
        switch key.body {
        case .region(let region):
          identity = table.nodes[node].key
          ownRegions = [regions.number(region)].compactMap(\.self)
        case .organization(let name):
          let bodiesOfDocument = named ?? Self.bodies(in: range, table)
          named = bodiesOfDocument
          let body = bodiesOfDocument[name]
          bodies[node] = body
          identity = key.title + "@" + (body.flatMap { bodyIdentity[$0] } ?? NameForm.body(name))
          ownRegions = Self.regions(of: node, table, regions)
          if ownRegions.isEmpty, let body { ownRegions = Self.regions(of: body, table, regions) }
        case .unknown: ownRegions = Self.regions(of: node, table, regions)
        }
        posts[node] = Post(
          key: key, identity: identity.map { identities.number(of: $0) }, regions: ownRegions)
      }
    }
  }

  private static func bodies(in range: Range<Int>, _ table: ClaimTable) -> [String: Int] {
    var named: [String: Int] = [:]
    for node in range where table.nodes[node].family == .body { named[table.nodes[node].key] = node }
    return named
  }

  private static func regions(
    of node: Int, _ table: ClaimTable, _ regions: RegionIndex
  ) -> [Int] {
    table.keys(of: node, .ofRegion, .region).compactMap { regions.number($0) }
  }

  /// The body that a post node's key names, when its document has claims of it.
  func body(of post: Int) -> Int? { bodies[post] }

  /// What identifies an anchored post.
  func identity(of post: Int) -> String? { posts[post]?.identity.map { identities.strings[$0] } }

  /// Numbers of identities in the order of what they stand for, whichever other documents were linked.
  func sorted(_ numbers: Set<Int>) -> [Int] {
    numbers.count < 2 ? Array(numbers) : numbers.sorted { identities.strings[$0] < identities.strings[$1] }
  }

  /// For each post node without region and body, the anchored post of the same title that the same
  /// person holds in another document, when there is only one.
  func completions(persons: [[Int]], _ table: ClaimTable) -> [Int: Int] {
    var completions: [Int: Set<Int>] = [:]
    for person in persons where person.count > 1 {
      let held = person.flatMap { table.objects(of: $0, .holds) }
      let bare = held.filter { posts[$0]?.identity == nil }
      if bare.isEmpty { continue }
      var anchored: [String: [Int: Int]] = [:]
      for node in held {
        guard let post = posts[node], let identity = post.identity else { continue }
        anchored[post.key.title, default: [:]][identity, default: node] =
          min(node, anchored[post.key.title]?[identity] ?? node)
      }
      for node in bare {
        guard let title = posts[node]?.key.title, let candidates = anchored[title],
          candidates.count == 1, let found = candidates.first
        else { continue }
        completions[node, default: []].insert(found.value)
      }
    }
    return completions.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}
