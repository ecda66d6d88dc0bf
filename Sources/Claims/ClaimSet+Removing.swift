extension ClaimSet {
  /// The documents that a name means: those of that identifier, and those whose digest begins with
  /// it when it has eight digits or more. By identifier, then by digest.
  public func documents(named name: String) -> [DocumentClaims] {
    let isDigest = name.utf8.count >= 8 && name.utf8.allSatisfy(\.isHexadecimal)
    let digest = name.lowercased()
    return matching { $0.identifier == name || isDigest && $0.digest.hasPrefix(digest) }
  }

  /// The documents that a name may have been meant for: those whose identifiers end with it as
  /// paths do, with or without its extension.
  public func documents(nearlyNamed name: String) -> [DocumentClaims] {
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return matching { document in
      [name, stem].contains { document.identifier == $0 || document.identifier.hasSuffix("/" + $0) }
    }
  }

  private func matching(_ condition: (DocumentClaims) -> Bool) -> [DocumentClaims] {
    documents.values.filter(condition)
      .sorted { ($0.identifier, $0.digest) < ($1.identifier, $1.digest) }
  }
}

extension UInt8 {
  fileprivate var isHexadecimal: Bool { Character(Unicode.Scalar(self)).isHexDigit }
}
