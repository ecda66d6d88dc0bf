import Containers
import Gzip
import Reading
import TestSupport
import Testing

/// Containers are tested as their own tools write them in `Tests/Conformance/test_containers.py`; here what none writes.
struct ContainerTests {
  private func events(_ bytes: [UInt8], _ options: ContainerOptions = ContainerOptions()) throws -> [ContainerReader.Event]? {
    let reader = try ContainerReader(bytes, of: Source(FilePath("in/file.x")), options: options)
    return reader.map { reader in Array(sequence(state: ()) { _ in reader.next() }) }
  }

  private func items(_ text: String, _ options: ContainerOptions = ContainerOptions()) throws -> [Item] {
    try #require(try events(Array(text.utf8), options)).compactMap { if case .item(let item) = $0 { item } else { nil } }
  }

  private func packed(_ text: String) -> [UInt8] {
    let gzip = Gzip()
    var bytes: [UInt8] = []
    gzip.add(Array(text.utf8)) { bytes += $0 }
    gzip.finish { bytes += $0 }
    return bytes
  }

  private static let text = String(repeating: "河东县水务局启动春季农田灌溉工作。", count: 3)

  private func record(_ address: String, _ body: String, type: String = "resource") -> String {
    "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(address)\r\nContent-Type: text/html\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n"
  }

  @Test(arguments: ["", "山", "<html>", "[新华社] 消息", "{ 甲 }", "Title: 会议\n\n正文", "# 会议", "%PDF-1.7", "PK", "<?xml version=\"1.0\"?><html/>"])
  func pagesAndTextsAreNoContainers(text: String) throws {
    #expect(try events(Array(text.utf8)) == nil)
  }

  @Test func recordsOneByOneTellTheirAddress() throws {
    let archive = record("http://a.cn/1", "<p>甲") + record("urn:log", "<p>乙") + record("<http://a.cn/2>", "<p>丙", type: "conversion")
    let found = try items(archive)
    #expect(found.map(\.origin.address) == ["http://a.cn/1", "http://a.cn/2"])
    #expect(found.map(\.identifier) == ["file/1", "file/2"])
    #expect(found.map(\.path) == ["in/file.x#1 (http://a.cn/1)", "in/file.x#2 (http://a.cn/2)"])
  }

  /// Places all over a web archive of packed records are damaged, one at a time: no other record is lost.
  @Test func damageCostsTheRecordThatItTouches() throws {
    let records = (1...5).map { packed(record("http://a.cn/\($0)", "<p>\($0)" + Self.text)) }
    let whole = records.flatMap(\.self)
    var starts = [0]
    for record in records { starts.append(starts[starts.count - 1] + record.count) }
    for place in stride(from: 0, to: whole.count, by: 3) {
      var damaged = whole
      damaged[place] ^= 0xFF
      let touched = starts.lastIndex { $0 <= place }.map { $0 + 1 }
      // The first record says what the file is.
      guard place >= starts[1], let events = try events(damaged) else { continue }
      let found = Set(events.compactMap { if case .item(let item) = $0 { item.origin.address?.last.flatMap { Int(String($0)) } } else { nil } })
      #expect(found.isSuperset(of: Set(1...5).subtracting([touched ?? 0])), "byte \(place)")
    }
  }

  @Test func itemsAboveTheLimitAreRefusedAndTheOthersRead() throws {
    let archive = record("http://a.cn/1", String(repeating: "x", count: 2_000)) + record("http://a.cn/2", "<p>甲")
    let events = try #require(try events(Array(archive.utf8), ContainerOptions(limit: 1_000)))
    guard case .refused(let error) = events.first, case .item(let item) = events.last, events.count == 2 else {
      Issue.record("\(events)")
      return
    }
    #expect(error.code == .tooLarge)
    #expect(item.origin.address == "http://a.cn/2")
    let lines = #"{"text":"\#(String(repeating: "x", count: 2_000))"}"# + "\n" + #"{"text":"\#(Self.text)"}"#
    #expect(try items(lines, ContainerOptions(limit: 1_000)).map(\.name) == ["2"])
  }

  @Test(arguments: [
    (#"{"html":"T","text":"x","url":"http://a.cn/"}"#, "http://a.cn/"), (#"{"Page_URL":"http://a.cn/","Body":["T","T"]}"#, "http://a.cn/"),
    (#"[{"article":{"content":"T"},"link":"http://a.cn/"}]"#, "http://a.cn/"), ("\u{FEFF}{\"正文\":\"T\",\"id\":1.5,\"x\":[{}]}\r\n", nil),
  ])
  func fieldsOfScrapersAreGuessed(line: String, address: String?) throws {
    let found = try items(line.replacing("T", with: Self.text))
    #expect(found.map { String(decoding: $0.bytes, as: UTF8.self).prefix(Self.text.count) } == [Self.text[...]])
    #expect(found.map(\.origin.address) == [address])
  }

  @Test func partsOfSavedPagesAreDecoded() throws {
    let mail = """
      From: <Saved by Blink>
      Snapshot-Content-Location: http://a.cn/1
      MIME-Version: 1.0
      Date: Wed, 6 Mar 2024 09:02:03 +0800
      Content-Type: multipart/related; type="text/html";
      \tboundary="----b"

      ------b
      Content-Type: text/html
      Content-Location: http://ads.cn/frame
      Content-Transfer-Encoding: base64

      PHA+
      ------b
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable
      Content-Location: http://a.cn/1

      <p>=E5=B1=B1=
      =3D
      ------b--
      """
    for end in ["\n", "\r\n"] {
      let item = try #require(try items(mail.replacing("\n", with: end)).first)
      #expect(String(decoding: item.bytes, as: UTF8.self).hasPrefix("<p>山="))
      #expect(item.origin.address == "http://a.cn/1")
      #expect(item.origin.retrieved == "2024-03-06T09:02:03+08:00")
    }
  }

  @Test func entriesOfFeedsKeepTheirMarkup() throws {
    let feed = """
      <?xml version="1.0" encoding="gb2312"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>会议</title>
      <link rel="self" href="http://a.cn/feed"/><link href="http://a.cn/1"/><author><name>山青</name></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>甲 &amp; 乙</p></div></content></entry></feed>
      """
    let item = try #require(try items(feed).first)
    #expect(String(decoding: item.bytes, as: UTF8.self).contains("<p>甲 &amp; 乙</p>"))
    #expect((item.origin.title, item.origin.address, item.origin.author) == ("会议", "http://a.cn/1", "山青"))
  }
}
