import Testing
import Text

@Suite struct HanNumeralTests {
  private func read(_ text: String) -> HanNumeral? {
    let scalars = Letters(text.unicodeScalars)
    return HanNumeral.read(in: scalars, at: 0, before: scalars.count)
  }

  @Test(arguments: [
    (1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (23, "二十三"), (100, "一百"), (105, "一百零五"), (110, "一百一十"), (1000, "一千"),
    (1001, "一千零一"), (1010, "一千零一十"), (2026, "二千零二十六"), (0, nil), (10_000, nil), (-1, nil),
  ])
  func isWritten(number: Int, text: String?) {
    #expect(HanNumeral.written(number) == text)
    if let text { #expect(read(text)?.value.integer == number) }
  }

  @Test(arguments: [
    ("第23次", "第二十三次"), ("第二十三次", "第23次"), ("第3届第12次会议", "第三届第十二次会议"), ("联席会议", nil), ("第次", nil), ("23次", nil),
    ("第99999次", nil),
  ])
  func isRespelled(text: String, other: String?) { #expect(HanNumeral.respelled(text) == other) }

  @Test(arguments: [
    ("23次", "23", "23"), ("二十三次", "二十三", "23"), ("十一", "十一", "11"), ("一百零五", "一百零五", "105"),
    ("百个", "百", "100"), ("十余家", "十余", "10"), ("两名", "两", "2"),
    ("1,234.5万元", "1,234.5万", "12345000"),
    ("1,234.5", "1,234.5", "1234.5"), ("4.65亿元", "4.65亿", "465000000"), ("3万", "3万", "30000"),
    ("1.2万亿元", "1.2万亿", "1200000000000"),
    ("３４．２亿", "３４．２亿", "3420000000"), ("60余万元", "60余万", "600000"), ("60万余元", "60万余", "600000"),
    ("3500余名", "3500余", "3500"), ("三千二", "三千二", "3200"), ("三千零二十", "三千零二十", "3020"),
    ("两万五千", "两万五千", "25000"),
    ("一亿二千万", "一亿二千万", "120000000"), ("三十多万", "三十多万", "300000"), ("二〇一六年", "二〇一六", "2016"),
    ("0.05", "0.05", "0.05"), ("2,300册", "2,300", "2300"), ("3,5名", "3", "3"),
    ("1200,300", "1200", "1200"), ("五百万", "五百万", "5000000"), ("百余", "百余", "100"),
  ])
  func reads(text: String, words: String, value: String) throws {
    let numeral = try #require(read(text))
    #expect(numeral.value.lexical == value)
    #expect(TracedText(text)[numeral.range] == words)
  }

  @Test(arguments: ["数百", "十三五", "三四十", "十几个", "几十", "万名", "名", "", "1234567890123456789"])
  func readsNothing(text: String) {
    #expect(read(text) == nil)
  }

  @Test(arguments: [("第二十三次", 23), ("第3次", 3), ("第九次", 9), ("第十一", 11)])
  func readsOrdinals(text: String, value: Int) {
    let scalars = Letters(text.unicodeScalars)
    #expect(HanNumeral.readOrdinal(in: scalars, at: 0, before: scalars.count)?.value == value)
  }

  @Test func tellsFloorsAndStyles() {
    #expect(read("三百余")?.isFloor == true)
    #expect(read("三百")?.isFloor == false)
    #expect(read("一二三产业")?.style == .hanDigits)
    #expect(read("三")?.style == .han)
  }

  @Test func decimalsCompareAndAdd() {
    #expect(ExactDecimal(5, exponent: -1) < ExactDecimal(1))
    #expect(ExactDecimal(3, exponent: 40) > ExactDecimal(9, exponent: 2))
    #expect(ExactDecimal(25, exponent: -1).adding(ExactDecimal(5, exponent: -1))?.lexical == "3")
    #expect(ExactDecimal(-5, exponent: -3).lexical == "-0.005")
    #expect(ExactDecimal(0).lexical == "0")
  }
}
