extension String {
  /// The text with its controls but tab and line feed as `\u001B`, which is also how JSON, Turtle and
  /// N-Triples spell them in a string.
  /// - Complexity: O(*n*) in the text.
  public var withVisibleControls: String {
    if !unicodeScalars.contains(where: { $0.isControl && $0 != "\n" && $0 != "\t" }) { return self }
    var result = ""
    result.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if scalar.isControl, scalar != "\n", scalar != "\t" {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
