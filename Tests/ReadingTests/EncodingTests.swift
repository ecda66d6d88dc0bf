import Reading
import Testing
import Text

@Suite struct EncodingTests {
  static let words = "　　云泽市与青屏县签署协议，“山海”同心。Ａ区 1.5 亿元……"

  @Test("GB 18030 is known by its content, whatever the page declares")
  func gb18030BelowAFalseDeclaration() throws {
    let head = Array("<meta charset=\"utf-8\"><p>".utf8)
    let body: [UInt8] = [0xD4, 0xC6, 0xD4, 0xF3, 0xCA, 0xD0, 0xD3, 0xEB, 0xC7, 0xE0, 0xC6, 0xC1]
    let page = try Page(identifier: "a", bytes: head + body + Array("</p><p>1</p>".utf8))
    #expect(page.encoding == .gb18030)
    #expect(String(decoding: page.text.utf8, as: UTF8.self).contains("云泽市与青屏"))
    #expect(page.encodingRemark == "declared as utf-8, read as GB18030")
  }

  @Test("Four-byte characters of GB 18030, of the basic and of a further plane")
  func fourBytes() throws {
    // U+3400 is 81 39 EE 39, U+20000 is 95 32 82 36 (GB 18030-2005).
    let bytes: [UInt8] = [0xD4, 0xC6, 0x81, 0x39, 0xEE, 0x39, 0x95, 0x32, 0x82, 0x36, 0xD4, 0xC6]
    let text = DecodedText(bytes, encoding: .gb18030)
    #expect(String(decoding: text.utf8, as: UTF8.self) == "云\u{3400}\u{20000}云")
    var hint = 0
    #expect(text.offsets.original(3, 6, hint: &hint) == ByteRange(2, 6))
    #expect(text.offsets.original(6, 10, hint: &hint) == ByteRange(6, 10))
    #expect(text.offsets.original(0, 13, hint: &hint) == ByteRange(0, 12))
  }

  @Test("Big5 is told from GB 18030")
  func big5() throws {
    // 蘭陽市代表團訪問縣長，簽署合作備忘錄。
    let bytes: [UInt8] = [
      0xC4, 0xF5, 0xB6, 0xA7, 0xA5, 0xAB, 0xA5, 0x4E, 0xAA, 0xED, 0xB9, 0xCE, 0xB3, 0x58, 0xB0, 0xDD,
      0xBF, 0xA4, 0xAA, 0xF8, 0xA1, 0x41, 0xC3, 0xB1, 0xB8, 0x70, 0xA6, 0x58, 0xA7, 0x40, 0xB3, 0xC6,
      0xA7, 0xD1, 0xBF, 0xFD, 0xA1, 0x43,
    ]
    let page = try Page(identifier: "a", bytes: bytes)
    #expect(page.encoding == .big5)
    #expect(String(decoding: page.text.utf8, as: UTF8.self) == "蘭陽市代表團訪問縣長，簽署合作備忘錄。")
  }

  @Test("UTF-16 with a byte order mark, both ways", arguments: [true, false])
  func utf16(isLittle: Bool) throws {
    var bytes: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
    for unit in "云泽\u{20000}市。".utf16 {
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      bytes += isLittle ? pair : pair.reversed()
    }
    let page = try Page(identifier: "a", bytes: bytes)
    #expect(page.encoding == (isLittle ? .utf16LittleEndian : .utf16BigEndian))
    #expect(String(decoding: page.text.utf8, as: UTF8.self) == "\u{FEFF}云泽\u{20000}市。")
    var hint = 0
    #expect(page.text.offsets.original(3, 6, hint: &hint) == ByteRange(2, 4))
    #expect(page.text.offsets.original(9, 13, hint: &hint) == ByteRange(6, 10))
  }

  @Test("A broken byte costs one character, a control character none")
  func brokenBytes() throws {
    var bytes = Array("云泽市".utf8)
    bytes[4] = 0xFF
    let text = DecodedText(bytes + [0x00, 0x41], encoding: .utf8)
    #expect(String(decoding: text.utf8, as: UTF8.self) == "云\u{FFFD}\u{FFFD}\u{FFFD}市 A")
    #expect(text.replacements == 3)
    var hint = 0
    #expect(text.offsets.original(12, 15, hint: &hint) == ByteRange(6, 9))
    #expect(text.offsets.original(16, 17, hint: &hint) == ByteRange(10, 11))
  }

  @Test("Clean UTF-8 keeps its offsets")
  func identity() throws {
    let page = try Page(identifier: "a", bytes: Array(Self.words.utf8))
    #expect(page.encoding == .utf8)
    #expect(page.text.offsets.isIdentity)
    #expect(page.text.utf8 == page.bytes)
    #expect(page.digest.count == 64)
  }

  @Test("A few broken bytes do not make a UTF-8 page a GB 18030 one")
  func nearlyUTF8() throws {
    var bytes = Array(String(repeating: Self.words, count: 20).utf8)
    bytes[100] = 0xFF
    #expect(try Page(identifier: "a", bytes: bytes).encoding == .utf8)
    #expect(try Page(identifier: "a", bytes: Array(bytes.dropLast(2))).encoding == .utf8)
  }
}
