/// A page's template: Mustache, as far as pages need it.
///
/// `{{name}}`, `{{.}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`, `{{>partial}}` and `{{!comment}}` mean what they
/// mean in Mustache, and `{{w.key}}` is a word of the page's language. There is no tag that writes text unescaped, so
/// that no text of an article can become markup.
package struct Template: Sendable {
  package enum Part: Sendable {
    case text([UInt8])
    case value(String)
    case section(String, [Part], isInverted: Bool)
  }

  /// Why a template cannot be read.
  package struct Fault: Error, Hashable, CustomStringConvertible {
    package let template: String
    package let reason: String
    package var description: String { "\(template): \(reason)" }
  }

  package let parts: [Part]

  /// - Parameters:
  ///   - sources: the text of each template by its name; partials are among them.
  ///   - words: what `{{w.key}}` says.
  package init(_ name: String, of sources: [String: String], words: [String: String]) throws(Fault) {
    var parser = TemplateParser(name: name, sources: sources, words: words)
    parts = try parser.parts(upTo: nil)
  }

  /// - Complexity: O(*n*) in what it writes.
  package func render(_ content: Shown) -> [UInt8] {
    var renderer = TemplateRenderer(content)
    renderer.render(parts)
    return renderer.bytes
  }
}

/// What a template shows.
package enum Shown: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  case nothing
  case text(String)
  case list([Shown])
  case fields([String: Shown])

  package init(stringLiteral text: String) { self = .text(text) }
  package init(arrayLiteral elements: Shown...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, Shown)...) {
    self = .fields(Dictionary(elements) { first, _ in first })
  }

  package init(_ text: String?) { self = text.map { .text($0) } ?? .nothing }
  package init(_ number: Int) { self = .text(String(number)) }
  package init(_ flag: Bool) { self = flag ? .text("1") : .nothing }

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

  package init(_ content: Shown) { stack = [content] }

  package mutating func render(_ parts: [Template.Part]) {
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
  package mutating func appendEscaped(_ text: String) {
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
