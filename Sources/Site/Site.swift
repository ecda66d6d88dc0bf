import Knowledge
public import Linking
public import Ontology
public import Shanhai
import Text

/// A graph as a folder of pages to browse: no server, no request to anywhere else, in Chinese and English.
///
/// The same graph and texts give the same bytes. The pages are made side by side, and written as they are made.
public struct Site: Sendable {
  /// What was written.
  public struct Written: Hashable, Sendable {
    /// All files of the site.
    public var files: Int
    /// Files that differ from those of an earlier site in the folder.
    public var changed: Int
    /// Files of an earlier site that were taken out.
    public var removed: Int
    /// The size of all files.
    public var bytes: Int
  }

  private let site: SiteGraph
  private let pages: [PageWriter]
  private let linked: LinkedClaims
  private let text: @Sendable (String) -> [Unicode.Scalar]?
  private let network: [UInt8]?
  private let tiles: TileMap

  /// - Parameters:
  ///   - base: what the IRIs of the graph's entities start with.
  ///   - title: the site's name, if not that of the program.
  ///   - network: the script of vis-network 9, with which a page draws what is around an entity; no such page without.
  ///   - text: the cleaned text of the article of an IRI, if it is at hand; without it, an article's page has the
  ///     sentences that state facts. Called from several threads.
  /// - Complexity: O(*n* log *n*) in the size of the graph.
  public init(
    _ linked: LinkedClaims, base: String = Namespace.defaultEntityBase, title: String? = nil, network: [UInt8]? = nil,
    text: @escaping @Sendable (String) -> [Unicode.Scalar]? = { _ in nil }
  ) {
    self.linked = linked
    self.text = text
    self.network = network
    site = SiteGraph(linked.graph, base: base)
    tiles = TileMap()
    do throws(Template.Fault) {
      var pages: [PageWriter] = []
      for language in LabelLanguage.allCases { pages.append(try PageWriter(site, language, tiles: tiles, title: title, hasNetwork: network != nil)) }
      self.pages = pages
    } catch {
      // The templates are the program's own, and a test reads each.
      preconditionFailure(error.description)
    }
  }

  /// Writes the pages into a folder: the files that changed, and no others.
  /// - Throws: `OutputError`, also for a folder that holds other things than a site.
  public func write(to path: String) throws(OutputError) -> Written {
    let folder = try SiteFolder(path)
    try folder.put("assets/site.css", SiteResource.style.bytes)
    for (name, script) in SiteResource.scripts { try folder.put("assets/\(name).js", script.bytes) }
    let search = SearchIndex(site, tiles)
    try search.write { (file, bytes) throws(OutputError) in try folder.put(file, bytes) }
    if let network {
      try folder.put("assets/vis-network.min.js", network)
      try folder.put("assets/network.js", SiteResource.networkScript.bytes)
      try NetworkIndex(site, numbered: search.entities).write { (file, bytes) throws(OutputError) in try folder.put(file, bytes) }
    }
    let pairs = site.pairs.sorted
    try each(pairs.count) { number, page throws(OutputError) in try folder.put(page.pairPage(pairs[number])) }
    let lists = SiteList.all(site).flatMap { list in (0..<list.pageCount).map { (list, $0) } }
    try each(lists.count) { number, page throws(OutputError) in try folder.put(page.listPage(lists[number].0, lists[number].1)) }
    try each(1) { _, page throws(OutputError) in
      try folder.put(page.homePage())
      try folder.put(page.searchPage())
      if page.hasNetwork { try folder.put(page.networkPage()) }
    }
    let apart = namesakesApart()
    let positions = site.paths.indices.filter { site.paths[$0] != nil }
    try inParallel(positions.count) { number throws(OutputError) in
      let position = positions[number]
      try writeEntity(position, apart[position] ?? [:], to: folder)
    }
    let removed = try folder.finish()
    let counts = folder.counts
    return Written(files: counts.files, changed: counts.changed, removed: removed, bytes: counts.bytes)
  }

  private func writeEntity(_ entity: Int, _ apart: [Int: String], to folder: SiteFolder) throws(OutputError) {
    guard let path = site.paths[entity]?.path else { return }
    if site.graph.entities[entity].kind == .article {
      let text = text(site.graph.entities[entity].iri)
      for page in pages { try folder.put(page.articlePage(entity, text: text)) }
    } else {
      for page in pages { try folder.put(page.entityPage(entity, apart: apart)) }
    }
    let data = EntityData(of: entity, in: site)
    try folder.put(path + ".ttl", data.turtle)
    try folder.put(path + ".jsonld", data.jsonLD)
    try folder.put(path + ".csv", data.csv)
  }

  /// Why persons of one name are apart, in the words of the linker.
  private func namesakesApart() -> [Int: [Int: String]] {
    var apart: [Int: [Int: String]] = [:]
    for (_, persons) in site.namesakes.sorted(by: { $0.value[0] < $1.value[0] }) {
      // Each is judged beside each other.
      for pair in linked.account(of: persons.prefix(12).map { site.graph.entities[$0].iri }, hasNamesakes: false).pairs {
        guard let first = site.graph.index(of: pair.first), let second = site.graph.index(of: pair.second) else { continue }
        let words = ([pair.judgement.rule] + pair.judgement.reasons.map(\.words)).joined(separator: "; ")
        apart[first, default: [:]][second] = words
        apart[second, default: [:]][first] = words
      }
    }
    return apart
  }

  /// Does something for each page of each language.
  private func each(_ count: Int, _ body: @Sendable (Int, PageWriter) throws(OutputError) -> Void) throws(OutputError) {
    try inParallel(count * pages.count) { number throws(OutputError) in try body(number / pages.count, pages[number % pages.count]) }
  }

  /// Does something for each number below a count, on all processors, a few hundred at a time.
  private func inParallel(_ count: Int, _ body: @Sendable (Int) throws(OutputError) -> Void) throws(OutputError) {
    for start in stride(from: 0, to: count, by: 512) {
      let failures = mapInParallel(min(512, count - start)) { number -> OutputError? in
        do throws(OutputError) { try body(start + number) } catch { return error }
        return nil
      }
      if let failure = failures.lazy.compactMap(\.self).first { throw failure }
    }
  }
}

extension SiteFolder {
  fileprivate func put(_ page: (file: String, bytes: [UInt8])) throws(OutputError) { try put(page.file, page.bytes) }
}

extension PageWriter {
  /// The page that searches.
  fileprivate func searchPage() -> (file: String, bytes: [UInt8]) {
    page("search", at: links(from: "search"), heading: words["search"], [:])
  }

  /// The page that draws what is around an entity.
  fileprivate func networkPage() -> (file: String, bytes: [UInt8]) {
    page("network", at: links(from: "network"), heading: words["network"], [:])
  }
}
