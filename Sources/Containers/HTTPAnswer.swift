import Gzip

/// What a server answered, as a web archive keeps it: status, header, body.
struct HTTPAnswer {
  /// Why a body cannot be read.
  enum Unreadable: Error {
    case coding(String)
    case damaged
    case tooLarge(Int)

    var description: String {
      switch self {
      case .coding(let name): "is packed as \(name), which is not read"
      case .damaged: "is packed by gzip, and damaged"
      case .tooLarge(let limit): "is larger than the limit of \(limit) bytes"
      }
    }
  }

  /// 0 where the first line tells none.
  let status: Int
  let type: MediaType
  private let header: HeaderFields
  private let content: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    let end = bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
    let line = String(decoding: bytes[..<end].prefix(256), as: UTF8.self).split(separator: " ", maxSplits: 2)
    status = line.count > 1 ? Int(line[1].prefix(3)) ?? 0 : 0
    header = HeaderFields(bytes[end...])
    content = bytes[(end + header.length)...]
    type = MediaType(header["content-type"])
  }

  /// The body, out of its transfer and content coding.
  func body(limit: Int) throws(Unreadable) -> [UInt8] {
    // Some crawlers take bodies out of their codings and leave the header.
    let isChunked = header["transfer-encoding"]?.lowercased().contains("chunked") == true
    let bytes = isChunked ? Self.joined(content) ?? Array(content) : Array(content)
    let coding = header["content-encoding"]?.lowercased() ?? ""
    if Gunzip.isArchive(bytes) { return try Self.unpacked(bytes, limit) }
    if ["br", "zstd", "compress", "deflate"].contains(coding), !Self.isText(bytes) { throw .coding(coding) }
    return bytes
  }

  /// The chunks of a body, joined; `nil` when it has none. Of one that is cut short, what is there.
  private static func joined(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var joined: [UInt8] = []
    var rest = bytes
    while let end = rest.prefix(80).firstIndex(of: 0x0A) {
      let digits = rest[..<end].prefix { $0 != 0x0D && $0 != UInt8(ascii: ";") && $0 != 0x20 }
      guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else { return joined.isEmpty ? nil : joined }
      if size == 0 { break }
      let chunk = rest[(end + 1)...].prefix(size)
      joined += chunk
      rest = rest[chunk.endIndex...]
      if rest.first == 0x0D { rest = rest.dropFirst() }
      if rest.first == 0x0A { rest = rest.dropFirst() }
    }
    return joined.isEmpty && !rest.isEmpty && rest.first != UInt8(ascii: "0") ? nil : joined
  }

  private static func unpacked(_ bytes: [UInt8], _ limit: Int) throws(Unreadable) -> [UInt8] {
    var unpacked: [UInt8] = []
    let chunk = 1 << 14
    do {
      let gunzip = try Gunzip()
      for start in stride(from: 0, to: bytes.count, by: chunk) {
        try gunzip.take(Array(bytes[start..<min(start + chunk, bytes.count)])) { unpacked += $0 }
        if unpacked.count > limit { throw Unreadable.tooLarge(limit) }
      }
      try gunzip.finish()
    } catch let error as Unreadable {
      throw error
    } catch {
      throw .damaged
    }
    return unpacked
  }

  private static func isText(_ bytes: [UInt8]) -> Bool { bytes.prefix(512).allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 } }
}
