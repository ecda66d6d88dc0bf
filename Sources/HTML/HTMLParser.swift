// The only file that speaks to libxml2: its SAX interface, on one buffer in memory. libxml2 never
// converts (the bytes are UTF-8 and it is told so), never fetches, and its messages go nowhere.
import CLibXML2
import Glibc

enum HTMLParser {
  static func parse(_ utf8: consuming [UInt8], from offset: Int, maximumNodes: Int)
    throws(HTMLError) -> HTMLDocument
  {
    var bytes = utf8
    let count = bytes.count
    precondition(offset <= count && count < Int(UInt32.max))
    bytes.append(0)  // libxml2 stops at the first NUL.
    var receiver = HTMLReceiver(maximumNodes: maximumNodes)
    var failure: HTMLError?
    bytes.withUnsafeMutableBufferPointer { buffer in
      MarkupRepair.apply(
        to: UnsafeMutableBufferPointer(rebasing: buffer[..<count]), from: offset)
      guard let base = buffer.baseAddress, count > offset else { return }
      failure = withUnsafeMutablePointer(to: &receiver) {
        parse(base, from: offset, count: count, into: $0)
      }
    }
    if let failure { throw failure }
    bytes.removeLast()
    return receiver.finished(with: bytes)
  }

  /// libxml2 makes its global tables and locks on first use, which two threads must not do at once.
  private static let libraryIsReady: Void = xmlInitParser()

