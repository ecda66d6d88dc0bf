import Digest

/// A document as it was found: its bytes, and what they are.
public struct Page: Sendable {
  /// The file's name without its extension, or the name that the caller gave.
  public let identifier: String
  /// The file as it is.
  public let bytes: [UInt8]
  /// SHA-256 of the bytes, 64 hexadecimal digits.
  public let digest: String
  /// The encoding that the content speaks for.
  public let encoding: PageEncoding
  /// The encoding that the page declares, as spelt there, when it declares one.
  public let declaredEncoding: String?
  public let kind: PageKind
  /// The text, with the way back to `bytes`.
  public let text: DecodedText
  /// The front matter between its marks, in bytes of `text.utf8`; `nil` without one.
  public let frontMatter: Range<Int>?
  /// Where the document proper starts, in bytes of `text.utf8`.
  public let contentStart: Int
  /// What the container that it was kept in says of it.
  public let origin: PageOrigin

  /// Reads a page from memory.
  ///
  /// - Parameter path: what messages call it; the identifier, if `nil`.
  /// - Throws: `ReadingError` when there is no text: nothing, or a binary file.
  /// - Complexity: O(*n*) in the bytes.
  public init(
    identifier: String, path: String? = nil, bytes: [UInt8], origin: PageOrigin = .none
  ) throws(ReadingError) {
    try self.init(identifier: identifier, path: path ?? identifier, bytes: bytes, from: origin)
  }

  /// Reads a page from a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - limit: The most bytes that are read; a larger file is refused.
  /// - Throws: `ReadingError` when the file cannot be read or holds no text.
  public init(contentsOf path: String, limit: Int = Page.defaultLimit) throws(ReadingError) {
    try self.init(contentsOf: Source(path == "-" ? .standardInput : FilePath(path)), limit: limit)
  }

  init(contentsOf source: Source, limit: Int) throws(ReadingError) {
    let bytes = try FileBytes.read(source.file, limit: limit)
    try self.init(identifier: source.identifier, path: source.path, bytes: bytes, from: .none)
  }

  /// 256 MiB.
  public static let defaultLimit = 256 << 20

  /// What the page declares about its encoding and its content belies, in one sentence.
  public var encodingRemark: String? {
    guard let declaredEncoding, !encoding.isNamed(declaredEncoding) else { return nil }
    return "declared as \(declaredEncoding), read as \(encoding.rawValue)"
  }

  private init(identifier: String, path: String, bytes: [UInt8], from origin: PageOrigin) throws(ReadingError) {
    let isClean = DecodedText.isClean(bytes)
    if let reason = BinaryCheck.reason(against: bytes, isClean: isClean) {
      throw ReadingError(.binary, path: path, reason: reason)
    }
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw ReadingError(.empty, path: path, reason: "is empty")
    }
    self.identifier = identifier
    self.bytes = bytes
    self.origin = origin
    digest = SHA256.digest(of: bytes).hexadecimal
    declaredEncoding = bytes.withUnsafeBufferPointer { PageEncoding.declared(in: $0) }
    if isClean {
      encoding = .utf8
      text = DecodedText(clean: bytes)
    } else {
      encoding = bytes.withUnsafeBufferPointer { PageEncoding.detected(in: $0) }
      text = DecodedText(bytes, encoding: encoding)
    }
    let (kind, yaml, start) = text.utf8.withUnsafeBufferPointer { utf8 in
      let front = PageKind.frontMatter(of: utf8)
      let start = front?.end ?? 0
      let format = PageKind.format(of: UnsafeBufferPointer(rebasing: utf8[start...]))
      return (PageKind(format: format, hasFrontMatter: front != nil), front?.yaml, start)
    }
    self.kind = kind
    frontMatter = yaml
    contentStart = start
  }
}

/// Tells text from what is none.
enum BinaryCheck {
  private static let signatures: [(name: String, bytes: [UInt8])] = [
    ("a PDF file", Array("%PDF-".utf8)), ("a zip archive or Office document", [0x50, 0x4B, 3, 4]),
    ("a PNG image", [0x89, 0x50, 0x4E, 0x47]), ("a JPEG image", [0xFF, 0xD8, 0xFF]),
    ("a GIF image", Array("GIF8".utf8)), ("a gzip archive", [0x1F, 0x8B]),
    ("a program", [0x7F, 0x45, 0x4C, 0x46]),
    ("an old Office document", [0xD0, 0xCF, 0x11, 0xE0]), ("a RAR archive", Array("Rar!".utf8)),
    ("a 7-Zip archive", [0x37, 0x7A, 0xBC, 0xAF]),
    ("an SQLite data base", Array("SQLite format 3".utf8)),
  ]

  /// What a file is if it is not text: known by its first bytes, or by more than one control
  /// character in ten bytes of its first 64 kB (UTF-16 with a byte order mark aside).
  static func reason(against bytes: [UInt8], isClean: Bool) -> String? {
    for signature in signatures where bytes.starts(with: signature.bytes) {
      return "is \(signature.name), not text"
    }
    if isClean { return nil }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
    var controls = 0
    let count = min(bytes.count, 65_536)
    for index in 0..<count where bytes[index] < 0x20 {
      if !(0x09...0x0D).contains(bytes[index]) { controls += 1 }
    }
    return controls * 10 > count ? "is binary, not text" : nil
  }
}
