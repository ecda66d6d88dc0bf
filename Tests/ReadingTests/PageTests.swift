import Foundation
import Reading
import Testing

@Suite struct PageTests {
  @Test("The kind is read from the content", arguments: [
    ("<!DOCTYPE html><html><body><p>云泽</p></body></html>", PageKind.Format.htmlPage, false),
    ("<div><p>云泽市。</p><p>青屏县。</p></div>", .htmlFragment, false),
    ("\n---\ntitle: 云泽\ndate: 2020-01-01\n---\n<p>云泽</p><p>青屏</p>", .htmlFragment, true),
    ("---\ntitle: 云泽\n---\n# 云泽\n\n**青屏**\n\n[路](/a)\n", .markdown, true),
    ("云泽市与青屏县签署协议。\n\n会议在云泽举行，双方出席。\n", .textDump, false),
    ("---\n没有键值的横线\n---\n云泽市。", .textDump, false),
    (
      Array(repeating: "云泽市与青屏县签署了合作协议云泽市与青", count: 12).joined(separator: "\n"), .ocrText,
      false
    ),
  ])
  func kind(content: String, format: PageKind.Format, hasFrontMatter: Bool) throws {
    let page = try Page(identifier: "a", bytes: Array(content.utf8))
    #expect(page.kind.format == format)
    #expect(page.kind.hasFrontMatter == hasFrontMatter)
  }

  @Test("What is no text is refused in a sentence", arguments: [
    ([UInt8](), "a: is empty"), (Array(" \n\t ".utf8), "a: is empty"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a: is a PNG image, not text"),
    (Array("%PDF-1.4 ...".utf8), "a: is a PDF file, not text"),
    ([UInt8](repeating: 0, count: 100) + Array("text".utf8), "a: is binary, not text"),
  ])
  func refusal(bytes: [UInt8], message: String) {
    let error = #expect(throws: ReadingError.self) { try Page(identifier: "a", bytes: bytes) }
    #expect(error?.description == message)
  }

  @Test("Missing, folder, too large: one line that names the file")
  func unreadable() throws {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: ReadingError.self) { try Page(contentsOf: folder) }
    let missing = #expect(throws: ReadingError.self) { try Page(contentsOf: "/no/such/file") }
    #expect(missing?.description == "/no/such/file: cannot be read: No such file or directory")
    let path = folder + "/shanhai-large-\(UUID().uuidString).txt"
    try Data(repeating: 0x41, count: 100).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let large = #expect(throws: ReadingError.self) { try Page(contentsOf: path, limit: 10) }
    #expect(large?.code == .tooLarge)
  }
}
