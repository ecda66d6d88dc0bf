package import Ontology

/// The words of a site's pages, apart from what the graph says: templates and code name them by a key.
package struct SiteWords: Sendable {
  package let language: LabelLanguage
  package let words: [String: String]

  /// The words of a language, of the list `words.tsv`: key, Chinese, English.
  package init(_ language: LabelLanguage) {
    self.language = language
    var words: [String: String] = [:]
    for row in SiteResource.words.rows where row.count == 3 {
      words[row[0]] = row[language == .chinese ? 1 : 2]
    }
    self.words = words
  }

  /// The word of a key; the key itself when the list lacks it, which a test forbids.
  package subscript(_ key: String) -> String { words[key] ?? key }

  /// The word of a key with its `%` replaced.
  package func callAsFunction(_ key: String, _ values: String...) -> String {
    var pieces = self[key].split(separator: "%", omittingEmptySubsequences: false)[...]
    var words = String(pieces.popFirst() ?? "")
    for (number, piece) in pieces.enumerated() {
      words += (number < values.count ? values[number] : "") + piece
    }
    return words
  }
}

/// A file that pages are made with.
package struct SiteResource: Sendable {
  package let bytes: [UInt8]

  package static let words = SiteResource(bytes: PackageResources.words_tsv)
  package static let tiles = SiteResource(bytes: PackageResources.tiles_tsv)
  package static let style = SiteResource(bytes: PackageResources.site_css)
  package static let scripts = [
    ("load", SiteResource(bytes: PackageResources.load_js)), ("search", SiteResource(bytes: PackageResources.search_js)),
  ]
  package static let networkScript = SiteResource(bytes: PackageResources.network_js)

  package static let templates: [String: String] = [
    "frame-top": PackageResources.frame_top_mustache, "frame-end": PackageResources.frame_end_mustache,
    "home": PackageResources.home_mustache, "entity": PackageResources.entity_mustache,
    "article": PackageResources.article_mustache, "list": PackageResources.list_mustache,
    "search": PackageResources.search_mustache, "section": PackageResources.section_mustache,
    "network": PackageResources.network_mustache, "row": PackageResources.row_mustache, "end": PackageResources.end_mustache,
  ].mapValues { String(decoding: $0, as: UTF8.self) }

  /// The cells of the lines of a list; those that begin with `#` are comments.
  package var rows: [[String]] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}

extension SiteWords {
  /// The unit of money in the graph.
  package static let currency = SiteWords(.chinese)["currency"]
}
