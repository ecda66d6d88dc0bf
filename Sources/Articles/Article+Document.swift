import Text

extension Article {
  /// The article as text: its metadata as YAML front matter, an empty line, then a block a line,
  /// the cells of a table's row separated by tabs.
  public var document: String {
    frontMatter + "\n" + text.string + "\n"
  }

  /// The same, with the article's identifier as `id`: for several behind one another.
  public var namedDocument: String {
    frontMatter(named: true) + "\n" + text.string + "\n"
  }

  /// The metadata as YAML between lines of three dashes. Fields without a value are left out.
  public var frontMatter: String { frontMatter(named: false) }

  private func frontMatter(named isNamed: Bool) -> String {
    var lines = ["---"]
    func add(_ key: String, _ value: String?) {
      if let value { lines.append("\(key): \(Self.quoted(value))") }
    }
    func add(_ key: String, _ values: [String]) {
      if !values.isEmpty { lines.append("\(key): [\(values.map(Self.quoted).joined(separator: ", "))]") }
    }
    if isNamed { add("id", identifier) }
    add("title", metadata.headline)
    add("date", metadata.publicationTime ?? metadata.publicationDate)
    add("source", metadata.source)
    add("reporters", metadata.reporters)
    add("editors", metadata.editors)
    add("url", metadata.url)
    add("retrieved", metadata.retrieved)
    add("sha256", digest)
    return lines.joined(separator: "\n") + "\n---\n"
  }

  /// A block a line: its scalar range in the text, its byte range in the file, its kind.
  public var map: String {
    blocks.map { block in
      let bytes = text.bytes(of: block.range)
      return "\(block.range.lowerBound)-\(block.range.upperBound)\t"
        + "\(bytes.lowerBound)-\(bytes.upperBound)\t\(block.kind.name)\n"
    }.joined()
  }

  private static func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Block.Kind {
  /// The kind's name in listings.
  public var name: String {
    switch self {
    case .paragraph: "paragraph"
    case .heading: "heading"
    case .caption: "caption"
    case .tableRow(let table, let row, _): "row \(table).\(row)"
    }
  }
}
