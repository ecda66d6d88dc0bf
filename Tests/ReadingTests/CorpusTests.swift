import Foundation
import Reading
import Testing

@Suite struct CorpusTests {
  /// A folder with the named files; a name that ends with `/` is a folder.
  private func folder(_ names: [String]) throws -> String {
    let root = FileManager.default.temporaryDirectory.path + "/shanhai-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for name in names {
      let path = root + "/" + name
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data("云泽".utf8).write(to: URL(fileURLWithPath: path))
    }
    return root
  }

  @Test("Folders are walked to their depths, sorted; hidden, data and binary files passed over")
  func walk() throws {
    let root = try folder([
      "b.html", "a.txt", "c/d/e.md", "c/a.txt", ".hidden", ".git/x.txt", "gold.json", "p.jpg",
      "noextension",
    ])
    defer { try? FileManager.default.removeItem(atPath: root) }
    let corpus = Corpus(paths: [root])
    #expect(
      corpus.sources.map { String($0.path.dropFirst(root.count + 1)) } == [
        "a.txt", "b.html", "c/a.txt", "c/d/e.md", "noextension",
      ])
    #expect(corpus.sources.map(\.identifier) == ["a", "b", "a", "e", "noextension"])
    #expect(corpus.failures.isEmpty)
  }

  @Test("Links are followed inside the folder only, and loops end")
  func links() throws {
    let root = try folder(["in/a.txt", "out.txt"])
    defer { try? FileManager.default.removeItem(atPath: root) }
    let inside = root + "/in"
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: inside + "/loop", withDestinationPath: inside)
    try manager.createSymbolicLink(atPath: inside + "/out.txt", withDestinationPath: root + "/out.txt")
    try manager.createSymbolicLink(atPath: inside + "/b.txt", withDestinationPath: inside + "/a.txt")
    try manager.createSymbolicLink(atPath: inside + "/broken.txt", withDestinationPath: "/no/such")
    #expect(Corpus(paths: [inside]).sources.map(\.identifier) == ["a", "b"])
  }

  @Test("What leads nowhere is said, the rest is read")
  func failures() throws {
    let root = try folder(["empty/.keep", "a.txt"])
    defer { try? FileManager.default.removeItem(atPath: root) }
    let corpus = Corpus(paths: ["/no/such", root + "/empty", root + "/a.txt", "-"])
    #expect(corpus.failures.map(\.code) == [.unreadable, .noDocuments])
    #expect(corpus.sources.map(\.identifier) == ["a", "stdin"])
  }
}
