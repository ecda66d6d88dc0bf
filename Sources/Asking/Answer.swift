import Writing

/// What a graph answers.
public struct Answer: Sendable {
  /// What was asked.
  public let question: Question
  /// The query that was run over `graph.sqlite`, ready to be run again.
  public let sql: String
  /// The names of the cells of a row.
  public let columns: [String]
  /// The cells of each row; `nil` where nothing is known.
  public let rows: [[String?]]

  /// The columns that say where a row was read, not what it says.
  private static let source = ["sentence", "article", "published", "address"]

  /// For people: each row with the sentence it was read from.
  public var text: String {
    var text = ""
    let parts = columns.indices.filter { !Self.source.contains(columns[$0]) }
    for row in rows {
      text += parts.compactMap { part in row[part].map { columns[part] + ": " + $0 } }.joined(separator: "  ") + "\n"
      func cell(_ name: String) -> String? { columns.firstIndex(of: name).flatMap { row[$0] } }
      if let sentence = cell("sentence") {
        let article = [cell("published"), cell("article")].compactMap { $0 }.joined(separator: " ")
        text += "  \(article): “\(sentence)”\n"
      }
    }
    return text
  }

  /// The query, as people are shown it.
  public var query: String { "SQL over graph.sqlite:\n" + sql + "\n" }

  /// Each row as a JSON object on a line of its own, without what is not known.
  public var jsonLines: String {
    rows.map { row in
      let members = zip(columns, row).compactMap { column, cell in
        cell.map { JSONText.quoted(column) + ":" + JSONText.quoted($0) }
      }
      return "{" + members.joined(separator: ",") + "}\n"
    }.joined()
  }
}
