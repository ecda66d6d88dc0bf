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
    var errors: [ClaimsFormatError] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      line += 1
      if bytes[start..<end].contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) {
        do throws(JSONError) {
          var reader = JSONReader(bytes, start..<end)
          let document = try DocumentClaims(&reader)
          try reader.finish()
          insert(document)
        } catch {
          errors.append(
            ClaimsFormatError(
              file: file, line: line, column: error.position - start + 1, reason: error.reason))
        }
      }
      start = end + 1
    }
    return errors
  }
}
