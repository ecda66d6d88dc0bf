/// IRIs that users give.
public enum AbsoluteIRI {
  /// What is wrong with an IRI, in words to follow it; `nil` when it is an absolute one of RFC 3987
  /// that can be written as it stands.
  public static func fault(in iri: String) -> String? {
    let example = "is no absolute IRI such as https://news.example/id/"
    let scheme = iri.prefix { $0 != ":" }
    guard scheme.utf8.count < iri.utf8.count, let first = scheme.utf8.first,
      isLetter(first), scheme.utf8.allSatisfy(isSchemeByte)
    else { return example }
    let rest = iri.dropFirst(scheme.utf8.count + 1)
    guard !rest.isEmpty else { return example }
    if ["http", "https"].contains(scheme.lowercased()) {
      let host = rest.hasPrefix("//") ? rest.dropFirst(2).prefix { !"/?#".contains($0) } : ""
      guard !host.isEmpty, !host.hasPrefix(":") else { return "is no IRI: it names no host" }
    }
    if let wrong = iri.unicodeScalars.first(where: { $0 != "%" && !IRISyntax.isAllowed($0) }) {
      let code = String(wrong.value, radix: 16, uppercase: true)
      let name = String(repeating: "0", count: max(0, 4 - code.count)) + code
      return "is no IRI: U+\(name) may not stand in one"
    }
    return IRISyntax.encoded(iri) == iri ? nil : "is no IRI: it has a % or # out of place"
  }

  /// What is wrong with the beginning of entities' IRIs: it must also end where a name can follow.
  public static func faultInBase(_ base: String) -> String? {
    if let fault = fault(in: base) { return fault }
    return base.hasSuffix("/") || base.hasSuffix("#") ? nil : "does not end in / or #"
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E
  }
}
