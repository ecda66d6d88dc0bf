extension ClaimSet {
  /// Takes documents out, as if they had never been read.
  ///
  /// - Parameter name: a document's identifier, or the first eight or more digits of its digest.
  /// - Returns: how many documents that were.
  @discardableResult
  public mutating func remove(_ name: String) -> Int {
    let isDigest = name.utf8.count >= 8 && name.utf8.allSatisfy(\.isHexadecimal)
    let gone = documents.values.filter {
      $0.identifier == name || isDigest && $0.digest.hasPrefix(name)
    }
    for document in gone { remove(digest: document.digest) }
    return gone.count
  }
}

extension UInt8 {
  fileprivate var isHexadecimal: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }
}
