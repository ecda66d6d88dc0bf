/// Folding of traditional Chinese script to simplified, character by character.
///
/// A folded text has as many scalars as the text itself, so ranges hold in both. The table is that
/// of OpenCC's characters; where a traditional character has several simplified forms it takes the
/// commonest (乾 → 干).
public enum SimplifiedScript {
  /// By code point of the basic plane.
  private static let table: [UInt16] = {
    var table = (0...UInt16.max).map { $0 }
    for (form, plain) in pairs { table[Int(form.value)] = UInt16(plain.value) }
    return table
  }()

  /// Traditional characters with their simplified forms; all are in the basic plane.
  public static let pairs: [(traditional: Unicode.Scalar, simplified: Unicode.Scalar)] =
    String(decoding: PackageResources.traditional_tsv, as: UTF8.self)
    .split(separator: "\n").filter { !$0.hasPrefix("#") }
    .compactMap { line in
      let scalars = line.unicodeScalars
      guard scalars.count == 3, let form = scalars.first, let plain = scalars.last else { return nil }
      return (form, plain)
    }

  /// The simplified form of a traditional character; any other scalar as it is.
  public static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value <= 0xFFFF else { return scalar }
    return Unicode.Scalar(table[Int(scalar.value)]) ?? scalar
  }

  /// Whether a text is written in traditional script: one Chinese character in thirty, at least,
  /// has a simplified form. Simplified text holds one now and then (乾坤, 瞭望).
  /// - Complexity: O(*n*).
  public static func isTraditional(_ scalars: Letters) -> Bool {
    var characters = 0
    var traditional = 0
    table.withUnsafeBufferPointer { table in
      for scalar in scalars where (0x3400...0x9FFF).contains(scalar.value) {
        characters += 1
        if UInt32(table[Int(scalar.value)]) != scalar.value { traditional += 1 }
      }
    }
    return traditional * 30 > characters
  }
}
