import Text

/// The rows of a tab-separated table that is compiled into the program; lines with `#` are skipped.
struct ResourceTable {
  let rows: [[Substring]]

  init(_ bytes: [UInt8]) {
    rows = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }
}

/// Compatibility ideographs and radicals, as PDF text is full of them.
enum CompatibilityForms {
  private static let table: [UInt32: UInt32] = {
    var table: [UInt32: UInt32] = [:]
    for row in ResourceTable(PackageResources.compatibility_forms_tsv).rows where row.count == 2 {
      if let form = row[0].unicodeScalars.first, let unified = row[1].unicodeScalars.first {
        table[form.value] = unified.value
      }
    }
    return table
  }()

  /// The unified character for one of the blocks of compatibility forms; others stay as they are.
  static func unified(_ value: UInt32) -> UInt32 { table[value] ?? value }
}

/// The form in which lines are compared with cues: no white space, simplified script, small Latin
/// letters, and half-width punctuation where the marks of menus and by-lines differ in width only.
enum CueForm {
  /// By code point of the basic plane; 0 where the character is left out.
  private static let table: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 0x10000)
    for value in 0..<0x10000 { table[value] = UInt16(value) }
    for value in 0x00...0x20 { table[value] = 0 }
    for value in [0xA0, 0x3000, 0x2002, 0x2003, 0x2009, 0x202F] { table[value] = 0 }
    for value in 0x41...0x5A { table[value] = UInt16(value + 0x20) }
    for value in 0xFF01...0xFF5E { table[value] = UInt16(value - 0xFEE0) }
    let folded: KeyValuePairs<Unicode.Scalar, Unicode.Scalar> = [
      "【": "[", "】": "]", "〔": "[", "〕": "]", "︱": "|", "「": "[", "」": "]", "丨": "|", "│": "|", "┃": "|",
      "∶": ":", "︰": ":", "›": ">", "〉": ">", "〈": "<", "。": ".",
    ]
    for (form, plain) in folded { table[Int(form.value)] = UInt16(plain.value) }
    for (form, plain) in SimplifiedScript.pairs where table[Int(form.value)] != 0 {
      table[Int(form.value)] = UInt16(plain.value)
    }
    return table
  }()

  /// Appends the folded scalars to a buffer.
  static func append(_ scalars: ArraySlice<Unicode.Scalar>, to folded: inout [UInt16]) {
    table.withUnsafeBufferPointer { table in
      scalars.withUnsafeBufferPointer { scalars in
        for scalar in scalars {
          let value = scalar.value < 0x10000 ? table[Int(scalar.value)] : 0xFFFD
          if value != 0 { folded.append(value) }
        }
      }
    }
  }

  static func folded(_ scalar: CollectionOfOne<Unicode.Scalar>) -> [UInt16] {
    folded(Array(scalar)[...])
  }

  static func folded(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt16] {
    var folded: [UInt16] = []
    folded.reserveCapacity(scalars.count)
    append(scalars, to: &folded)
    return folded
  }

  static func folded(_ string: some StringProtocol) -> [UInt16] {
    folded(Array(string.unicodeScalars)[...])
  }

  /// A line without marks, in the form for comparing titles.
  static func words(of scalars: ArraySlice<Unicode.Scalar>) -> [UInt16] {
    folded(scalars).filter { value in
      value >= 0x3400 && value < 0xFF00 || value &- 0x30 < 10 || value &- 0x61 < 26
    }
  }
}
