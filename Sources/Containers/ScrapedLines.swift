import Reading
import Text

/// The articles that a scraper wrote as JSON: an object a line, or the objects of a list.
final class ScrapedLines: ItemReader {
  private let input: ByteInput
  private let fields: ItemFields
  private let limit: Int
  /// The number of the line, or of the object in a list.
  private var number = 0
  private var isList = false
  private var found = 0
  /// The names of the first object without a text.
  private var others: [String]?
  /// How many lines were named that are no objects.
  private var broken = 0
  private var isClosed = false
  private static let namedLines = 20

  init(_ input: ByteInput, fields: ItemFields, limit: Int) {
    self.input = input
    self.fields = fields
    self.limit = limit
  }

  /// Whether bytes begin as an object or a list of objects does.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    let visible = head.filter { $0 > 0x20 && $0 < 0x80 }.prefix(3)
    return visible.starts(with: "{\"".utf8) || visible.starts(with: "[{\"".utf8)
  }

  var share: Double { input.share }

  func next() -> RawItem? {
    while let (place, text) = object() {
      guard text.count <= limit else {
        return .fault(name: String(place), address: nil, .tooLarge, "is larger than the limit of \(limit) bytes")
      }
      do throws(JSONError) {
        let members = try JSONField.fields(of: text)
        if let item = item(members, at: place) { return item }
        others = others ?? members.filter { $0.depth == 0 }.map(\.path)
      } catch {
        broken += 1
        if broken <= Self.namedLines {
          return .fault(name: String(place), address: nil, .binary, "is no object of JSON: column \(error.position + 1): \(error.reason)")
        }
      }
    }
    guard !isClosed else { return nil }
    isClosed = true
    return fault().map { .fault(name: "", address: nil, $0, $1) }
  }

  /// What is wrong with the whole.
  private func fault() -> (ReadingError.Code, String)? {
    if let fault = input.fault { return (.unreadable, fault.description) }
    if broken > Self.namedLines { return (.unreadable, "has \(broken - Self.namedLines) more lines that are no objects of JSON") }
    guard found == 0, let others else { return nil }
    let names = others.prefix(8).joined(separator: ", ")
    return (
      .noItems,
      "is a program's data in JSON, not pages: no field for the text (\(fields.wanted(.text)))\(names.isEmpty ? "" : " among \(names)"); "
        + "--field text=NAME says which it is, as in data.content"
    )
  }

  private func item(_ members: [JSONField], at place: Int) -> RawItem? {
    guard let article = ScrapedArticle(members, fields) else { return nil }
    // What alone keeps a text in an object of its object is a program's answer, not a scraper's line.
    if found == 0, article.depth > 0, !fields.isOwn(.text), !isList, input.peek(64).allSatisfy({ $0 <= 0x20 }) { return nil }
    found += 1
    return .item(name: String(place), bytes: article.bytes, origin: article.origin)
  }

  /// The next object and its name.
  private func object() -> (Int, [UInt8])? {
    if number == 0 { isList = input.peek(64).first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "[") }
    return isList ? objectOfList() : objectOfLine()
  }

  /// The next line that is not empty, with those behind it that its object goes on in.
  private func objectOfLine() -> (Int, [UInt8])? {
    while var text = line() {
      number += 1
      let place = number
      if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
      guard text.contains(where: { $0 > 0x20 }) else { continue }
      var depth = JSONDepth()
      var isOpen = depth.end(of: text[...]) == nil
      // Where each object has its line, one that is broken costs itself alone.
      while isOpen, text.count <= limit, !input.peek(2).elementsEqual("{\"".utf8), let more = line() {
        number += 1
        isOpen = depth.end(of: more[...]) == nil
        text += more
      }
      return (place, text)
    }
    return nil
  }

  /// A line; of one above the limit the beginning.
  private func line() -> [UInt8]? {
    guard let line = input.line(limit: limit + 2) else { return nil }
    var end = line.last
    while line.count > limit, end != 0x0A, let more = input.line(limit: 1 << 16) { end = more.last }
    return line
  }

  private func objectOfList() -> (Int, [UInt8])? {
    let between: Set<UInt8> = [0x20, 0x0A, 0x0D, 0x09, 0xEF, 0xBB, 0xBF, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]")]
    while let first = input.peek(1).first, between.contains(first) { input.skip(1) }
    var depth = JSONDepth()
    var text: [UInt8] = []
    while true {
      let chunk = input.peek(1 << 16)
      if chunk.isEmpty { return text.isEmpty ? nil : (number, text) }
      if text.isEmpty { number += 1 }
      let end = depth.end(of: chunk)
      let piece = input.read(end.map { $0 - chunk.startIndex } ?? chunk.count)
      // Of an object above the limit the beginning.
      if text.count <= limit { text += piece }
      if end != nil { return (number, text) }
    }
  }
}

/// How deep in JSON a place is.
private struct JSONDepth {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// Where, in more of the text, the object ends.
  mutating func end(of text: ArraySlice<UInt8>) -> Int? {
    for index in text.indices {
      let byte = text[index]
      if isEscaped {
        isEscaped = false
      } else if isInString {
        if byte == UInt8(ascii: "\\") { isEscaped = true } else if byte == UInt8(ascii: "\"") { isInString = false }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
    }
    return nil
  }
}
