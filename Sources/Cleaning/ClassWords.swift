import HTML

/// What the names that a page gives its elements say of them.
struct ClassWords: Sendable {
  enum Meaning: String, Sendable {
    case content, furniture, info, title, caption, kicker, source
  }

  /// Several meanings.
  struct Meanings: OptionSet {
    let rawValue: UInt8

    static let content = Meanings(rawValue: 1)
    static let furniture = Meanings(rawValue: 2)
    static let info = Meanings(rawValue: 4)
    static let title = Meanings(rawValue: 8)
    static let caption = Meanings(rawValue: 16)
    static let kicker = Meanings(rawValue: 32)
    static let source = Meanings(rawValue: 64)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ meaning: Meaning) {
      switch meaning {
      case .content: self = .content
      case .furniture: self = .furniture
      case .info: self = .info
      case .title: self = .title
      case .caption: self = .caption
      case .kicker: self = .kicker
      case .source: self = [.source, .info]
      }
    }
  }

  static let bundled = ClassWords(PackageResources.class_words_tsv)

  /// By the hash of the lower-case name or word.
  private var names: [UInt64: Meaning] = [:]
  private var words: [UInt64: Meaning] = [:]

  init(_ resource: [UInt8]) {
    for row in ResourceTable(resource).rows where row.count >= 3 {
      guard let meaning = Meaning(rawValue: String(row[0])) else { continue }
      for word in row[2].split(separator: "|") {
        let key = Self.hash(Array(word.utf8)[...])
        if row[1] == "name" { names[key] = meaning } else { words[key] = meaning }
      }
    }
  }

  /// Calls back with each meaning that a class or id attribute has.
  ///
  /// - Complexity: O(*n*) in the attribute's bytes.
  func meanings(of attribute: ArraySlice<UInt8>, _ body: (Meaning) -> Void) {
    var start = attribute.startIndex
    var count = 0
    while start < attribute.endIndex, count < 16 {
      while start < attribute.endIndex, attribute[start] <= 0x20 { start += 1 }
      var end = start
      while end < attribute.endIndex, attribute[end] > 0x20 { end += 1 }
      if end > start { readName(attribute[start..<end], body) }
      start = end
      count += 1
    }
  }

  private func readName(_ name: ArraySlice<UInt8>, _ body: (Meaning) -> Void) {
    let key = Self.hash(name)
    if let meaning = names[key] {
      body(meaning)
      return
    }
    if let meaning = words[key] { body(meaning) }
    var start = name.startIndex
    var position = start
    while position <= name.endIndex {
      let isEnd = position == name.endIndex || !Self.isLetter(name[position])
      let isBorder =
        !isEnd && position > start && Self.isUpper(name[position])
        && !Self.isUpper(name[position - 1])
      // A name that is one word has been looked up already.
      if isEnd || isBorder, position > start, position - start < name.count,
        let meaning = words[Self.hash(name[start..<position])]
      {
        body(meaning)
      }
      if isEnd { start = position + 1 } else if isBorder { start = position }
      position += 1
    }
  }

  /// FNV-1a over the bytes in lower case.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in bytes {
      hash = (hash ^ UInt64(isUpper(byte) ? byte | 0x20 : byte)) &* 1_099_511_628_211
    }
    return hash
  }

  private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
