import Text

/// Why a file of claims could not be read.
public struct ClaimsFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as the user named it.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The byte within the line, counted from 1.
  public let column: Int
  /// What is wrong there, in a few words.
  public let reason: String

  public var description: String { "\(file):\(line):\(column): not a line of claims: \(reason)" }
}

extension ClaimSet {
  /// Every document as a line of JSON, in the order of the digests, each with its line end.
  public var jsonLines: [UInt8] {
    var bytes: [UInt8] = []
    for document in sorted {
      bytes.append(contentsOf: document.jsonLine)
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Adds the documents of JSON lines; empty lines, and a byte order mark at the start, are passed over.
  /// - Parameter file: the name to use in errors.
  /// - Returns: what is wrong with the lines that could not be read, in their order.
  /// - Complexity: O(*n*) in the bytes.
  public mutating func insert(jsonLines bytes: [UInt8], file: String) -> [ClaimsFormatError] {
    var lines = ClaimLines(file: file)
    lines.take(bytes[...])
    lines.finish()
    formUnion(lines.claims)
    return lines.errors
  }
}

/// Reads JSON lines of claims as their bytes come, and holds no more of them than a line.
public struct ClaimLines: Sendable {
  /// The documents read.
  public private(set) var claims = ClaimSet()
  /// What is wrong with the lines that could not be read, in their order.
  public private(set) var errors: [ClaimsFormatError] = []

  private let file: String
  private var pending: [UInt8] = []
  private var line = 0

  /// - Parameter file: the name to use in errors.
  public init(file: String) { self.file = file }

  /// Reads the next bytes.
  public mutating func take(_ bytes: ArraySlice<UInt8>) {
    guard let last = bytes.lastIndex(of: 0x0A) else { return pending += bytes }
    pending += bytes[...last]
    readPending()
    pending = Array(bytes[(last + 1)...])
  }

  /// Reads a last line without its end.
  public mutating func finish() {
    readPending()
    pending = []
  }

  private mutating func readPending() {
    let bytes = pending
    var start = line == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      line += 1
      read(bytes, start..<end)
      start = end + 1
    }
  }

  private mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
    guard bytes[range].contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return }
    do throws(JSONError) {
      var reader = JSONReader(bytes, range)
      let document = try DocumentClaims(&reader)
      try reader.finish()
      claims.insert(document)
    } catch {
      errors.append(
        ClaimsFormatError(
          file: file, line: line, column: error.position - range.lowerBound + 1, reason: error.reason))
    }
  }
}
