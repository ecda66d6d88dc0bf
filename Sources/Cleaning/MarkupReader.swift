import Glibc
import HTML
import Reading
import Text

/// Reads the lines of an HTML page: what a browser would show, and where it stands.
struct MarkupReader {
  private let document: HTMLDocument
  private let utf8: [UInt8]
  private let words = ClassWords.bundled
  private let hidden: Hidden
  private let keepsLineEnds: Bool
  private var collector: LineCollector
  private var result = PageLines()
  private var frames: [Frame] = []
  private var startsBlock = true
  private var followsImage = false
  private var tables = 0
  private var currentFurniture: Int32 = -1

  /// What an open element hands down to what it holds.
  private struct Frame {
    var end: Int32
    var isInterrupted = false
    var tag: HTMLTag = .body
    var traits: LineTraits = []
    var furniture: Int32 = -1
    var container: Int32 = -1
    var headingLevel = 0
    var isLink = false
    var isPreformatted = false
    /// Number of the data table that the element is in, or -1.
    var table = -1
    var row = -1
  }

  /// What becomes of elements that a browser does not show.
  enum Hidden { case leftOut, shown, unscripted }

  /// - Parameters:
  ///   - hidden: Whether hidden elements are read, or what stands there for browsers without scripts.
  ///   - keepsLineEnds: Whether line ends of the text are those of its paragraphs.
  init(_ document: HTMLDocument, of text: DecodedText, hidden: Hidden = .leftOut, keepsLineEnds: Bool = false) {
    self.document = document
    self.hidden = hidden
    self.keepsLineEnds = keepsLineEnds
    utf8 = document.utf8
    collector = LineCollector(offsets: text.offsets, capacity: text.utf8.count / 4)
  }

  /// - Complexity: O(*n*) in the page.
  consuming func read() -> PageLines {
    walk()
    result.document = document
    result.text = collector.text
    result.lines = collector.lines
    result.rows = collector.rows
    return result
  }

  private mutating func walk() {
    let nodes = document.nodes
    var frame = Frame(end: Int32(nodes.count))
    frame.isPreformatted = keepsLineEnds
    var index = 0
    while index < nodes.count {
      while frame.end <= Int32(index), let outer = frames.popLast() {
        close(frame, at: Int(nodes[index].lower))
        frame = outer
      }
      let node = nodes[index]
      switch node.tag {
      case .text: appendText(Int(node.lower)..<Int(node.upper), in: frame)
      case .reference: appendReference(node, in: frame)
      default:
        if let inner = open(node, at: index, in: &frame) {
          frames.append(frame)
          frame = inner
        } else {
          index = Int(node.end)
          continue
        }
      }
      index += 1
    }
    while let outer = frames.popLast() {
      close(frame, at: utf8.count)
      frame = outer
    }
    breakLine()
  }

  // MARK: Elements

  /// The frame of an element that is to be entered, or `nil` when it is done with.
  private mutating func open(_ node: HTMLNode, at index: Int, in frame: inout Frame) -> Frame? {
    collector.noteTag()
    switch node.tag {
    case .br:
      // Within a cell it does not end the row.
      if frame.table >= 0 { collector.joinLines(at: Int(node.upper)) } else { breakLine() }
      return nil
    case .img:
      followsImage = true
      return nil
    case .wbr, .source, .track, .param, .col, .base, .input:
      return nil
    case .meta:
      readMeta(at: index)
      return nil
    case .link:
      readLink(at: index)
      return nil
    case .title where frame.table < 0:
      if result.documentTitle == nil, node.end - Int32(index) <= 64 {
        result.documentTitle = string(of: index)
      }
      return nil
    default: break
    }
    let isUnread = node.tag.isUnread && !(node.tag == .noscript && hidden == .unscripted)
    if isUnread || (node.isHidden && hidden == .leftOut && node.tag != .body) {
      if node.tag.isBlock { endBlock() }
      return nil
    }
    if node.tag == .time, result.dateTime == nil,
      let value = document.attribute(.datetime, of: index)
    {
      result.dateTime = String(decoding: value, as: UTF8.self)
    }
    if result.account == nil, let id = document.attribute(.id, of: index), id.elementsEqual(Self.accountElement) {
      result.account = name(in: index)
    }
    var inner = frame
    inner.end = node.end
    inner.tag = node.tag
    inner.isInterrupted = node.isInterrupted
    if node.tag == .table, frame.table < 0, DataTable.isData(at: index, in: document) {
      endBlock()
      inner.table = tables
      tables += 1
      inner.row = -1
      inner.container = Int32(index)
    }
    if inner.table >= 0 {
      if node.tag == .tr {
        // A row that another row holds, or that libxml2 left open, starts a row of its own.
        if collector.hasCells { endRow(frame) } else { endBlock() }
        frame.row += 1
        inner.row = frame.row
        propagate(row: frame.row)
      }
      if node.tag == .p || node.tag == .div { collector.joinLines(at: Int(node.upper)) }
      if node.tag == .a { inner.isLink = isLink(index) }
      return inner
    }
    if node.tag.isBlock {
      endBlock()
      inner.container = Int32(index)
      inner.isPreformatted = frame.isPreformatted || node.tag == .pre
      readNames(of: index, node.tag, into: &inner)
    } else {
      if node.tag == .a { inner.isLink = isLink(index) }
      if document.hasAttributes(index) { readInlineNames(of: index, into: &inner) }
    }
    if node.tag.headingLevel > 0 { inner.headingLevel = Int(node.tag.headingLevel) }
    return inner
  }

