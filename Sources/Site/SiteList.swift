import Knowledge
import Ontology

/// The entities of a kind, over as many pages as they need.
struct SiteList: Sendable {
  static let pageSize = 500

  /// How the list is called in paths, and its word by `list.<name>`; of a declared kind, its name.
  let name: String
  let kind: EntityKind
  let entities: [Int]

  /// The lists of a graph in the order of the home page.
  static func all(_ site: SiteGraph) -> [SiteList] {
    var byName: [String: (EntityKind, [Int])] = [:]
    for (position, entity) in site.graph.entities.enumerated() where SiteGraph.hasPage(entity.kind) {
      byName[name(of: entity.kind), default: (entity.kind, [])].1.append(position)
    }
    return byName.sorted { (order($0.key), $0.key) < (order($1.key), $1.key) }.map { name, found in
      SiteList(name: name, kind: found.0, entities: sorted(found.1, found.0, site))
    }
  }

  static func name(of kind: EntityKind) -> String {
    kind.isOrganization ? "organization" : String(kind.name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }

  private static let names = [
    "article", "jointmeeting", "meeting", "visit", "signing", "donation", "agreement", "person", "region", "organization", "post", "project", "place",
  ]

  private static func order(_ name: String) -> Int { names.firstIndex(of: name) ?? names.count }

  /// What is dated by date, the last first; regions by code; others by how much there is to see.
  private static func sorted(_ entities: [Int], _ kind: EntityKind, _ site: SiteGraph) -> [Int] {
    if kind.dating != nil {
      return entities.map { (site.date(of: $0) ?? "", $0) }.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.1)
    }
    if kind == .region {
      return entities.map { (site.graph.entities[$0].values(of: .adcode).first ?? "~", $0) }.sorted { $0 < $1 }.map(\.1)
    }
    return entities.sorted { (site.ranks[$1], $0) < (site.ranks[$0], $1) }
  }

  func heading(_ words: SiteWords) -> String {
    words.words["list.\(name)"] ?? kind.label(in: words.language)
  }

  func path(_ page: Int) -> String { "list/\(name)" + (page == 0 ? "" : "-\(page + 1)") }

  var pageCount: Int { (entities.count + Self.pageSize - 1) / Self.pageSize }
}

extension PageWriter {
  func listPage(_ list: SiteList, _ number: Int) -> (file: String, bytes: [UInt8]) {
    var composer = PageComposer(self, at: list.path(number))
    let first = number * SiteList.pageSize
    let rows = list.entities[first..<min(first + SiteList.pageSize, list.entities.count)].map { entity -> Shown in
      composer.row(of: entity, note: note(of: entity, composer), citing: []).shown
    }
    let links = composer.links
    let pages = (0..<list.pageCount).map { page -> Shown in
      ["label": Shown(page + 1), "href": .text(links.page(list.path(page))), "isCurrent": Shown(page == number)]
    }
    return page(
      "list", at: links, heading: list.heading(words),
      ["facts": .list(rows), "count": Shown(list.entities.count), "pages": list.pageCount > 1 ? .list(pages) : .nothing])
  }

  /// What tells an entity of a list from others.
  private func note(of entity: Int, _ composer: PageComposer) -> String? {
    let kind = graph.entities[entity].kind
    if kind.isEvent { return composer.circumstances(of: entity) }
    if kind == .person {
      return site.tenures.of(entity).suffix(2).map { name($0.post) }.joined(separator: words["list-separator"])
    }
    if kind == .article { return graph.entities[entity].values(of: .publisher).first }
    if kind == .agreement { return site.index.objects(of: entity, .party).map(name).joined(separator: words["list-separator"]) }
    if kind == .region { return site.index.objects(of: entity, .within).first.map(name) }
    return kind.isOrganization ? kind.label(in: language) : nil
  }
}
