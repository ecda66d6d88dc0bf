import Archives
import Testing

/// Archives are tested as their own tools write them in `Tests/Conformance/test_containers.py`; here what no tool writes.
struct ArchiveTests {
  /// A tar archive of files with these contents, without an end.
  private func tar(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
    files.flatMap { name, content -> [UInt8] in
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, at place: Int) { header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8) }
      func octal(_ value: Int, _ count: Int) -> String {
        let digits = String(value, radix: 8)
        return String(repeating: "0", count: count - digits.count) + digits
      }
      put(name, at: 0)
      put("0000644", at: 100)
      put(octal(content.count, 11), at: 124)
      put(octal(0, 11), at: 136)
      put("        ", at: 148)
      put("0", at: 156)
      put("ustar", at: 257)
      put("00", at: 263)
      put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ", at: 148)
      return header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }
  }

  private func files(in archive: Archive, limit: Int = 1 << 20) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    while let entry = try archive.next() {
      files[String(decoding: entry.name, as: UTF8.self)] = try archive.bytes(limit: limit)
    }
    return files
  }

  @Test(arguments: [1, 100, 1 << 16]) func whatComesInPiecesIsRead(piece: Int) throws {
    let content = Array("沪滇协作联席会议在昆明举行。".utf8)
    let bytes = tar([("会议/a.html", content), ("b.html", [])]) + [UInt8](repeating: 0, count: 1_024)
    var rest = bytes[...]
    let archive = try Archive(size: bytes.count) {
      defer { rest = rest.dropFirst(piece) }
      return Array(rest.prefix(piece))
    }
    #expect(try files(in: archive) == ["会议/a.html": content, "b.html": []])
  }

  @Test func filesAboveTheLimitAreRefusedAndTheOthersRead() throws {
    let archive = try Archive(tar([("large", [UInt8](repeating: 65, count: 5_000)), ("small", [66])]) + [UInt8](repeating: 0, count: 1_024))
    _ = try archive.next()
    #expect(throws: ArchiveError.tooLarge(4_999)) { try archive.bytes(limit: 4_999) }
    #expect(try files(in: archive) == ["small": [66]])
  }

  @Test func whatEndsEarlyIsDamagedBehindWhatIsThere() throws {
    let whole = tar([("a", [65]), ("b", [UInt8](repeating: 66, count: 2_000))])
    let archive = try Archive(Array(whole.dropLast(600)))
    _ = try archive.next()
    #expect(try archive.bytes(limit: 10) == [65])
    #expect(throws: ArchiveError.damaged) { while try archive.next() != nil { _ = try archive.bytes(limit: 1 << 20) } }
  }

  @Test func bytesThatAreNoArchiveAreOneFile() throws {
    #expect(try files(in: Archive(Array("山".utf8))) == ["": Array("山".utf8)])
  }
}
