extension Unicode.Scalar {
  /// Whether this is a Han character (CJK Unified Ideographs, their extensions and 〇).
  @inlinable public var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0xF900...0xFAFF, 0x3007: true
    default: false
    }
  }

  /// Whether this ends a clause: ，。；：！？ and their half-width forms.
  @inlinable public var endsClause: Bool {
    switch self {
    case "，", "。", "；", "：", "！", "？", ",", ";", ":", "!", "?", "\n": true
    default: false
    }
  }

  /// Whether this is a space of any width.
  @inlinable public var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0xA0, 0x2002...0x200B, 0x3000, 0x0A, 0x0D: true
    default: false
    }
  }

  /// Whether this has Unicode's property White_Space; without the look into the tables of Unicode.
  var isWhiteSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000: true
    default: false
    }
  }

  /// Whether this joins the parts of a name of a people without Han surnames (买买提·艾力).
  @inlinable public var isNameDot: Bool {
    switch value {
    case 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF65, 0x2219: true
    default: false
    }
  }
}
