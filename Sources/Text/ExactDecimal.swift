/// A decimal number held exactly, as `xsd:decimal` is: a whole number times a power of ten.
public struct ExactDecimal: Hashable, Comparable, Sendable {
  /// Not divisible by ten unless the number is zero.
  public let mantissa: Int
  public let exponent: Int

  public static let zero = ExactDecimal(0)

  /// `mantissa` × 10 to the power of `exponent`.
  public init(_ mantissa: Int, exponent: Int = 0) {
    var mantissa = mantissa
    var exponent = mantissa == 0 ? 0 : exponent
    while mantissa != 0, mantissa % 10 == 0 {
      mantissa /= 10
      exponent += 1
    }
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// The number times 10 to the power of `power`.
  public func scaled(by power: Int) -> ExactDecimal {
    ExactDecimal(mantissa, exponent: exponent + power)
  }

  /// The sum, or `nil` where it needs more than 18 digits.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    if mantissa == 0 { return other }
    if other.mantissa == 0 { return self }
    let common = min(exponent, other.exponent)
    guard let a = Self.raised(mantissa, by: exponent - common),
      let b = Self.raised(other.mantissa, by: other.exponent - common)
    else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : ExactDecimal(sum, exponent: common)
  }

  /// The number when it is whole and fits.
  public var integer: Int? {
    exponent < 0 ? nil : Self.raised(mantissa, by: exponent)
  }

  /// The canonical lexical form of `xsd:decimal` (XML Schema 1.1, part 2, 3.3.3): no leading or
  /// trailing zeros, no point in a whole number.
  public var lexical: String {
    let sign = mantissa < 0 ? "-" : ""
    let digits = String(mantissa.magnitude)
    if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
    let places = -exponent
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }

  public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
    if a.mantissa.signum() != b.mantissa.signum() { return a.mantissa < b.mantissa }
    let common = min(a.exponent, b.exponent)
    let left = raised(a.mantissa, by: a.exponent - common)
    let right = raised(b.mantissa, by: b.exponent - common)
    switch (left, right) {
    case (let left?, let right?): return left < right
    // Only the larger in magnitude can fail to fit.
    case (nil, _): return a.mantissa < 0
    case (_, nil): return b.mantissa > 0
    }
  }

  private static func raised(_ mantissa: Int, by power: Int) -> Int? {
    if mantissa == 0 { return 0 }
    guard power <= 18 else { return nil }
    var value = mantissa
    for _ in 0..<power {
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = next
    }
    return value
  }
}
