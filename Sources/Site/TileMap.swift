import Knowledge
import Ontology

/// Provinces as tiles of one size, about where they lie; no borders.
package struct TileMap: Sendable {
  package struct Tile: Sendable {
    package let code: String
    package let column: Int
    package let row: Int
    package let chinese: String
    package let english: String
  }

  package let tiles: [Tile]
  private let byCode: [String: Tile]

  /// Of the list `tiles.tsv`: code, column, row, Chinese and English short name.
  package init() {
    tiles = SiteResource.tiles.rows.compactMap { row in
      guard row.count == 5, let column = Int(row[1]), let line = Int(row[2]) else { return nil }
      return Tile(code: row[0], column: column, row: line, chinese: row[3], english: row[4])
    }
    byCode = Dictionary(tiles.map { ($0.code, $0) }) { first, _ in first }
  }

  package subscript(code: String) -> Tile? { byCode[code] }

  /// A tile's side and the gap to the next, in the picture's units.
  private static let (side, step) = (56, 62)

  /// The picture: tiles of the provinces that have pages, lit by how much they take part, and flows between them, as
  /// wide as what reports have of the pair.
  func picture(_ page: PageWriter, _ links: PageLinks) -> Shown {
    let pairs = page.site.pairs
    var weights: [Pair: Int] = [:]
    var supporters: Set<String> = []
    var supported: Set<String> = []
    var positions: [String: Int] = [:]
    for (province, code) in page.site.provinces.codes { positions[code] = province }
    for pair in pairs.sorted {
      guard let facts = pairs.pairs[pair], facts.isStated else { continue }
      weights[pair] = facts.pairings.count + facts.events.count + facts.agreements.count
      page.site.provinces.codes[pair.supporter].map { _ = supporters.insert($0) }
      page.site.provinces.codes[pair.supported].map { _ = supported.insert($0) }
    }
    let heaviest = max(1, weights.values.max() ?? 1)
    let flows: [Shown] = weights.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.compactMap { pair, weight in
      guard pair.supporter != pair.supported,
        let from = page.site.provinces.codes[pair.supporter].flatMap({ self[$0] }),
        let to = page.site.provinces.codes[pair.supported].flatMap({ self[$0] })
      else { return nil }
      return [
        "path": .text(Self.curve(from, to)), "width": .text(Self.width(weight, heaviest)),
        "href": .text(links.page(page.path(of: pair))),
        "label": .text(page.words("map.flow", page.heading(of: pair), String(weight))),
      ]
    }
    let shown: [Shown] = tiles.map { tile in
      let province = positions[tile.code]
      let role = supporters.contains(tile.code) ? (supported.contains(tile.code) ? "both" : "supporter") : supported.contains(tile.code) ? "supported" : "none"
      var fields: [String: Shown] = [
        "x": Shown(tile.column * Self.step), "y": Shown(tile.row * Self.step), "side": Shown(Self.side),
        "textX": Shown(tile.column * Self.step + Self.side / 2), "textY": Shown(tile.row * Self.step + Self.side / 2 + (page.language == .chinese ? 6 : 4)),
        "label": .text(page.language == .chinese ? tile.chinese : tile.english), "role": .text(role),
      ]
      fields["href"] = Shown(province.flatMap { page.site.paths[$0] }.map { links.page($0) })
      return .fields(fields)
    }
    let (columns, rows) = ((tiles.map(\.column).max() ?? 0) + 1, (tiles.map(\.row).max() ?? 0) + 1)
    return [
      "flows": .list(flows), "tiles": .list(shown),
      "box": .text("-12 -4 \(columns * Self.step + 18) \(rows * Self.step + 2)"),
    ]
  }

  /// A curve from the middle of one tile to that of another, bent to the left of its way.
  private static func curve(_ from: Tile, _ to: Tile) -> String {
    func middle(_ place: Int) -> Int { place * step + side / 2 }
    let (x, y, endX, endY) = (middle(from.column), middle(from.row), middle(to.column), middle(to.row))
    let bendX = (x + endX) / 2 + (endY - y) / 6
    let bendY = (y + endY) / 2 - (endX - x) / 6
    return "M\(x) \(y)Q\(bendX) \(bendY) \(endX) \(endY)"
  }

  /// 2 to 12 units, with one digit after the point.
  private static func width(_ weight: Int, _ heaviest: Int) -> String {
    let tenths = 20 + 100 * weight / heaviest
    return "\(tenths / 10).\(tenths % 10)"
  }
}
