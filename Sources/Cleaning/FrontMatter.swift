/// The front matter of a document: the part of YAML that is written there. Keys with a value, a
/// quoted value, a list in brackets or in lines, or a folded text.
struct FrontMatter {
  private var values: [(key: String, values: [String])] = []

  init() {}

  init(_ yaml: String) {
    var key: String?
    var isFolded = false
    for line in yaml.split(whereSeparator: \.isNewline) {
      let words = Self.trimmed(line)
      if words.isEmpty || words.hasPrefix("#") { continue }
      let isIndented = line.first == " " || line.first == "\t"
      if words.hasPrefix("- ") || words == "-", let key {
        add(Self.unquoted(Self.trimmed(words.dropFirst())), to: key)
      } else if isIndented, let open = key {
        if isFolded { add(String(words), to: open) }
      } else if let colon = words.firstIndex(of: ":") {
        let name = Self.unquoted(Self.trimmed(words[..<colon])).lowercased()
        let value = Self.trimmed(words[words.index(after: colon)...])
        key = name
        isFolded = value == ">" || value == "|" || value == ">-" || value == "|-"
        values.append((name, []))
        if !isFolded { read(value, into: name) }
      }
    }
  }

  /// The first value of the first of some keys that has one.
  func first(of keys: [String]) -> String? {
    all(of: keys).first
  }

  /// The values of the first of some keys that has any.
  func all(of keys: [String]) -> [String] {
    for key in keys {
      if let entry = values.first(where: { $0.key == key && !$0.values.isEmpty }) {
        return entry.values
      }
    }
    return []
  }

  private mutating func read(_ value: Substring, into key: String) {
    if value.hasPrefix("["), value.hasSuffix("]") {
      for part in value.dropFirst().dropLast().split(separator: ",") {
        add(Self.unquoted(Self.trimmed(part)), to: key)
      }
    } else if !value.isEmpty {
      add(Self.unquoted(value), to: key)
    }
  }

  private mutating func add(_ value: String, to key: String) {
    guard !value.isEmpty, value != "null", value != "~",
      let index = values.lastIndex(where: { $0.key == key })
    else { return }
    values[index].values.append(value)
  }

  private static func unquoted(_ value: Substring) -> String {
    guard value.count >= 2, let quote = value.first, quote == "'" || quote == "\"",
      value.last == quote
    else { return String(value) }
    let inside = value.dropFirst().dropLast()
    var result = ""
    var skipsNext = false
    var characters = inside.makeIterator()
    while let character = characters.next() {
      if skipsNext {
        skipsNext = false
        if character == quote { continue }
      }
      if quote == "\"", character == "\\" {
        if let escaped = characters.next() { result.append(escaped == "n" ? "\n" : escaped) }
        continue
      }
      result.append(character)
      skipsNext = quote == "'" && character == "'"
    }
    return result
  }

  private static func trimmed(_ text: some StringProtocol) -> Substring {
    var text = Substring(text)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
