/// Reads the text of a template.
struct TemplateParser {
  /// How deep partials may stand in each other.
  private static let depthLimit = 8

  private let name: String
  private let sources: [String: String]
  private let words: [String: String]
  private let depth: Int
  private var rest: Substring
  private var isAtLineStart = true

  init(name: String, sources: [String: String], words: [String: String], depth: Int = 0) {
    self.name = name
    self.sources = sources
    self.words = words
    self.depth = depth
    rest = (sources[name] ?? "")[...]
  }

  /// The parts up to the end of a section, or of the text.
  mutating func parts(upTo section: String?) throws(Template.Fault) -> [Template.Part] {
    if sources[name] == nil { throw fault("no such template") }
    var parts: [Template.Part] = []
    while let (before, tag) = try nextTag() {
      if !before.isEmpty { parts.append(.text(Array(before.utf8))) }
      let subject = tag.dropFirst().trimmed
      switch tag.first {
      case "#", "^":
        parts.append(.section(subject, try self.parts(upTo: subject), isInverted: tag.first == "^"))
      case "/":
        guard subject == section else { throw fault("{{\(tag)}} closes no section") }
        return parts
      case ">":
        guard depth < Self.depthLimit else { throw fault("{{\(tag)}} stands in itself") }
        var partial = TemplateParser(name: subject, sources: sources, words: words, depth: depth + 1)
        parts += try partial.parts(upTo: nil)
      case "!": break
      case "{", "&": throw fault("{{\(tag)}} would write text as markup")
      default: parts.append(try value(tag.trimmed))
      }
    }
    if let section { throw fault("{{#\(section)}} is not closed") }
    if !rest.isEmpty { parts.append(.text(Array(rest.utf8))) }
    return parts
  }

  private func value(_ name: String) throws(Template.Fault) -> Template.Part {
    guard name.hasPrefix("w.") else { return .value(name) }
    guard let word = words[String(name.dropFirst(2))] else { throw fault("no word for {{\(name)}}") }
    var bytes: [UInt8] = []
    bytes.appendEscaped(word)
    return .text(bytes)
  }

  /// The text before the next tag, and the tag; a tag other than a value that has its line to itself takes the line
  /// with it.
  private mutating func nextTag() throws(Template.Fault) -> (Substring, Substring)? {
    guard let start = rest.range(of: "{{") else { return nil }
    guard let end = rest[start.upperBound...].range(of: "}}") else { throw fault("a tag has no end") }
    var before = rest[..<start.lowerBound]
    let tag = rest[start.upperBound..<end.lowerBound]
    var after = rest[end.upperBound...]
    let line = before.lastIndex(of: "\n").map { before[before.index(after: $0)...] } ?? (isAtLineStart ? before : "x")
    let isStandalone = tag.first.map { "#^/>!".contains($0) } ?? false
    if isStandalone, line.allSatisfy({ $0 == " " }), after.first == "\n" {
      before = before.dropLast(line.count)
      after = after.dropFirst()
      isAtLineStart = true
    } else {
      isAtLineStart = false
    }
    rest = after
    return (before, tag)
  }

  private func fault(_ reason: String) -> Template.Fault { Template.Fault(template: name, reason: reason) }
}

extension Substring {
  fileprivate var trimmed: String {
    var words = self
    while words.first == " " { words.removeFirst() }
    while words.last == " " { words.removeLast() }
    return String(words)
  }

  /// Where a string first stands.
  fileprivate func range(of words: String) -> Range<Index>? {
    let wanted = words.utf8
    guard let first = wanted.first else { return nil }
    var place = startIndex
    while let found = utf8[place...].firstIndex(of: first) {
      if utf8[found...].starts(with: wanted) {
        return found..<utf8.index(found, offsetBy: wanted.count)
      }
      place = utf8.index(after: found)
    }
    return nil
  }
}