  private static func parse(
    _ base: UnsafeMutablePointer<UInt8>, from offset: Int, count: Int,
    into receiver: UnsafeMutablePointer<HTMLReceiver>
  ) -> HTMLError? {
    _ = libraryIsReady
    let start = UnsafeRawPointer(base + offset).assumingMemoryBound(to: CChar.self)
    guard let context = htmlCreateMemoryParserCtxt(start, Int32(clamping: count - offset)) else {
      return HTMLError(.outOfMemory, at: 0)
    }
    defer { htmlFreeParserCtxt(context) }
    htmlCtxtUseOptions(
      context,
      Int32(
        HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NOERROR.rawValue
          | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    guard let sax = context.pointee.sax else { return HTMLError(.outOfMemory, at: 0) }
    install(into: sax)
    receiver.pointee.begin(
      context: context, base: UnsafePointer(base), offset: offset, count: count)
    context.pointee.userData = UnsafeMutableRawPointer(receiver)
    htmlParseDocument(context)
    receiver.pointee.context = nil
    return receiver.pointee.failure
  }

  private static func install(into sax: UnsafeMutablePointer<htmlSAXHandler>) {
    sax.pointee = htmlSAXHandler()
    sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    sax.pointee.startElement = { receiver, name, attributes in
      guard let receiver, let name else { return }
      HTMLParser.receiver(receiver).pointee.startElement(name, attributes)
    }
    sax.pointee.endElement = { receiver, name in
      guard let receiver, let name else { return }
      HTMLParser.receiver(receiver).pointee.endElement(name)
    }
    sax.pointee.characters = { receiver, characters, count in
      guard let receiver, let characters, count > 0 else { return }
      HTMLParser.receiver(receiver).pointee.characters(UnsafeBufferPointer(start: characters, count: Int(count)))
    }
    sax.pointee.ignorableWhitespace = sax.pointee.characters
    sax.pointee.cdataBlock = { receiver, characters, count in
      guard let receiver, let characters, count > 0 else { return }
      HTMLParser.receiver(receiver).pointee.data(UnsafeBufferPointer(start: characters, count: Int(count)))
    }
    sax.pointee.serror = { receiver, _ in
      guard let receiver else { return }
      HTMLParser.receiver(receiver).pointee.countMistake()
    }
  }

  private static func receiver(
    _ pointer: UnsafeMutableRawPointer
  ) -> UnsafeMutablePointer<HTMLReceiver> {
    pointer.assumingMemoryBound(to: HTMLReceiver.self)
  }
}

/// What the callbacks fill.
struct HTMLReceiver {
  var context: htmlParserCtxtPtr?
  private(set) var failure: HTMLError?
  private var document = HTMLDocument()
  private let maximumNodes: Int
  private let tags = sharedTags
  private var base: UnsafePointer<UInt8>?
  private var count = 0
  private var offset = 0
  /// Open elements: index and the name as libxml2's dictionary interned it.
  private var open: [Int32] = []
  private var isInLinkedData = false
  private var lastTextEnd = 0
  /// Steps that libxml2 took looking for the partners of stray tags.
  private var entanglement = 0

  init(maximumNodes: Int) { self.maximumNodes = maximumNodes }

  mutating func begin(context: htmlParserCtxtPtr, base: UnsafePointer<UInt8>, offset: Int, count: Int) {
    self.context = context
    self.offset = offset
    self.base = base
    self.count = count
    document.nodes.reserveCapacity(count / 24 + 16)
  }

  consuming func finished(with utf8: consuming [UInt8]) -> HTMLDocument {
    document.utf8 = utf8
    let end = Int32(document.nodes.count)
    for index in open { document.nodes[Int(index)].end = end }
    open.removeAll()
    return document
  }

  /// The parser's place in our bytes.
  private var cursor: Int {
    guard let input = context?.pointee.input, let start = input.pointee.base,
      let current = input.pointee.cur
    else { return count }
    // Near the end libxml2 moves what is left to the front of its buffer, and counts it.
    return min(offset + Int(input.pointee.consumed) + (current - start), count)
  }

  private mutating func stop(_ code: HTMLError.Code) {
    if failure == nil { failure = HTMLError(code, at: cursor) }
    if let context { xmlStopParser(context) }
  }

  /// Each mistake may have cost libxml2 a walk over all open elements.
  mutating func countMistake() {
    guard failure == nil, let context else { return }
    entanglement += Int(context.pointee.nameNr) + 16
    if entanglement > 200_000_000 + 64 * count { stop(.tooEntangled) }
  }

  private mutating func append(_ node: HTMLNode) {
    document.nodes.append(node)
    if document.nodes.count >= maximumNodes { stop(.tooManyNodes) }
  }

  mutating func startElement(
    _ name: UnsafePointer<UInt8>, _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard failure == nil else { return }
    let tag = tags.tag(named: UnsafeBufferPointer(start: name, count: length(name)))
    let index = Int32(document.nodes.count)
    let firstAttribute = document.attributes.count
    var isHidden = false
    isInLinkedData = false
    if let list {
      var position = 0
      while let attribute = list[position] {
        let value = list[position + 1]
        position += 2
        read(attribute, value, of: index, tag, &isHidden)
      }
    }
    let place = UInt32(min(cursor + 1, count))
    append(
      HTMLNode(
        tag: tag, isHidden: isHidden, parent: open.last ?? -1, end: index + 1, lower: place,
        upper: place, value: UInt32(firstAttribute)))
    open.append(index)
  }

  mutating func endElement(_ name: UnsafePointer<UInt8>) {
    guard failure == nil, let index = open.popLast() else { return }
    document.nodes[Int(index)].end = Int32(document.nodes.count)
    isInLinkedData = false
    let tag = document.nodes[Int(index)].tag
    if tag == .p || tag == .section, let closing = endTag(before: cursor), closing != tag,
      !closing.isBlock
    {
      document.nodes[Int(index)].isInterrupted = true
    }
  }

  /// The element whose end tag stands at the cursor, if one does.
  private func endTag(before cursor: Int) -> HTMLTag? {
    guard let base else { return nil }
    guard cursor > 0 else { return nil }
    var start = cursor - 1
    let floor = max(0, cursor - 16)
    while start > floor, base[start] != UInt8(ascii: "<") { start -= 1 }
    guard base[start] == UInt8(ascii: "<"), start + 2 < count,
      base[start + 1] == UInt8(ascii: "/")
    else { return nil }
    var name: [UInt8] = []
    var position = start + 2
    while position < count, name.count < 10, base[position] | 0x20 >= UInt8(ascii: "a"),
      base[position] | 0x20 <= UInt8(ascii: "z")
    {
      name.append(base[position] | 0x20)
      position += 1
    }
    return name.withUnsafeBufferPointer { tags.tag(named: $0) }
  }

  mutating func data(_ characters: UnsafeBufferPointer<UInt8>) {
    guard failure == nil, isInLinkedData, document.linkedData.count < 16 else { return }
    document.linkedData.append(Array(characters))
  }

  /// Text comes verbatim, ending at the cursor, or one character after it when libxml2 empties its
  /// buffer; anything else is a character reference that ends at the cursor.
  mutating func characters(_ characters: UnsafeBufferPointer<UInt8>) {
    guard failure == nil, let base, let start = characters.baseAddress else { return }
    let cursor = cursor
    let length = characters.count
    // A bare & comes with the cursor behind the name that follows it; another & may stand there.
    let isBareAmpersand = length == 1 && start[0] == UInt8(ascii: "&")
    for end in [cursor, isBareAmpersand ? cursor : min(cursor + width(at: cursor), count)] {
      let lower = end - length
      if lower >= lastTextEnd, memcmp(base + lower, start, length) == 0 {
        appendText(lower, end)
        return
      }
    }
    appendReference(characters, before: cursor)
  }

  private mutating func appendText(_ lower: Int, _ upper: Int) {
    lastTextEnd = upper
    let last = document.nodes.count - 1
    if last >= 0, document.nodes[last].tag == .text, document.nodes[last].upper == UInt32(lower),
      document.nodes[last].parent == open.last ?? -1
    {
      document.nodes[last].upper = UInt32(upper)
      return
    }
    append(
      HTMLNode(
        tag: .text, isHidden: false, parent: open.last ?? -1, end: Int32(last + 2),
        lower: UInt32(lower), upper: UInt32(upper), value: 0))
  }

  private mutating func appendReference(_ characters: UnsafeBufferPointer<UInt8>, before cursor: Int) {
    guard let base else { return }
    // References are short; one that is not found within 64 bytes is none.
    var start = cursor - 1
    let floor = max(lastTextEnd, cursor - 64)
    while start > floor, base[start] != UInt8(ascii: "&") { start -= 1 }
    guard start >= floor, start >= 0, start < cursor, base[start] == UInt8(ascii: "&") else { return }
    if characters.count == 1, characters[0] == UInt8(ascii: "&"),
      start + 1 < count, base[start + 1] != UInt8(ascii: "#"), !isAmpersand(at: start)
    {
      appendText(start, start + 1)
      return
    }
    var iterator = characters.makeIterator()
    var decoder = Unicode.UTF8()
    guard case .scalarValue(let decoded) = decoder.decode(&iterator) else { return }
    let scalar = NumericReference.scalar(decoded)
    lastTextEnd = cursor
    let isControl = scalar.properties.generalCategory == .control && !["\t", "\n", "\r"].contains(scalar)
    append(
      HTMLNode(
        tag: .reference, isHidden: false, parent: open.last ?? -1,
        end: Int32(document.nodes.count + 1), lower: UInt32(start), upper: UInt32(cursor),
        value: isControl ? 0x20 : scalar.value))
  }

  private func isAmpersand(at start: Int) -> Bool {
    guard let base, start + 3 < count else { return false }
    return base[start + 1] | 0x20 == UInt8(ascii: "a") && base[start + 2] | 0x20 == UInt8(ascii: "m")
      && base[start + 3] | 0x20 == UInt8(ascii: "p")
  }

  private func width(at position: Int) -> Int {
    guard let base, position < count else { return 0 }
    switch base[position] {
    case ..<0x80: return 1
    case ..<0xE0: return 2
    case ..<0xF0: return 3
    default: return 4
    }
  }
}

// MARK: Attributes

private let sharedTags = HTMLTagTable()

private func length(_ string: UnsafePointer<UInt8>) -> Int { strlen(UnsafeRawPointer(string).assumingMemoryBound(to: CChar.self)) }

extension HTMLReceiver {
  /// Keeps an attribute that reading needs; of `style` only whether it hides the element.
  private mutating func read(
    _ name: UnsafePointer<UInt8>, _ value: UnsafePointer<UInt8>?, of index: Int32, _ tag: HTMLTag,
    _ isHidden: inout Bool
  ) {
    let name = UnsafeBufferPointer(start: name, count: length(name))
    if name.equals("hidden") {
      isHidden = true
      return
    }
    guard let value else { return }
    let bytes = UnsafeBufferPointer(start: value, count: length(value))
    if name.equals("style") {
      if hides(bytes) { isHidden = true }
      return
    }
    guard let kept = attributeName(name) else { return }
    if tag == .script, kept == .type, bytes.equals("application/ld+json") { isInLinkedData = true }
    // A megabyte of class names says no more than its beginning.
    let part = bytes.prefix(4096)
    let lower = UInt32(document.attributeBytes.count)
    document.attributeBytes.append(contentsOf: part)
    document.attributes.append(
      HTMLAttribute(
        node: index, name: kept, lower: lower, upper: UInt32(document.attributeBytes.count)))
  }

  private func attributeName(_ name: UnsafeBufferPointer<UInt8>) -> HTMLAttributeName? {
    switch name.count {
    case 2: name.equals("id") ? .id : nil
    case 3: name.equals("rel") ? .rel : nil
    case 4:
      name.equals("href") ? .href : name.equals("name") ? .name : name.equals("type") ? .type : nil
    case 5: name.equals("class") ? .class : name.equals("align") ? .align : nil
    case 7: name.equals("content") ? .content : nil
    case 8:
      name.equals("property")
        ? .property : name.equals("datetime") ? .datetime : name.equals("itemprop") ? .itemprop : nil
    default: nil
    }
  }

  /// `display: none` in a style.
  private func hides(_ style: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while position + 11 < style.count {
      if style[position] | 0x20 == UInt8(ascii: "d"), style.equals("display", at: position),
        position == 0 || !isNameByte(style[position - 1])
      {
        var rest = position + 7
        while rest < style.count, style[rest] == 0x20 || style[rest] == UInt8(ascii: ":") {
          rest += 1
        }
        if style.equals("none", at: rest) { return true }
      }
      position += 1
    }
    return false
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are those of a lower-case ASCII word, in any case.
  fileprivate func equals(_ word: StaticString) -> Bool {
    count == word.utf8CodeUnitCount && equals(word, at: 0)
  }

  /// Whether a lower-case ASCII word stands at a place, in any case.
  fileprivate func equals(_ word: StaticString, at position: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position + length <= count else { return false }
    for index in 0..<length where lowered(self[position + index]) != word.utf8Start[index] {
      return false
    }
    return true
  }

  private func lowered(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
