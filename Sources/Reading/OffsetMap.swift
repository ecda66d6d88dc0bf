public import Text

/// Where each character of a decoded text stood in the original bytes.
///
/// A run-length list: within a run every character takes the same number of UTF-8 bytes and the
/// same number of original bytes. Text that was clean UTF-8 needs none at all.
public struct OffsetMap: Hashable, Sendable {
  struct Run: Hashable, Sendable {
    let decoded: UInt32
    let original: UInt32
    let decodedWidth: UInt8
    let originalWidth: UInt8
  }

  private(set) var runs: [Run] = []
  /// The map of a text that stands as it was: each offset is its own.
  public static let identity = OffsetMap()

  public var isIdentity: Bool { runs.isEmpty }

  /// Notes that the next character starts at the given offsets.
  mutating func add(decoded: Int, width: Int, original: Int, originalWidth: Int) {
    if let last = runs.last, Int(last.decodedWidth) == width,
      Int(last.originalWidth) == originalWidth
    {
      let units = (decoded - Int(last.decoded)) / width
      if Int(last.original) + units * originalWidth == original { return }
    }
    runs.append(
      Run(
        decoded: UInt32(decoded), original: UInt32(original), decodedWidth: UInt8(width),
        originalWidth: UInt8(originalWidth)))
  }

  /// The original bytes of the decoded bytes `lower..<upper`, which start and end at characters.
  ///
  /// - Parameter hint: The run of an earlier, nearby look-up; start with 0.
  /// - Complexity: O(1) when offsets are looked up in order, else O(log *n*) in the runs.
  public func original(_ lower: Int, _ upper: Int, hint: inout Int) -> ByteRange {
    guard !runs.isEmpty else { return ByteRange(lower, upper) }
    let start = place(of: lower, hint: &hint)
    guard upper > lower else { return ByteRange(start, start) }
    // The end is the end of the last character, which may stand in a later run.
    var lastHint = hint
    let last = place(of: upper - 1, hint: &lastHint)
    return ByteRange(start, max(start, last + Int(runs[lastHint].originalWidth)))
  }

  private func place(of offset: Int, hint: inout Int) -> Int {
    if hint >= runs.count || Int(runs[hint].decoded) > offset { hint = index(of: offset) }
    var steps = 0
    while hint + 1 < runs.count, Int(runs[hint + 1].decoded) <= offset {
      hint += 1
      steps += 1
      if steps == 8 { hint = index(of: offset) }
    }
    let run = runs[hint]
    let units = (offset - Int(run.decoded)) / Int(run.decodedWidth)
    return Int(run.original) + units * Int(run.originalWidth)
  }

  private func index(of offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(runs[middle].decoded) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
