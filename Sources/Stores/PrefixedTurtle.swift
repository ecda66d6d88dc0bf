/// Turtle as a store wrote it, its IRIs shortened by prefixes.
public enum PrefixedTurtle {
  /// - Parameters:
  ///   - turtle: a document without prefixes of its own.
  ///   - prefixes: by prefix, what it stands for.
  /// - Complexity: O(*n* · *p*) in the bytes and the prefixes.
  public static func shortened(_ turtle: [UInt8], by prefixes: [(prefix: String, iri: String)]) -> [UInt8] {
    typealias Short = (name: [UInt8], iri: [UInt8])
    var shorts: [Short] = prefixes.map { (name: Array($0.prefix.utf8), iri: Array($0.iri.utf8)) }
    // The longest first: one may begin as another does.
    shorts.sort { $0.iri.count != $1.iri.count ? $0.iri.count > $1.iri.count : $0.name.count < $1.name.count }
    var used: Set<Int> = []
    var body: [UInt8] = []
    body.reserveCapacity(turtle.count)
    var place = 0
    while place < turtle.count {
      switch turtle[place] {
      case UInt8(ascii: "\""):
        let end = afterString(turtle, at: place)
        body += turtle[place..<end]
        place = end
      case UInt8(ascii: "<"):
        let end = turtle[place...].firstIndex(of: UInt8(ascii: ">")) ?? turtle.count
        let iri = turtle[(place + 1)..<max(place + 1, end)]
        if let number = shorts.indices.first(where: { fits(iri, shorts[$0].iri) }) {
          used.insert(number)
          body += shorts[number].name
          body.append(UInt8(ascii: ":"))
          body += iri.dropFirst(shorts[number].iri.count)
          place = end + 1
        } else {
          body.append(turtle[place])
          place += 1
        }
      case let byte:
        body.append(byte)
        place += 1
      }
    }
    let lines = used.map { number -> String in
      let short = shorts[number]
      return "@prefix \(String(decoding: short.name, as: UTF8.self)): <\(String(decoding: short.iri, as: UTF8.self))> .\n"
    }
    return Array(lines.sorted().joined().utf8) + body
  }

  /// Whether an IRI stands under a namespace, and what follows is a local name as it stands.
  private static func fits(_ iri: ArraySlice<UInt8>, _ namespace: [UInt8]) -> Bool {
    guard iri.count > namespace.count, iri.starts(with: namespace) else { return false }
    let local = String(decoding: iri.dropFirst(namespace.count), as: UTF8.self).unicodeScalars
    return local.first != "-" && local.allSatisfy { scalar in
      switch scalar {
      case "0"..."9", "A"..."Z", "a"..."z", "_", "-": true
      // From here on letters may stand in a local name; marks such as 《 are none.
      default: scalar.value >= 0xC0 && scalar.properties.isAlphabetic
      }
    }
  }

  private static func afterString(_ text: [UInt8], at start: Int) -> Int {
    let mark = UInt8(ascii: "\"")
    let isLong = start + 2 < text.count && text[start + 1] == mark && text[start + 2] == mark
    var place = start + (isLong ? 3 : 1)
    while place < text.count {
      if text[place] == UInt8(ascii: "\\") { place += 2; continue }
      if text[place] == mark {
        if !isLong { return place + 1 }
        if place + 2 < text.count, text[place + 1] == mark, text[place + 2] == mark { return place + 3 }
      }
      place += 1
    }
    return text.count
  }
}
