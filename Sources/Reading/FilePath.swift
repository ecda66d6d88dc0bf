import Glibc

/// The path of a file, in bytes, as systems have them: names need not be UTF-8.
public struct FilePath: Hashable, Sendable, CustomStringConvertible {
  /// The path's bytes.
  public let bytes: [UInt8]

  /// A path of these bytes, in any encoding or none.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// The path that a text means. A text with `\xHH` in it, as ``description`` has them, means those
  /// bytes unless a file of that very name is there.
  public init(_ text: String) {
    let bytes = Array(text.utf8)
    let unescaped = Self.unescaped(bytes)
    var status = stat()
    self.bytes = unescaped == bytes || stat(text, &status) == 0 ? bytes : unescaped
  }

  /// The path as text that can be printed and given again: each byte that is not UTF-8 as `\xHH`.
  public var description: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      let width = (1...4).first {
        rest.count >= $0 && String(validating: rest.prefix($0), as: UTF8.self) != nil
      }
      if let width {
        text += String(decoding: rest.prefix(width), as: UTF8.self)
      } else {
        text += "\\x" + (first < 16 ? "0" : "") + String(first, radix: 16, uppercase: true)
      }
      rest = rest.dropFirst(width ?? 1)
    }
    return text
  }

  /// Whether this is `-`, or leads to the very file that standard input reads, by whatever name.
  public var isStandardInput: Bool {
    var input = stat()
    guard self != .standardInput else { return true }
    guard fstat(STDIN_FILENO, &input) == 0, let status else { return false }
    return status.st_dev == input.st_dev && status.st_ino == input.st_ino
  }

  /// The last name of the path.
  var name: [UInt8] { bytes.split(separator: Self.slash).last.map(Array.init) ?? bytes }

  /// The names that the path consists of, read as what they are: UTF-8, else GB 18030 or Big5, as
  /// archives from Chinese systems have them; escaped when they are neither.
  package var names: [String] {
    bytes.split(separator: Self.slash).map { name in
      if let text = String(validating: name, as: UTF8.self) { return text }
      let bytes = Array(name)
      let encoding = bytes.withUnsafeBufferPointer { PageEncoding.doubleByteEncoding(of: $0) }
      let decoded = DecodedText(bytes, encoding: encoding)
      return decoded.replacements == 0
        ? String(decoding: decoded.utf8, as: UTF8.self) : Self(bytes: bytes).description
    }
  }

  /// The path of something in the folder of this path.
  func appending(_ name: [UInt8]) -> Self {
    Self(bytes: bytes.last == Self.slash ? bytes + name : bytes + [Self.slash] + name)
  }

  /// Whether it leads to a file, not to a folder, a pipe or a device.
  package var isRegular: Bool { status.map { $0.st_mode & S_IFMT == S_IFREG } ?? false }

  /// What the system says of the file, links followed; `nil` with `errno` set.
  var status: stat? {
    var status = stat()
    return withCString { stat($0, &status) } == 0 ? status : nil
  }

  var isLink: Bool {
    var status = stat()
    return withCString { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The path from the root, without links in its folders.
  var fromRoot: Self {
    let folder = bytes.lastIndex(of: Self.slash).map { Self(bytes: Array(bytes[...$0])) }
    return (folder ?? Self(bytes: Array(".".utf8))).resolved?.appending(name) ?? self
  }

  /// The path without links, from the root; `nil` when there is nothing.
  var resolved: Self? {
    guard let place = withCString({ realpath($0, nil) }) else { return nil }
    defer { free(place) }
    return Self(bytes: UnsafeBufferPointer(start: place, count: strlen(place)).map { UInt8(bitPattern: $0) })
  }

  package func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      // A buffer that is not empty has a base.
      buffer.baseAddress.map(body) ?? body("")
    }
  }

  private static let slash = UInt8(ascii: "/")

  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      let digits = rest.dropFirst().prefix(2)
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"),
        digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        result.append(value)
        rest = rest.dropFirst(3)
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
