extension String {
  /// Whether this string's UTF-8 bytes stand before the other's: the order of code points, which
  /// needs no normalisation and is the one that `LC_ALL=C sort` and other tools use.
  ///
  /// - Complexity: O(*n*) in the shorter string.
  package func precedesInBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
