import HTML

/// What the names that a page gives its elements say of them.
struct ClassWords: Sendable {
  enum Meaning: String, Sendable {
    case content, furniture, info, title, caption
  }

  static let bundled = ClassWords(PackageResources.class_words_tsv)

  private var names: [[UInt8]: Meaning] = [:]
  private var words: [[UInt8]: Meaning] = [:]

  init(_ resource: [UInt8]) {
    for row in ResourceTable(resource).rows where row.count >= 3 {
      guard let meaning = Meaning(rawValue: String(row[0])) else { continue }
      for word in row[2].split(separator: "|") {
        let key = Array(word.lowercased().utf8)
        if row[1] == "name" { names[key] = meaning } else { words[key] = meaning }
      }
    }
  }

  /// Calls back with each meaning that a class or id attribute has.
  ///
  /// - Complexity: O(*n*) in the attribute's bytes.
  func meanings(of attribute: ArraySlice<UInt8>, _ body: (Meaning) -> Void) {
    for name in attribute.split(whereSeparator: { $0 <= 0x20 }).prefix(16) {
      let lowered = name.map { Self.isUpper($0) ? $0 | 0x20 : $0 }
      if let meaning = names[lowered] {
        body(meaning)
        continue
      }
      if let meaning = words[lowered] { body(meaning) }
      var start = name.startIndex
      var position = name.startIndex
      func end(at end: Int) {
        // A name that is one word has been looked up already.
        if end > start, end - start < name.count {
          let offset = start - name.startIndex
          if let meaning = words[Array(lowered[offset..<offset + end - start])] { body(meaning) }
        }
      }
      while position < name.endIndex {
        let byte = name[position]
        if !Self.isLetter(byte) {
          end(at: position)
          start = position + 1
        } else if Self.isUpper(byte), position > start, !Self.isUpper(name[position - 1]) {
          end(at: position)
          start = position
        }
        position += 1
      }
      end(at: name.endIndex)
    }
  }

  private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
