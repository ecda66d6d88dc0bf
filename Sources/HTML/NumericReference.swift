/// What browsers read for the number of a character reference.
///
/// Source: HTML Standard, numeric character reference end state.
public enum NumericReference {
  /// 0x80 to 0x9F as Windows-1252 has them; 0 where it has none.
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The character that is meant: `&#147;` is a quotation mark, not a control.
  public static func scalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(scalar.value) else { return scalar }
    let value = windows1252[Int(scalar.value - 0x80)]
    return value == 0 ? scalar : Unicode.Scalar(value) ?? scalar
  }
}
