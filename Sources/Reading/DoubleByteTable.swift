import Glibc

/// The characters of GB 18030 or Big5 by their bytes, made once from the system's `iconv`.
struct DoubleByteTable: Sendable {
  static let gb18030 = DoubleByteTable(named: "GB18030", hasFourBytes: true)
  static let big5 = DoubleByteTable(named: "BIG5-HKSCS", hasFourBytes: false)

  /// By lead byte from 0x81 and trail byte from 0x40; 0 where there is none.
  private var pairs = [UInt32](repeating: 0, count: 126 * 192)
  /// GB 18030's four-byte characters of the basic plane, in their order.
  private var quads: [UInt16] = []

  private init(named name: String, hasFourBytes: Bool) {
    guard let converter = Converter(from: name) else { return }
    for lead in 0x81...0xFE {
      for trail in 0x40...0xFE where trail != 0x7F {
        let scalar = converter.scalar(of: [UInt8(lead), UInt8(trail)])
        pairs[(lead - 0x81) * 192 + trail - 0x40] = scalar
      }
    }
    guard hasFourBytes else { return }
    quads.reserveCapacity(39_420)
    for linear in 0..<39_420 {
      let scalar = converter.scalar(of: [
        UInt8(0x81 + linear / 12_600), UInt8(0x30 + linear / 1_260 % 10),
        UInt8(0x81 + linear / 10 % 126), UInt8(0x30 + linear % 10),
      ])
      quads.append(UInt16(truncatingIfNeeded: scalar))
    }
  }

  /// The character at a byte from 0x80 up and its width, or no character and how many bytes to skip.
  func scalar(
    in bytes: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (scalar: Unicode.Scalar?, width: Int) {
    let lead = Int(bytes[position])
    guard lead >= 0x81, lead <= 0xFE, position + 1 < bytes.count else {
      return (lead == 0x80 && !quads.isEmpty ? "€" : nil, 1)
    }
    let trail = Int(bytes[position + 1])
    if trail >= 0x40, trail <= 0xFE {
      let value = pairs[(lead - 0x81) * 192 + trail - 0x40]
      if value != 0 { return (Unicode.Scalar(value), 2) }
      // A trail byte that is ASCII may belong to a tag; it stays.
      return (nil, trail < 0x80 ? 1 : 2)
    }
    guard !quads.isEmpty, (0x30...0x39).contains(trail), position + 3 < bytes.count,
      (0x81...0xFE).contains(bytes[position + 2]), (0x30...0x39).contains(bytes[position + 3])
    else { return (nil, 1) }
    let linear =
      ((lead - 0x81) * 10 + trail - 0x30) * 1_260 + (Int(bytes[position + 2]) - 0x81) * 10
      + Int(bytes[position + 3]) - 0x30
    // From 0x90308130 on the supplementary planes stand in order.
    if linear >= 189_000 {
      return (Unicode.Scalar(UInt32(linear - 189_000 + 0x10000)), 4)
    }
    guard linear < quads.count, quads[linear] != 0 else { return (nil, 4) }
    return (Unicode.Scalar(UInt32(quads[linear])), 4)
  }

  private final class Converter {
    private let handle: iconv_t

    init?(from name: String) {
      handle = iconv_open("UTF-32LE", name)
      if Int(bitPattern: handle) == -1 { return nil }
    }

    deinit { iconv_close(handle) }

    /// The code point of one character's bytes, or 0.
    func scalar(of bytes: [UInt8]) -> UInt32 {
      var input = bytes.map(CChar.init(bitPattern:))
      var output = [CChar](repeating: 0, count: 16)
      iconv(handle, nil, nil, nil, nil)
      let isWhole = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          var source = input.baseAddress
          var sourceLeft = input.count
          var target = output.baseAddress
          var targetLeft = output.count
          let failures = iconv(handle, &source, &sourceLeft, &target, &targetLeft)
          return failures >= 0 && sourceLeft == 0 && targetLeft <= 12
        }
      }
      guard isWhole else { return 0 }
      return output.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32(UInt8(bitPattern: $1)) }
    }
  }
}
