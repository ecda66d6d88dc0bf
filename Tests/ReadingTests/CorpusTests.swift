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
        "a.txt", "b.html", "c/a.txt", "c/d/e.md", "gold.json", "noextension",
      ])
    #expect(corpus.sources.map(\.identifier) == ["a", "b", "c/a", "c/d/e", "gold.json", "noextension"])
    #expect(corpus.failures.isEmpty)
    #expect(corpus.skipped == ["hidden": 2, ".jpg": 1])
    #expect(Corpus.words(corpus.skipped) == "2 hidden, 1 .jpg")
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
    let corpus = Corpus(paths: [inside])
    #expect(corpus.sources.map(\.identifier) == ["a", "b"])
    #expect(corpus.skipped == ["links out of the folder": 1, "links to folders": 1])
    #expect(corpus.failures.map(\.path) == [inside + "/broken.txt"])
  }

  @Test("What leads nowhere is said, the rest is read")
  func failures() throws {
    let root = try folder(["empty/.keep", "empty/b.PDF", "a.txt"])
    defer { try? FileManager.default.removeItem(atPath: root) }
    let corpus = Corpus(paths: ["/no/such", root + "/empty", root + "/a.txt", "-"])
    #expect(corpus.failures.map(\.code) == [.unreadable, .noDocuments])
    #expect(corpus.failures.last?.reason == "is a folder without documents (skipped: 1 .pdf, 1 hidden)")
    #expect(corpus.sources.map(\.identifier) == ["a", "stdin"])
  }

  @Test("Folders are entered whatever they are called")
  func folderNames() throws {
    let root = try folder(["news.pdf/a.txt", "2021.zip/b.txt"])
    defer { try? FileManager.default.removeItem(atPath: root) }
    #expect(Corpus(paths: [root]).sources.map(\.identifier) == ["2021.zip/b", "news.pdf/a"])
  }

  @Test("No two files share an identifier, however the corpus is named")
  func identifiers() throws {
    let root = try folder(["x/a.txt", "y/a.txt", "y/b.html", "y/b.txt", "z/c.txt", "x/y/d.txt", "y/d.txt", "w/d.txt"])
    defer { try? FileManager.default.removeItem(atPath: root) }
    func identifiers(_ names: String...) -> [String] {
      Corpus(paths: names.map { root + "/" + $0 }).sources.map(\.identifier)
    }
    #expect(identifiers("") == ["w/d", "x/a", "x/y/d", "y/a", "y/b.html", "y/b.txt", "y/d", "z/c"])
    #expect(identifiers("x/a.txt", "y/a.txt", "z/c.txt") == ["x/a", "y/a", "c"])
    #expect(identifiers("z/c.txt", "y/a.txt", "x/a.txt") == ["c", "y/a", "x/a"])
    #expect(identifiers("y", "x/a.txt") == ["y/a", "b.html", "b.txt", "d", "x/a"])
    // Made longer, `y/d` would be what the other below `x` is called already.
    #expect(Set(identifiers("x", "y/d.txt", "w/d.txt")).count == 4)
    // One file that is named twice is one.
    #expect(identifiers("z", "z/c.txt", "x/../z/c.txt") == ["c", "c", "c"])
  }

  @Test("Names that are not UTF-8 are read, and printed in a form that can be given again")
  func otherEncodings() throws {
    let root = try folder(["plain.txt"])
    defer { try? FileManager.default.removeItem(atPath: root) }
    // 昆明 in GBK, and bytes that are nothing.
    for name in [[0xC0, 0xA5, 0xC3, 0xF7], [0xFF, 0x41]] as [[UInt8]] {
      let path = Array((root + "/").utf8) + name + Array(".txt".utf8)
      let file = fopen(path.map { CChar(bitPattern: $0) } + [0], "w")
      #expect(file != nil)
      if let file {
        fputs("云泽市与青屏县签署协议。", file)
        fclose(file)
      }
    }
    let sources = Corpus(paths: [root]).sources
    #expect(sources.map(\.identifier) == ["plain", "昆明", "\\xFFA"])
    #expect(sources.map(\.path) == ["plain", "\\xC0\\xA5\\xC3\\xF7", "\\xFFA"].map { "\(root)/\($0).txt" })
    for source in sources {
      #expect(throws: Never.self) { try source.page() }
      let again = Corpus(paths: [source.path])
      #expect(again.sources.map(\.file) == [source.file])
    }
  }
}
