import Claims
import Foundation

/// A file of claims as `build` and `link` write them, a line a document in the order of their digests: some documents are
/// found in it without reading the rest.
struct SortedClaims {
  private let file: FileHandle
  private let size: UInt64
  private static let chunkSize = 1 << 16
  private static let mark = Array(#""digest":""#.utf8)

  /// - Returns: `nil` for a file that cannot be read.
  init?(_ path: String) {
    guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd() else { return nil }
    (self.file, self.size) = (file, size)
  }

  /// The claims of the documents whose digests begin with some digits; `nil` when one is not found, or cannot be read.
  ///
  /// - Complexity: O(*d* log *n*) for *d* of *n* documents.
  func documents(_ prefixes: some Sequence<String>) -> ClaimSet? {
    var lines = ClaimLines(file: "")
    var count = 0
    for prefix in prefixes {
      guard let line = line(of: Array(prefix.utf8)) else { return nil }
      lines.take(line[...])
      count += 1
    }
    lines.finish()
    return lines.errors.isEmpty && lines.claims.documents.count == count ? lines.claims : nil
  }

  /// The line of a document, with its end.
  private func line(of prefix: [UInt8]) -> [UInt8]? {
    var (low, high) = (UInt64(0), size)
    while low < high {
      let middle = (low + high) / 2
      guard let start = lineStart(notBefore: middle), start < high else {
        high = middle
        continue
      }
      guard let digest = digest(ofLineAt: start) else { return nil }
      if digest.starts(with: prefix) { return bytes(from: start) { $0.firstIndex(of: 0x0A).map { $0 + 1 } } }
      if digest.lexicographicallyPrecedes(prefix) { low = start + 1 } else { high = middle }
    }
    return nil
  }

  private func lineStart(notBefore place: UInt64) -> UInt64? {
    if place == 0 { return 0 }
    guard let skipped = bytes(from: place - 1, until: { $0.firstIndex(of: 0x0A).map { $0 + 1 } }) else { return nil }
    return place - 1 + UInt64(skipped.count)
  }

  private func digest(ofLineAt place: UInt64) -> ArraySlice<UInt8>? {
    // In a string the quotes would have backslashes.
    let head = bytes(from: place) { bytes in
      bytes.firstRange(of: Self.mark).flatMap { $0.upperBound + 64 <= bytes.count ? $0.upperBound + 64 : nil }
        ?? bytes.firstIndex(of: 0x0A)
    }
    guard let head, let mark = head.firstRange(of: Self.mark), mark.upperBound + 64 <= head.count else { return nil }
    return head[mark.upperBound..<(mark.upperBound + 64)]
  }

  /// Bytes from a place to where they end; `nil` when they do not.
  private func bytes(from place: UInt64, until end: ([UInt8]) -> Int?) -> [UInt8]? {
    var bytes: [UInt8] = []
    do {
      try file.seek(toOffset: place)
      while let data = try file.read(upToCount: Self.chunkSize), !data.isEmpty {
        bytes += data
        if let count = end(bytes) { return Array(bytes[..<count]) }
      }
    } catch {}
    return nil
  }
}
