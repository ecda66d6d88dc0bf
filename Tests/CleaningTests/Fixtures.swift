import Foundation
import Reading
import Text

/// Where the project's own examples lie.
enum Fixtures {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Documents of a folder, by name.
  static func documents(in folder: String) -> [URL] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
    return (files ?? [])
      .filter { ["html", "txt", "md"].contains($0.pathExtension) }
      .filter { !$0.lastPathComponent.hasSuffix(".body.txt") }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// The invented pages of these tests, the seeds and the corpus.
  static let all = ["Tests/CleaningTests/Pages", "seeds", "Tests/Corpus"].flatMap(documents)

  static func page(_ url: URL) throws -> Page { try Page(contentsOf: url.path) }

  static func page(_ content: String) throws -> Page {
    try Page(identifier: "a", bytes: Array(content.utf8))
  }

  /// White space made one plain space, so that expectations can be written by hand.
  static func plain(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\u{3000}" || $0 == "\t" }.joined(separator: " ")
  }
}

extension Fixtures {
  /// The page again in GB 18030.
  static func gb18030(_ page: Page) throws -> Page? {
    let text = String(decoding: page.text.utf8, as: UTF8.self)
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    guard let data = text.data(using: encoding) else { return nil }
    return try Page(identifier: page.identifier, bytes: Array(data))
  }
}
