extension Unicode.Scalar {
  /// A Chinese character.
  var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0x3007, 0xF900...0xFAFF: true
    default: false
    }
  }

  var isDigit: Bool { value &- 0x30 < 10 }

  var isLatin: Bool { (value | 0x20) &- 0x61 < 26 }

  /// A letter that stands for a syllable, as densely as a Chinese character.
  var isKanaOrHangul: Bool {
    switch value {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x31F0...0x31FF, 0xAC00...0xD7A3: true
    default: false
    }
  }

  /// A letter of a script other than Latin without accents, or Chinese, Japanese and Korean.
  var isOtherLetter: Bool {
    switch value {
    case 0xC0...0x24F where value != 0xD7 && value != 0xF7: true
    case 0x370...0x1FFF: properties.isAlphabetic
    default: false
    }
  }

  /// A mark that ends a sentence.
  var isSentenceEnd: Bool {
    switch self {
    case "。", "！", "？", "!", "?", "…", "｡", "།": true
    default: false
    }
  }

  /// A mark inside a sentence: it shows that a line is running text, not a title or a menu.
  var isClauseMark: Bool {
    switch self {
    case "，", ",", "；", "、", ";": true
    default: false
    }
  }

  /// A mark that menus and breadcrumbs put between their words.
  var isBar: Bool {
    switch self {
    case "|", ">", "｜", "│", "┃", "»", "›", "→", "·", "•", "┊", "丨", "︱": true
    default: false
    }
  }

  var isOpening: Bool {
    switch self {
    case "（", "(", "[", "【": true
    default: false
    }
  }

  /// A mark between a label and what it labels.
  var isLabelEnd: Bool {
    switch self {
    case "：", ":", "/", "／", "丨", "|", "｜", "︱": true
    default: false
    }
  }

  var isClosing: Bool {
    switch self {
    case "”", "’", "」", "』", "）", ")", "》", "】", "]", "\"": true
    default: false
    }
  }

  /// White space of any width; line ends too.
  var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000, 0x2000...0x200A, 0x202F, 0x205F: true
    default: false
    }
  }

  /// What sets words or syllables apart: blanks, and the point of Tibetan.
  var isGap: Bool { isBlank || value == 0x0F0B }
}

extension ArraySlice<Unicode.Scalar> {
  /// The last scalar but for closing marks, and for a bracket at the end, as of the writer's name.
  var finalMark: Unicode.Scalar? {
    var words = self
    if words.last == "）" || words.last == ")",
      let open = words.suffix(60).lastIndex(where: { $0 == "（" || $0 == "(" })
    {
      words = words[..<open]
    }
    return words.last { !$0.isClosing && !$0.isBlank }
  }
}