  /// Row numbers count over `tbody` and the like, which have frames of their own.
  private mutating func propagate(row: Int) {
    for index in frames.indices.reversed() where frames[index].table >= 0 {
      frames[index].row = row
    }
  }

  private mutating func close(_ frame: Frame, at place: Int) {
    collector.noteTag()
    if frame.table >= 0 {
      switch frame.tag {
      case .td, .th: collector.endCell(at: min(place, utf8.count))
      case .tr: endRow(frame)
      case .table: if collector.hasCells { endRow(frame) } else { endBlock() }
      case .caption: endBlock()
      default: break
      }
    } else if frame.tag.isBlock, !frame.isInterrupted {
      endBlock()
    }
  }

  private mutating func endRow(_ frame: Frame) {
    let count = collector.lines.count
    collector.endRow(table: frame.table, row: max(frame.row, 0))
    noteLine(after: count)
    startsBlock = true
  }

  private mutating func endBlock() {
    breakLine()
    startsBlock = true
  }

  private mutating func breakLine() {
    let count = collector.lines.count
    collector.breakLine()
    noteLine(after: count)
  }

  private mutating func noteLine(after count: Int) {
    if collector.lines.count > count {
      result.furnitureOfLine.append(currentFurniture)
      startsBlock = false
      followsImage = false
    }
  }

  // MARK: Text

  private mutating func appendText(_ range: Range<Int>, in frame: Frame) {
    if frame.isPreformatted || collector.isLineEmpty || frame.table < 0 {
      appendLines(range, in: frame)
    } else {
      append(range, in: frame)
    }
  }

  /// A line end starts a new line where the file's own lines are meant: in preformatted text, and
  /// before the two ideographic spaces that open a paragraph.
  private mutating func appendLines(_ range: Range<Int>, in frame: Frame) {
    var start = range.lowerBound
    var position = start
    while let found = lineEnd(in: position..<range.upperBound) {
      if frame.isPreformatted || isIndented(found + 1, range.upperBound) {
        append(start..<found, in: frame)
        breakLine()
        start = found + 1
      }
      position = found + 1
    }
    append(start..<range.upperBound, in: frame)
  }

  private func lineEnd(in range: Range<Int>) -> Int? {
    utf8.withUnsafeBufferPointer { utf8 in
      guard !range.isEmpty, let base = utf8.baseAddress,
        let found = memchr(base + range.lowerBound, 0x0A, range.count)
      else { return nil }
      return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }
  }

  private func isIndented(_ start: Int, _ end: Int) -> Bool {
    var position = start
    while position < end, utf8[position] <= 0x20 { position += 1 }
    guard position + 6 <= end else { return false }
    return utf8[position..<position + 6].elementsEqual([0xE3, 0x80, 0x80, 0xE3, 0x80, 0x80])
  }

  private mutating func append(_ range: Range<Int>, in frame: Frame) {
    let wasEmpty = collector.isLineEmpty
    let before = collector.text.count
    utf8.withUnsafeBufferPointer {
      collector.append($0, range, joinsLines: !frame.isPreformatted)
    }
    noteText(wasEmpty: wasEmpty, before: before, in: frame)
  }

  private mutating func appendReference(_ node: HTMLNode, in frame: Frame) {
    let wasEmpty = collector.isLineEmpty
    let before = collector.text.count
    collector.append(node.scalar, Int(node.lower)..<Int(node.upper))
    noteText(wasEmpty: wasEmpty, before: before, in: frame)
  }

