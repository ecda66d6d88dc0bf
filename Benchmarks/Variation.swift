import Foundation

/// Makes new documents of known ones: other persons, other numbers, other days, the same language.
struct Variation {
  private var random: SplitMix64

  /// - Parameter number: which of the endless variations.
  init(number: Int) { random = SplitMix64(seed: UInt64(number)) }

  /// The bytes of a document that nobody has written.
  mutating func bytes(of sample: SampleDocument) -> [UInt8] { document(like: sample).bytes }

  /// A document that nobody has written, and the persons that it names.
  /// - Parameter saysWhen: Whether a word of time or manner stands behind some of their names.
  mutating func document(
    like sample: SampleDocument, saysWhen: Bool = false
  ) -> (bytes: [UInt8], persons: [String]) {
    var text = sample.text
    var persons: [String] = []
    for person in sample.persons {
      persons.append(name())
      let word = saysWhen && Bool.random(using: &random) ? Self.adverbs.randomElement(using: &random) : nil
      text = text.replacingOccurrences(of: person, with: persons[persons.count - 1] + (word ?? ""))
    }
    text = String(decoding: numbersChanged(in: Array(text.utf8)), as: UTF8.self)
    return (Array(text.data(using: sample.encoding) ?? Data(text.utf8)), persons)
  }

  private static let surnames = Array("赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗方任袁柳唐罗薛")
  private static let given = Array("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文斌波辉鹏飞宁浩然云海林峰岚青山松柏清泉")

  /// What reports put between a name and its verb.
  private static let adverbs = [
    "今天", "昨天", "昨日", "日前", "近日", "上午", "下午", "当天", "去年", "上周", "全程", "先后", "现场", "亲自", "一一",
  ]

  private mutating func name() -> String {
    let characters = [
      Self.surnames.randomElement(using: &random), Self.given.randomElement(using: &random),
      Bool.random(using: &random) ? Self.given.randomElement(using: &random) : nil,
    ]
    return String(characters.compactMap { $0 })
  }

  /// Runs of digits outside tags and character references become others that are as long; years,
  /// months, days and hours stay such.
  private mutating func numbersChanged(in text: [UInt8]) -> [UInt8] {
    var result = text
    var insideTag = false
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "<") { insideTag = true }
      if byte == UInt8(ascii: ">") { insideTag = false }
      guard Self.isDigit(byte), !insideTag else {
        position += 1
        continue
      }
      var end = position
      while end < text.count, Self.isDigit(text[end]) { end += 1 }
      if position == 0 || text[position - 1] != UInt8(ascii: "#") {
        let other = number(like: position..<end, of: text)
        result.replaceSubrange(position..<end, with: other)
      }
      position = end
    }
    return result
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func number(like range: Range<Int>, of text: [UInt8]) -> [UInt8] {
    let after = Array(text[range.upperBound..<min(range.upperBound + 3, text.count)])
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : 0
    let inStamp = [UInt8(ascii: "-"), UInt8(ascii: ":")]
    let stamped = inStamp.contains(before) || after.first.map(inStamp.contains) ?? false
    let width = range.count
    let value: Int
    if width == 4, text[range.lowerBound] == UInt8(ascii: "2") {
      value = Int.random(in: 2013...2025, using: &random)
    } else if width <= 2, stamped || after == Array("月".utf8) {
      value = Int.random(in: width == 1 ? 1...9 : 10...12, using: &random)
    } else if width <= 2, after == Array("日".utf8) {
      value = Int.random(in: width == 1 ? 1...9 : 10...28, using: &random)
    } else {
      return (0..<width).map { place in
        UInt8(ascii: "0") + UInt8.random(in: (place == 0 ? 1 : 0)...9, using: &random)
      }
    }
    return Array(String(value).utf8)
  }
}
