import Reading
import Text

/// A page that a browser saved with all that it shows in one file (MHTML, RFC 2557), or a mail.
final class SavedMail: ItemReader {
  /// Parts in parts in parts are read to this depth.
  private static let maximumDepth = 4

  private var mail: [UInt8]?

  init(_ bytes: [UInt8]) { mail = bytes }

  /// Whether bytes begin as a saved page does: with fields of a mail, one of which says that it has parts or is HTML.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    guard let first = head.first, first &- 0x41 < 26 || first &- 0x61 < 26 else { return false }
    let header = HeaderFields(head)
    let type = MediaType(header["content-type"])
    return header["mime-version"] != nil && (type.name == "multipart/related" || type.name == "multipart/mixed" || type.name == "multipart/alternative" || type.name == "text/html")
  }

  var share: Double { mail == nil ? 1 : 0 }

  func next() -> RawItem? {
    guard let mail else { return nil }
    self.mail = nil
    let header = HeaderFields(mail[...])
    let parts = Self.parts(header, mail[header.length...], depth: 0)
    let address = header["snapshot-content-location"] ?? header["content-location"]
    let start = MediaType(header["content-type"]).parameters["start"]
    let pages = parts.filter { $0.type.isPage && !$0.type.name.isEmpty }
    let page =
      pages.first { start != nil && $0.header["content-id"] == start }
      ?? pages.first { address != nil && $0.header["content-location"] == address }
      ?? pages.first { $0.type.name != "text/plain" } ?? pages.first
    guard let page else {
      return .fault(name: "", address: nil, .noItems, "is a saved page or mail without text of a page in it")
    }
    let origin = PageOrigin(
      address: page.header["content-location"].flatMap(WebAddress.absolute) ?? address.flatMap(WebAddress.absolute),
      retrieved: header["date"].flatMap(InternetDate.dateTime))
    return .item(name: "", bytes: page.content, origin: origin)
  }

  private struct Part {
    let header: HeaderFields
    let type: MediaType
    let content: [UInt8]
  }

  /// The parts that have no parts.
  private static func parts(_ header: HeaderFields, _ body: ArraySlice<UInt8>, depth: Int) -> [Part] {
    let type = MediaType(header["content-type"])
    guard type.name.hasPrefix("multipart/") else {
      // Pictures need not be decoded.
      return type.isPage ? [Part(header: header, type: type, content: decoded(body, header["content-transfer-encoding"]))] : []
    }
    guard depth < maximumDepth, let boundary = type.parameters["boundary"], !boundary.isEmpty else { return [] }
    return pieces(of: body, between: Array("--\(boundary)".utf8)).flatMap { piece in
      let header = HeaderFields(piece)
      return parts(header, piece.dropFirst(header.length), depth: depth + 1)
    }
  }

  /// What stands between lines that begin with a mark; behind the last one, what there is.
  private static func pieces(of body: ArraySlice<UInt8>, between mark: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var line = body.startIndex
    while line < body.endIndex {
      let next = body[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.endIndex
      if body[line] == mark[0], body[line..<next].starts(with: mark) {
        if let start { pieces.append(body[start..<line]) }
        start = next
        if body[(line + mark.count)..<next].starts(with: "--".utf8) { return pieces }
      }
      line = next
    }
    if let start, start < body.endIndex { pieces.append(body[start...]) }
    return pieces
  }

  private static func decoded(_ body: ArraySlice<UInt8>, _ coding: String?) -> [UInt8] {
    switch coding?.lowercased() {
    case "base64": base64(body)
    case "quoted-printable": quotedPrintable(body)
    default: Array(body)
    }
  }

  private static func quotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count)
    var position = body.startIndex
    while position < body.endIndex {
      let byte = body[position]
      position += 1
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      let rest = body[position...].prefix(2)
      if rest.first == 0x0A {
        position += 1
      } else if rest.elementsEqual([0x0D, 0x0A]) {
        position += 2
      } else if rest.count == 2, let high = digit(rest[position]), let low = digit(rest[position + 1]) {
        bytes.append(high << 4 | low)
        position += 2
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  private static func base64(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in body {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x47
      case 0x30...0x39: value = byte + 4
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
