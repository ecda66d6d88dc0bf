import ArgumentParser
import Database
import GraphDatabase
import Shanhai
import Text
import Writing

/// A table of the graph, a row a thing, with the sentence that it was read from.
enum GraphTable: String, CaseIterable, ExpressibleByArgument {
  case meetings, visits, agreements, pairings, measures, posts, tenures, secondments, donations, projects, persons, articles

  /// The table of `graph.sqlite` that its rows stand in.
  private var source: String {
    switch self {
    case .posts, .tenures: "posts_held"
    default: rawValue
    }
  }

  private var query: String {
    switch self {
    case .posts:
      // Of a group SQLite gives the row that has the least: the first sentence.
      """
      SELECT post, post_title AS title, region, count(DISTINCT person) AS holders, group_concat(DISTINCT person) AS persons,
        min(coalesce(start, first_attested)) AS first_attested, max(coalesce("end", last_attested)) AS last_attested,
        sentence, article, published, address,
        (SELECT object_iri FROM fact WHERE subject_id = posts_held.id AND relation = 'shan:ofPost') AS post_iri
        FROM posts_held GROUP BY post_iri ORDER BY post, post_iri
      """
    default: "SELECT * FROM \(source) ORDER BY id"
    }
  }

  /// Its rows, with sortable days beside dates that may be months or years.
  ///
  /// - Throws: `Refusal` when the graph is of no program that has the table.
  func table(of database: GraphDatabase) throws -> Table {
    guard try !database.rows(of: "SELECT 1 FROM sqlite_master WHERE name = '\(source)'").rows.isEmpty else {
      throw Refusal(file: rawValue, reason: "the graph has no such table")
    }
    let (names, rows) = try database.rows(of: query)
    let columns = names.indices.filter { names[$0] != "id" }
    return Table(
      columns: columns.flatMap { Self.columns(names[$0]) },
      rows: rows.map { row in columns.flatMap { Self.cells(names[$0], row[$0]) } })
  }

  /// A column; and one of its days where these are sorted by.
  private static func columns(_ name: String) -> [Table.Column] {
    switch name {
    case "value", "ordinal", "articles", "holders": [.init(name, .number)]
    case "published": [.init(name, .day)]
    case "start", "end", "date": [.init(name), .init(name + "_day", .day)]
    default: [.init(name)]
    }
  }

  private static func cells(_ name: String, _ cell: String?) -> [String?] {
    switch name {
    case "value", "ordinal", "articles", "holders": [cell.flatMap(plain)]
    case "start", "date": [cell, days(cell).map(\.firstDay).min()]
    case "end": [cell, days(cell).map(\.lastDay).max()]
    default: [cell]
    }
  }

  /// The dates of a cell, which may be several.
  private static func days(_ cell: String?) -> [PartialDate] {
    (cell ?? "").split(separator: "、").compactMap { PartialDate(lexical: String($0)) }
  }

  /// A number of SQLite's without the `.0` of whole ones; `nil` for what is none.
  private static func plain(_ number: String) -> String? {
    guard let value = Double(number), value.isFinite else { return nil }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : number
  }
}

/// A form in which a table is written.
enum TableFormat: String, CaseIterable {
  case csv, tsv, json, xlsx
}
