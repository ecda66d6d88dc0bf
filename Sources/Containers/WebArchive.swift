import Reading

/// The pages in a web archive (WARC, ISO 28500), packed record by record or not at all.
///
/// Of each answer of a server the body of a page is read, taken out of its transfer coding; pictures, requests and
/// answers without success are passed over and counted.
final class WebArchive: ItemReader {
  /// More bytes have the headers of no record.
  private static let maximumHeader = 1 << 16

  private let input: ByteInput
  private let limit: Int
  /// How many pages were found.
  private var count = 0
  private var reported: ContainerFault?

  init(_ input: ByteInput, limit: Int) {
    self.input = input
    self.limit = limit
  }

  /// Whether bytes begin as a web archive does.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool { head.starts(with: "WARC/".utf8) }

  var share: Double { input.share }

  func next() -> RawItem? {
    while findRecord() {
      let header = HeaderFields(input.peek(Self.maximumHeader))
      guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0, length < Int.max / 2 else {
        note(.damaged)
        if !input.leaveDamage() { input.skip(1) }
        continue
      }
      let isWanted = Self.types.contains(header["warc-type"] ?? "") && length <= limit
      // What stands behind it is asked for as well, so that damage in its packing is known.
      let bytes = isWanted ? input.peek(header.length + length + 8) : []
      let block = Array(bytes.dropFirst(header.length).prefix(length))
      guard input.pass(header.length + length) else {
        if input.peek(1).isEmpty { note(.truncated) }
        continue
      }
      if let item = item(header, block, isTooLarge: length > limit) { return item }
    }
    note()
    defer { reported = nil }
    return reported.map { .fault(name: "", address: nil, .unreadable, $0.description) }
  }

  private static let types: Set<String> = ["response", "resource", "conversion"]

  private func note(_ fault: ContainerFault? = nil) {
    reported = reported ?? input.fault ?? fault
    input.clearFault()
  }

  /// Goes to the next record's first line.
  private func findRecord() -> Bool {
    while true {
      let head = input.peek(5)
      if head.isEmpty { return false }
      if Self.begins(head) { return true }
      if head.first == 0x0D || head.first == 0x0A {
        input.skip(1)
      } else {
        // A length that is not true, or damage.
        note(.damaged)
        if !input.leaveDamage() { _ = input.line(limit: Self.maximumHeader) }
      }
    }
  }

  private func item(_ header: HeaderFields, _ block: [UInt8], isTooLarge: Bool) -> RawItem? {
    let type = header["warc-type"] ?? ""
    let address = header["warc-target-uri"].map { $0.trimmingBrackets }
    guard Self.types.contains(type) else { return type == "revisit" ? .skipped("revisited") : nil }
    // Crawlers keep their own notes under other schemes.
    guard let address, ["http:", "https:", "file:"].contains(where: address.lowercased().hasPrefix) else { return nil }
    let origin = PageOrigin(address: address, retrieved: header["warc-date"])
    let media = MediaType(header["content-type"])
    if media.name == "application/http" || type == "response" && block.starts(with: "HTTP/".utf8) {
      let answer = HTTPAnswer(block)
      guard (200..<300).contains(answer.status) else { return .skipped("answered \(answer.status)") }
      guard answer.type.isPage else { return .skipped(answer.type.name) }
      return named(origin, isTooLarge) { () throws(HTTPAnswer.Unreadable) in try answer.body(limit: limit) }
    }
    guard media.isPage else { return .skipped(media.name) }
    return named(origin, isTooLarge) { () throws(HTTPAnswer.Unreadable) in block }
  }

  private func named(
    _ origin: PageOrigin, _ isTooLarge: Bool, _ bytes: () throws(HTTPAnswer.Unreadable) -> [UInt8]
  ) -> RawItem {
    count += 1
    let name = String(count)
    if isTooLarge {
      return .fault(name: name, address: origin.address, .tooLarge, "is larger than the limit of \(limit) bytes")
    }
    do throws(HTTPAnswer.Unreadable) {
      return .item(name: name, bytes: try bytes(), origin: origin)
    } catch {
      return .fault(name: name, address: origin.address, .unreadable, error.description)
    }
  }
}

extension String {
  /// Without the angle brackets that early versions set around addresses.
  fileprivate var trimmingBrackets: String {
    hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : self
  }
}
