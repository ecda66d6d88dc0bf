/// A page's template: Mustache, as far as pages need it.
///
/// `{{name}}`, `{{.}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`, `{{>partial}}` and `{{!comment}}` mean what they
/// mean in Mustache, and `{{w.key}}` is a word of the page's language. There is no tag that writes text unescaped, so
/// that no text of an article can become markup.
struct Template: Sendable {
  enum Part: Sendable {
    case text([UInt8])
    case value(String)
    case section(String, [Part], isInverted: Bool)
  }

  /// Why a template cannot be read.
  struct Fault: Error, Hashable, CustomStringConvertible {
    let template: String
    let reason: String
    var description: String { "\(template): \(reason)" }
  }

  let parts: [Part]

  /// - Parameters:
  ///   - sources: the text of each template by its name; partials are among them.
  ///   - words: what `{{w.key}}` says.
  init(_ name: String, of sources: [String: String], words: [String: String]) throws(Fault) {
    var parser = TemplateParser(name: name, sources: sources, words: words)
    parts = try parser.parts(upTo: nil)
  }

  /// - Complexity: O(*n*) in what it writes.
  func render(_ content: Shown) -> [UInt8] {
    var renderer = TemplateRenderer(content)
    renderer.render(parts)
    return renderer.bytes
  }
}

/// What a template shows.
enum Shown: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  case nothing
  case text(String)
  case list([Shown])
  case fields([String: Shown])

  init(stringLiteral text: String) { self = .text(text) }
  init(arrayLiteral elements: Shown...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Shown)...) {
    self = .fields(Dictionary(elements) { first, _ in first })
  }

  init(_ text: String?) { self = text.map { .text($0) } ?? .nothing }
  init(_ number: Int) { self = .text(String(number)) }
  init(_ flag: Bool) { self = flag ? .text("1") : .nothing }

  /// Whether a section of it is left out.
  fileprivate var isEmpty: Bool {
    switch self {
    case .nothing: true
    case .text(let text): text.isEmpty
    case .list(let elements): elements.isEmpty
    case .fields: false
    }
  }
}

private struct TemplateRenderer {
  private(set) var bytes: [UInt8] = []
  private var stack: [Shown]

  init(_ content: Shown) { stack = [content] }

  mutating func render(_ parts: [Template.Part]) {
    for part in parts {
      switch part {
      case .text(let text): bytes += text
      case .value(let name): if case .text(let text)? = found(name) { bytes.appendEscaped(text) }
      case .section(let name, let inner, let isInverted):
        let value = found(name) ?? .nothing
        if isInverted {
          if value.isEmpty { render(inner) }
        } else if case .list(let elements) = value {
          for element in elements { render(inner, of: element) }
        } else if !value.isEmpty {
          render(inner, of: value)
        }
      }
    }
  }

  private mutating func render(_ parts: [Template.Part], of value: Shown) {
    stack.append(value)
    render(parts)
    stack.removeLast()
  }

  private func found(_ name: String) -> Shown? {
    if name == "." { return stack.last }
    for value in stack.reversed() {
      if case .fields(let fields) = value, let field = fields[name] { return field }
    }
    return nil
  }
}

extension [UInt8] {
  /// Appends text for element content and quoted attributes.
  mutating func appendEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): self += "&lt;".utf8
      case UInt8(ascii: ">"): self += "&gt;".utf8
      case UInt8(ascii: "&"): self += "&amp;".utf8
      case UInt8(ascii: "\""): self += "&quot;".utf8
      case UInt8(ascii: "'"): self += "&#39;".utf8
      case 0x09, 0x0A: append(byte)
      // HTML has no other control characters.
      case 0..<0x20, 0x7F: self += "\u{FFFD}".utf8
      default: append(byte)
      }
    }
  }
}
