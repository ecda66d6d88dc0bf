import Foundation

extension String {
  /// Whether this string's UTF-8 bytes stand before the other's: the order of code points, which
  /// needs no normalisation and is the one that `LC_ALL=C sort` and other tools use.
  ///
  /// - Complexity: O(*n*) in the shorter string.
  package func precedesInBytes(_ other: String) -> Bool {
    comparedInBytes(with: other) < 0
  }

  /// Whether both have the same UTF-8 bytes; `==` looks for canonical equivalence also.
  ///
  /// - Complexity: O(*n*).
  package func hasSameBytes(as other: String) -> Bool {
    comparedInBytes(with: other) == 0
  }

  /// Negative, zero or positive.
  ///
  /// Sorting a graph compares millions of IRIs that begin alike; a view's iterator is many times
  /// slower than `memcmp` over the storage.
  private func comparedInBytes(with other: String) -> Int {
    let order = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        guard let start = mine.baseAddress, let otherStart = theirs.baseAddress else {
          return mine.count - theirs.count
        }
        let order = Int(memcmp(start, otherStart, min(mine.count, theirs.count)))
        return order == 0 ? mine.count - theirs.count : order
      }
    }
    if case .some(.some(let order)) = order { return order }
    if utf8.elementsEqual(other.utf8) { return 0 }
    return utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
  }
}
