import Digest
import Knowledge
import Ontology

/// Where the page of an entity stands in a site: at the path of its IRI under the graph's base.
struct PagePath: Hashable, Sendable {
  /// From the site's root, without an extension: `person/王予波-df20144e`.
  let path: String
  /// The path as an address.
  let address: String

  /// Longest name of a file, in bytes; file systems have 255.
  private static let nameLimit = 200

  init(of iri: String, base: String) {
    let local = iri.hasPrefix(base) ? iri.dropFirst(base.count) : iri[...]
    let parts = local.split(separator: "/", maxSplits: 1)
    let folder = parts.count == 2 && parts[0].utf8.allSatisfy { (0x61...0x7A).contains($0) } ? String(parts[0]) : "entity"
    var name = ""
    for scalar in (parts.count == 2 ? parts[1] : local).unicodeScalars {
      let isPlain = scalar.value > 0xA0 || scalar == "-" || scalar == "%" || scalar == "_" || scalar == "."
        || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      name.unicodeScalars.append(isPlain ? scalar : "-")
    }
    if name.utf8.count > Self.nameLimit || name.isEmpty || name.hasPrefix(".") || folder == "entity" {
      name = "x" + SHA256.digest(of: Array(iri.utf8)).hexadecimal(prefix: 32)
    }
    path = folder + "/" + name
    address = PageLinks.encoded(path)
  }
}

/// What leads from one page to others, in one language. Pages in Chinese stand at the site's root, those in English
/// under `en/`; data, words to search and looks are shared.
struct PageLinks: Sendable {
  let language: LabelLanguage
  /// From the page to the root of its language.
  let home: String
  /// From the page to the root of the site.
  let root: String
  private let path: String

  init(from path: String, _ language: LabelLanguage) {
    self.language = language
    self.path = path
    home = String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    root = home + (language == .english ? "../" : "")
  }

  func page(_ path: String, anchor: String? = nil) -> String {
    home + Self.encoded(path) + ".html" + (anchor.map { "#" + $0 } ?? "")
  }

  func page(_ path: PagePath, anchor: String? = nil) -> String {
    home + path.address + ".html" + (anchor.map { "#" + $0 } ?? "")
  }

  /// A file that both languages share.
  func shared(_ path: String) -> String { root + Self.encoded(path) }

  /// The same page in the other language.
  var otherLanguage: String {
    root + (language == .chinese ? "en/" : "") + Self.encoded(path) + ".html"
  }

  /// Where the page's file stands.
  var file: String { (language == .english ? "en/" : "") + path + ".html" }

  /// A path as an address: what has a meaning in addresses is percent-encoded, Chinese stays.
  static func encoded(_ path: String) -> String {
    var address = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9", "-", ".", "_", "~", "/": address.unicodeScalars.append(scalar)
      case _ where scalar.value > 0xA0: address.unicodeScalars.append(scalar)
      default: for byte in String(scalar).utf8 { address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
      }
    }
    return address
  }
}
