public import Text

extension Array where Element: Mention {
  /// The mentions that start in `range`; the array is sorted.
  /// - Complexity: O(log *n*).
  @inlinable public func starting(in range: ScalarRange) -> ArraySlice<Element> {
    self[lowerIndex(range.lowerBound)..<lowerIndex(range.upperBound)]
  }

  /// The mention that covers a position, if any; mentions do not overlap.
  @inlinable public func covering(_ position: Int) -> Element? {
    let index = lowerIndex(position + 1)
    guard index > 0, self[index - 1].range.contains(position) else { return nil }
    return self[index - 1]
  }

  /// The mention that ends at a position, if any.
  @inlinable public func ending(at position: Int) -> Element? {
    guard position > 0, let mention = covering(position - 1), mention.range.upperBound == position
    else { return nil }
    return mention
  }

  /// The first end of a mention at or after a position, if any.
  @inlinable public func firstEnd(from position: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.upperBound < position { low = middle + 1 } else { high = middle }
    }
    return low < count ? self[low].range.upperBound : nil
  }

  /// The mention that starts at a position, if any.
  @inlinable public func starting(at position: Int) -> Element? {
    let index = lowerIndex(position)
    guard index < count, self[index].range.lowerBound == position else { return nil }
    return self[index]
  }

  @inlinable func lowerIndex(_ position: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
