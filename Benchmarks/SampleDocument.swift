import Foundation

/// A document of the project, and the names of persons that a careful reader finds in it.
struct SampleDocument {
  let name: String
  /// The file as it is.
  let original: [UInt8]
  let text: String
  let encoding: String.Encoding
  let persons: [String]

  /// GB 18030, as Core Foundation numbers it.
  static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  /// The documents of some folders, sorted by name; their names of persons from the first `gold`
  /// folder among them.
  static func documents(in folders: [URL]) throws -> [SampleDocument] {
    let gold = folders.map { $0.appending(path: "gold") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
    let files = try folders.flatMap {
      try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
    }
    return try files.filter { ["txt", "html", "md"].contains($0.pathExtension) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try SampleDocument(file: $0, gold: gold) }
  }

  private init(file: URL, gold: URL?) throws {
    name = file.deletingPathExtension().lastPathComponent
    let data = try Data(contentsOf: file)
    original = Array(data)
    encoding = String(data: data, encoding: .utf8) == nil ? Self.gb18030 : .utf8
    text = String(data: data, encoding: encoding) ?? ""
    struct Facts: Decodable { let persons: [String] }
    let facts = gold?.appending(path: name + ".json")
    let found = facts.flatMap { try? Data(contentsOf: $0) }
      .flatMap { try? JSONDecoder().decode(Facts.self, from: $0) }
    persons = found?.persons ?? []
  }
}
