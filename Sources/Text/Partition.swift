extension RandomAccessCollection where Index == Int {
  /// The first index of whose element a condition holds that, once it holds, holds to the end; the end index where
  /// it holds of none.
  /// - Complexity: O(log *n*).
  @inlinable
  package func partitioningIndex(where isPast: (Element) throws -> Bool) rethrows -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if try isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
