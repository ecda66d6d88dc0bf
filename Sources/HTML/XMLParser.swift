// libxml2's XML parser, as forgiving as it can be, on one text in memory: no declared entity is known, so none is
// replaced; nothing is fetched, and its messages go nowhere.
import CLibXML2

extension XMLElement {
  /// Reads the root of an XML document.
  ///
  /// - Parameters:
  ///   - utf8: The document in UTF-8, whatever encoding it declares.
  ///   - maximumElements: How many elements are read; those behind them are not.
  /// - Returns: The root and what can be read in it; `nil` when there is no element. Whether the document is
  ///   well-formed to its end.
  /// - Complexity: O(*n*) in the bytes. Elements nested deeper than 256 are not read.
  public static func parse(_ utf8: [UInt8], maximumElements: Int = 1_000_000) -> (root: XMLElement, isWhole: Bool)? {
    guard utf8.count < Int(Int32.max) else { return nil }
    xmlInitParser()
    var receiver = XMLReceiver(maximumElements: maximumElements)
    let isWhole = utf8.withUnsafeBytes { bytes -> Bool in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        let context = xmlCreateMemoryParserCtxt(start, Int32(bytes.count))
      else { return false }
      defer {
        if let document = context.pointee.myDoc { xmlFreeDoc(document) }
        xmlFreeParserCtxt(context)
      }
      let options =
        XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        | XML_PARSE_IGNORE_ENC.rawValue
      xmlCtxtUseOptions(context, Int32(options))
      xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
      guard let sax = context.pointee.sax else { return false }
      install(into: sax)
      return withUnsafeMutablePointer(to: &receiver) { receiver in
        receiver.pointee.context = context
        context.pointee.userData = UnsafeMutableRawPointer(receiver)
        xmlParseDocument(context)
        receiver.pointee.context = nil
        return context.pointee.wellFormed == 1
      }
    }
    return receiver.finish().map { ($0, isWhole) }
  }

  private static func install(into sax: UnsafeMutablePointer<xmlSAXHandler>) {
    sax.pointee = xmlSAXHandler()
    sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    sax.pointee.startElementNs = { receiver, name, prefix, _, _, _, count, _, attributes in
      guard let receiver, let name else { return }
      XMLElement.receiver(receiver).pointee.startElement(name, prefix, attributes, Int(count))
    }
    sax.pointee.endElementNs = { receiver, _, _, _ in
      guard let receiver else { return }
      XMLElement.receiver(receiver).pointee.endElement()
    }
    sax.pointee.characters = { receiver, characters, count in
      guard let receiver, let characters, count > 0 else { return }
      XMLElement.receiver(receiver).pointee.text(UnsafeBufferPointer(start: characters, count: Int(count)))
    }
    sax.pointee.ignorableWhitespace = sax.pointee.characters
    sax.pointee.cdataBlock = sax.pointee.characters
    sax.pointee.serror = { _, _ in }
  }

  private static func receiver(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutablePointer<XMLReceiver> {
    pointer.assumingMemoryBound(to: XMLReceiver.self)
  }
}

/// What the callbacks fill.
private struct XMLReceiver {
  var context: xmlParserCtxtPtr?
  private var open: [XMLElement] = []
  private var root: XMLElement?
  private var words: [UInt8] = []
  private var left: Int

  init(maximumElements: Int) { left = maximumElements }

  mutating func startElement(
    _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    endText()
    left -= 1
    if left < 0 || open.count >= 256 {
      if let context { xmlStopParser(context) }
      return
    }
    var values: [String: String] = [:]
    // Five pointers each: name, prefix, namespace, start and end of the value.
    for index in 0..<(attributes == nil ? 0 : min(count, 64)) {
      guard let attributes, let name = attributes[index * 5], let start = attributes[index * 5 + 3],
        let end = attributes[index * 5 + 4]
      else { continue }
      let value = UnsafeBufferPointer(start: start, count: end - start)
      values[String(cString: name)] = String(decoding: value, as: UTF8.self)
    }
    open.append(XMLElement(name: String(cString: name), prefix: prefix.map { String(cString: $0) } ?? "", attributes: values))
  }

  mutating func endElement() {
    endText()
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = root ?? element
    } else {
      open[open.count - 1].contents.append(.element(element))
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { words += bytes }

  /// Closes what is open, where the document ends too early.
  mutating func finish() -> XMLElement? {
    while !open.isEmpty { endElement() }
    return root
  }

  private mutating func endText() {
    if words.isEmpty { return }
    if !open.isEmpty { open[open.count - 1].contents.append(.text(String(decoding: words, as: UTF8.self))) }
    words.removeAll(keepingCapacity: true)
  }
}
