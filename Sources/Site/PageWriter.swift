import Knowledge
import Ontology
import Shanhai

/// What all pages of one language have in common.
struct PageWriter: Sendable {
  let site: SiteGraph
  let words: SiteWords
  let tiles: TileMap
  let title: String
  /// Whether there is a page that draws what is around an entity.
  let hasNetwork: Bool
  private let templates: [String: Template]

  /// - Parameter title: the site's name; that of the language when missing.
  init(_ site: SiteGraph, _ language: LabelLanguage, tiles: TileMap, title: String?, hasNetwork: Bool) throws(Template.Fault) {
    self.site = site
    self.tiles = tiles
    self.hasNetwork = hasNetwork
    words = SiteWords(language)
    self.title = title ?? words["site.title"]
    var templates: [String: Template] = [:]
    for name in ["home", "entity", "article", "list", "search", "network"] {
      templates[name] = try Template(name, of: SiteResource.templates, words: words.words)
    }
    self.templates = templates
  }

  var language: LabelLanguage { words.language }
  var graph: KnowledgeGraph { site.graph }

  func links(from path: String) -> PageLinks { PageLinks(from: path, language) }

  /// A page's file and bytes.
  ///
  /// - Parameter content: what the template shows beside what is on all pages.
  func page(_ template: String, at links: PageLinks, heading: String, _ content: [String: Shown]) -> (file: String, bytes: [UInt8]) {
    var content = content
    content["lang"] = .text(language.rawValue)
    content["site"] = .text(title)
    content["heading"] = .text(heading)
    content["root"] = .text(links.root)
    content["home"] = .text(links.home)
    content["otherHref"] = .text(links.otherLanguage)
    let bytes = templates[template]?.render(.fields(content)) ?? []
    return (links.file, bytes)
  }

  /// An entity's name for people: in English, provinces have theirs beside the Chinese one.
  func name(_ entity: Int) -> String {
    let label = graph.entities[entity].label
    guard language == .english, let tile = tile(entity) else { return label }
    return "\(tile.english) \(label)"
  }

  /// A province's short name.
  func shortName(_ province: Int) -> String {
    guard let tile = tile(province) else { return graph.entities[province].label }
    return language == .chinese ? tile.chinese : tile.english
  }

  private func tile(_ entity: Int) -> TileMap.Tile? { site.provinces.codes[entity].flatMap { tiles[$0] } }

  /// An entity as a link, or as words where it has no page.
  func link(_ entity: Int, _ links: PageLinks) -> [String: Shown] {
    var shown: [String: Shown] = ["label": .text(name(entity)), "href": .nothing]
    if let path = site.paths[entity] {
      shown["href"] = .text(links.page(path))
    } else if graph.entities[entity].kind == .pairing, let pair = site.pairs.of(entity).first {
      shown["href"] = .text(links.page(path(of: pair)))
    }
    return shown
  }

  func path(of pair: Pair) -> String {
    func name(_ province: Int) -> String {
      site.paths[province].flatMap { $0.path.split(separator: "/").last }.map(String.init) ?? String(province)
    }
    return "pair/\(name(pair.supporter))-\(name(pair.supported))"
  }

  func heading(of pair: Pair) -> String {
    words(site.pairs.pairs[pair]?.isStated == true ? "pair.heading" : "pair.heading-unstated", shortName(pair.supporter), shortName(pair.supported))
  }

  /// The words of a relation, read from the entity whose page it is.
  func heading(of relation: Relation, isIncoming: Bool) -> String {
    if !isIncoming { return relation.label(in: language) }
    return language == .chinese ? relation.inverseLabel : words.words["inverse.\(relation.prefixedName)"] ?? relation.label(in: .english)
  }
}
