import Reading

/// The front matter of a document: the part of YAML and TOML that is written there. Keys with a value,
/// a quoted value, a list in brackets or in lines, or a folded text.
struct FrontMatter {
  private var values: [(key: String, values: [String])] = []

  init() {}

  init(_ yaml: String) {
    var key: String?
    var isFolded = false
    // Marks are ASCII: bytes will do, and are many times faster than characters.
    for line in yaml.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let words = Self.trimmed(Substring(line))
      guard let first = words.utf8.first, first != UInt8(ascii: "#") else { continue }
      let isIndented = line.first == 0x20 || line.first == 0x09
      if first == UInt8(ascii: "-"), words.hasPrefix("- ") || words == "-", let key {
        add(Self.unquoted(Self.named(Self.trimmed(words.dropFirst()))), to: key)
      } else if isIndented, let open = key {
        if isFolded {
          extend(open, with: String(words))
        } else if words.hasPrefix("name:") {
          add(Self.unquoted(Self.named(words)), to: open)
        }
      } else if let colon = words.utf8.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }) {
        let name = Self.plain(Self.unquoted(Self.trimmed(words[..<colon])))
        let value = Self.trimmed(words[words.utf8.index(after: colon)...])
        key = name
        isFolded = value == ">" || value == "|" || value == ">-" || value == "|-"
        values.append((name, []))
        if !isFolded { read(value, into: name) }
      }
    }
  }

  /// Adds what a page's container says of it, as if the page's own front matter did; where that speaks, it goes before.
  mutating func add(_ origin: PageOrigin) {
    let stated = [
      ("title", origin.title), ("date", origin.published), ("source", origin.source), ("author", origin.author),
      ("url", origin.address),
    ]
    for (key, value) in stated { if let value { values.append((key, [value])) } }
  }

  /// The first value of the first of some keys that has one.
  func first(of keys: [String]) -> String? {
    all(of: keys).first
  }

  /// The values of the first of some keys that has any; the keys in lower case, without `-` and `_`.
  func all(of keys: [String]) -> [String] {
    guard !values.isEmpty else { return [] }
    for key in keys {
      if let entry = values.first(where: { $0.key == key && !$0.values.isEmpty }) {
        return entry.values
      }
    }
    return []
  }

  /// A key without what its writers vary: `Pub_Date`, `pub-date`, `pubdate`.
  private static func plain(_ key: String) -> String {
    key.utf8.allSatisfy { $0 >= 0x80 || $0 &- 0x61 < 26 } ? key : key.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
  }

  /// The value of `name: value`, as in a list of authors; any other value as it is.
  private static func named(_ words: Substring) -> Substring {
    words.hasPrefix("name:") ? trimmed(words.dropFirst(5)) : words
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

  /// Adds a line to a text that was folded into several.
  private mutating func extend(_ key: String, with line: String) {
    guard let index = values.lastIndex(where: { $0.key == key }), let last = values[index].values.popLast() else {
      return add(line, to: key)
    }
    values[index].values.append(last + " " + line)
  }

  private mutating func add(_ value: String, to key: String) {
    guard !value.isEmpty, value != "null", value != "~",
      let index = values.lastIndex(where: { $0.key == key })
    else { return }
    values[index].values.append(value)
  }

  private static func unquoted(_ value: Substring) -> String {
    guard let quote = value.unicodeScalars.first, quote == "'" || quote == "\"",
      value.utf8.count >= 2, value.unicodeScalars.last == quote
    else { return String(value) }
    let inside = value.dropFirst().dropLast()
    guard inside.utf8.contains(where: { $0 == 0x5C || $0 == 0x27 && quote == "'" }) else {
      return String(inside)
    }
    var result = ""
    var characters = inside.makeIterator()
    while let character = characters.next() {
      if quote == "'", character == "'" {
        // A quote inside single quotes is written twice.
        _ = characters.next()
      } else if quote == "\"", character == "\\" {
        if let escaped = characters.next() { result.append(escaped == "n" ? "\n" : escaped) }
        continue
      }
      result.append(character)
    }
    return result
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var utf8 = text.utf8
    while let first = utf8.first, first <= 0x20 { utf8.removeFirst() }
    while let last = utf8.last, last <= 0x20 { utf8.removeLast() }
    // Wider white space at an end.
    guard let first = utf8.first, let last = utf8.last, first == 0xC2 || first == 0xE2 || first == 0xE3 || last >= 0x80 else {
      return Substring(utf8)
    }
    var scalars = Substring(utf8).unicodeScalars
    while let first = scalars.first, first.isBlank { scalars.removeFirst() }
    while let last = scalars.last, last.isBlank { scalars.removeLast() }
    return Substring(scalars)
  }
}