  private mutating func noteText(wasEmpty: Bool, before: Int, in frame: Frame) {
    let added = collector.text.count - before
    guard added > 0 else { return }
    if wasEmpty {
      collector.next.traits = frame.traits
      if startsBlock { collector.next.traits.insert(.startsBlock) }
      if followsImage { collector.next.traits.insert(.followsImage) }
      collector.next.container = frame.container
      collector.next.headingLevel = frame.headingLevel
      currentFurniture = frame.furniture
    } else {
      collector.next.traits.formUnion(frame.traits.intersection([.caption]))
      collector.next.headingLevel = max(collector.next.headingLevel, frame.headingLevel)
    }
    if frame.isLink { collector.next.linked += added }
  }

  // MARK: Names

  private mutating func readNames(of index: Int, _ tag: HTMLTag, into frame: inout Frame) {
    switch tag {
    case .nav, .footer, .aside, .menu: enterFurniture(&frame)
    // A form around the whole page is none of its furniture.
    case .form where document.nodes[Int(max(0, document.nodes[index].parent))].tag != .body: enterFurniture(&frame)
    case .figcaption: frame.traits.insert(.caption)
    case .article: frame.traits.insert(.content)
    case .li: frame.traits.insert(.listItem)
    case .h1: frame.traits.insert(.title)
    default: break
    }
    guard document.hasAttributes(index), tag != .body, tag != .html else { return }
    var meanings: ClassWords.Meanings = []
    for name in [HTMLAttributeName.class, .id] {
      if let value = document.attribute(name, of: index) {
        words.meanings(of: value) { meanings.insert(.init($0)) }
      }
    }
    if meanings.contains(.content) {
      frame.traits.insert(.content)
      return
    }
    if meanings.contains(.source) { noteSource(in: index) }
    if meanings.contains(.title) { frame.traits.insert(.title) }
    if meanings.contains(.info) { frame.traits.insert(.info) }
    if meanings.contains(.caption) { frame.traits.insert(.caption) }
    if meanings.contains(.kicker) { frame.traits.insert(.kicker) }
    if meanings.contains(.furniture), !meanings.contains(.title) { enterFurniture(&frame) }
  }

  private mutating func readInlineNames(of index: Int, into frame: inout Frame) {
    guard let value = document.attribute(.class, of: index) else { return }
    words.meanings(of: value) { meaning in
      if meaning == .caption { frame.traits.insert(.caption) }
      if meaning == .source { noteSource(in: index) }
    }
  }

  /// The first words of an element that is called the source's.
  private mutating func noteSource(in index: Int) {
    if result.sourceName == nil { result.sourceName = name(in: index) }
  }

  private func name(in index: Int) -> String? {
    guard document.nodes[index].end - Int32(index) <= 16 else { return nil }
    let name = string(of: index)
    return name.unicodeScalars.count <= 40 && name.unicodeScalars.contains(where: \.isHan) ? name : nil
  }

  private mutating func enterFurniture(_ frame: inout Frame) {
    result.furniture.append(frame.furniture)
    frame.furniture = Int32(result.furniture.count - 1)
  }

  /// An anchor that only names a place is no link.
  private func isLink(_ index: Int) -> Bool {
    document.attribute(.href, of: index) != nil
      || (document.attribute(.name, of: index) == nil && document.attribute(.id, of: index) == nil)
  }

  /// The element that names the account on pages of WeChat.
  private static let accountElement = Array("js_name".utf8)

  // MARK: Head

  /// What a title or `<meta>` holds in bytes at most; a longer one tells nothing.
  private static let maximumValue = 4_096

  private mutating func readMeta(at index: Int) {
    guard let content = document.attribute(.content, of: index), !content.isEmpty,
      content.count <= Self.maximumValue, result.meta.count < 1_000,
      let name = document.attribute(.name, of: index) ?? document.attribute(.property, of: index)
        ?? document.attribute(.itemprop, of: index)
    else { return }
    result.meta.append(
      (
        String(decoding: name, as: UTF8.self).lowercased(),
        String(decoding: content, as: UTF8.self)
      ))
  }

  private mutating func readLink(at index: Int) {
    guard result.canonicalURL == nil, let rel = document.attribute(.rel, of: index),
      rel.elementsEqual("canonical".utf8), let href = document.attribute(.href, of: index)
    else { return }
    result.canonicalURL = String(decoding: href, as: UTF8.self)
  }

  private func string(of index: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for node in document.nodes[index + 1..<Int(document.nodes[index].end)] {
      if node.tag == .text {
        let bytes = utf8[Int(node.lower)..<Int(node.upper)]
        if bytes.count > Self.maximumValue { return "" }
        scalars.append(contentsOf: String(decoding: bytes, as: UTF8.self).unicodeScalars)
      } else if node.tag == .reference {
        scalars.append(node.scalar)
      }
    }
    return String(scalars)
  }
}
