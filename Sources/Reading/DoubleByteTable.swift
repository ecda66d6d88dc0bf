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
    var codes: [UInt8] = []
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFF { codes += [lead, trail] }
    }
    pairs = Converter(from: name)?.scalars(of: codes, width: 2) ?? pairs
    guard hasFourBytes else { return }
    codes.removeAll()
    for linear in 0..<39_420 {
      codes += [
        UInt8(0x81 + linear / 12_600), UInt8(0x30 + linear / 1_260 % 10),
        UInt8(0x81 + linear / 10 % 126), UInt8(0x30 + linear % 10),
      ]
    }
    quads = (Converter(from: name)?.scalars(of: codes, width: 4) ?? [])
      .map { UInt16(truncatingIfNeeded: $0) }
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

    /// The code points of characters of one width, 0 for those that there are not.
    func scalars(of codes: [UInt8], width: Int) -> [UInt32] {
      var result = [UInt32](repeating: 0, count: codes.count / width)
      var input = codes.map(CChar.init(bitPattern:))
      var output = [CChar](repeating: 0, count: 4 * result.count + 16)
      var start = 0
      while start < result.count {
        let made = convert(&input, from: start * width, into: &output)
        // As long as each character gives one code point, their numbers agree.
        for index in 0..<min(made.units, made.bytes / width) {
          let place = 4 * index
          result[start + index] = output[place..<place + 4].reversed().reduce(0) {
            $0 << 8 | UInt32(UInt8(bitPattern: $1))
          }
        }
        start += max(1, made.bytes / width + (made.isWhole ? 0 : 1))
      }
      return result
    }

    /// Converts up to the first bytes that are no character.
    private func convert(
      _ input: inout [CChar], from start: Int, into output: inout [CChar]
    ) -> (bytes: Int, units: Int, isWhole: Bool) {
      iconv(handle, nil, nil, nil, nil)
      return input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          var source = input.baseAddress.map { $0 + start }
          var sourceLeft = input.count - start
          var target = output.baseAddress
          var targetLeft = output.count
          let failures = iconv(handle, &source, &sourceLeft, &target, &targetLeft)
          return (
            input.count - start - sourceLeft, (output.count - targetLeft) / 4, failures >= 0
          )
        }
      }
    }
  }
}
