/// Fields of a header as mails, web archives and answers of servers have them: `Name: value`, a line each.
struct HeaderFields {
  private(set) var fields: [(name: String, value: String)] = []
  /// How many bytes the header takes, with the empty line that ends it.
  private(set) var length = 0

  /// More lines has no header.
  private static let maximumLines = 4_096

  /// Reads a header at the start of some bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    var position = bytes.startIndex
    for _ in 0..<Self.maximumLines {
      guard position < bytes.endIndex else { break }
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[position..<end]
      position = min(end + 1, bytes.endIndex)
      while let last = line.last, last == 0x0D { line = line.dropLast() }
      if line.isEmpty { break }
      add(line)
    }
    length = position - bytes.startIndex
  }

  /// The first field of a name, in any case.
  subscript(_ name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// Adds a line: a field, or more of the one before.
  private mutating func add(_ line: ArraySlice<UInt8>) {
    let words = String(decoding: line, as: UTF8.self)
    if let first = line.first, first == 0x20 || first == 0x09 {
      guard let last = fields.indices.last else { return }
      fields[last].value += " " + words.trimmed
    } else if let colon = words.firstIndex(of: ":") {
      fields.append((words[..<colon].trimmed.lowercased(), words[words.index(after: colon)...].trimmed))
    }
  }
}

/// A field that names a type: `text/html; charset="utf-8"`.
struct MediaType {
  /// In small letters; empty when there is none.
  let name: String
  let parameters: [String: String]

  init(_ field: String?) {
    var parts = (field ?? "").split(separator: ";", omittingEmptySubsequences: false)
    name = parts.isEmpty ? "" : parts.removeFirst().trimmed.lowercased()
    var parameters: [String: String] = [:]
    for part in parts {
      guard let mark = part.firstIndex(of: "=") else { continue }
      let value = part[part.index(after: mark)...].trimmed
      parameters[part[..<mark].trimmed.lowercased()] = value.hasPrefix("\"") ? String(value.dropFirst().prefix { $0 != "\"" }) : value
    }
    self.parameters = parameters
  }

  /// Whether it may be a page.
  var isPage: Bool { ["", "text/html", "application/xhtml+xml", "text/plain", "text/markdown"].contains(name) }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
