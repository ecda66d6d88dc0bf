import Articles
import Cleaning
import Reading
import Testing

/// Pages that are broken or made to break their reader: a result or one clear line, soon.
@Suite(.timeLimit(.minutes(1))) struct HostileTests {
  static let story = "<p>云泽市与青屏县签署协议，双方表示将深化协作，推动两地发展。</p>"
  static let words = "云泽市与青屏县签署协议，双方表示将深化协作，推动两地发展。"

  private static func many(_ part: String, _ count: Int) -> String {
    String(repeating: part, count: count)
  }

  @Test("The story is read all the same", arguments: [
    "<html><body>" + many("<div>", 100_000) + story + many("</div>", 100_000),
    "<html><body>" + many("<font>", 20_000) + story,
    "<html><body>" + many("<table><tr><td>", 20_000) + story,
    "<html><body>" + many("<br>", 200_000) + story,
    "<html><body>" + many("<!-- x -->", 100_000) + story,
    "<html><body>" + many("<div><h3>相关阅读</h3>", 2_000) + story,
    "<html><body>" + many("<div class=\"nav\">", 20_000) + story,
    "<html><body><div class=\"" + many("x", 10_000_000) + "\">" + story + "</div>",
    "<html><body><div " + (0..<100_000).map { "a\($0)=\"\($0)\"" }.joined(separator: " ") + ">" + story,
    "<html><body>" + story + "<p class=\"x",
    "<html><body>" + story + "<script>var a = 1;",
    "<html><body>" + story + "<!-- broken off",
    "<html><body>" + story + many("<", 100_000),
    "<!DOCTYPE html [<!ENTITY a \"\(many("x", 1000))\"><!ENTITY b \"\(many("&a;", 1000))\">]>"
      + "<html><body><p>&b;</p>" + story,
    "---\ntitle: x\n---\n" + story + story,
    "<html><body>" + story + many("<!--", 500_000),
    "<html><body>" + story + many("<", 1_000_000),
    "<html><head><title>" + many("云", 1_000_000) + "</title></head><body>" + story,
    "<html><head>" + many("<meta name=\"a\" content=\"b\">", 50_000) + "</head><body>" + story,
    "<html><body><p>" + many("&", 300_000) + "</p>" + story,
    many("*_`~[](", 200_000) + "\n" + words,
    words + "（记者 " + many("李明 ", 100_000) + "）",
    many("\n", 1_000_000) + words,
    words + "\n" + many("[", 20_000),
  ])
  func survives(content: String) throws {
    let article = try Article(cleaning: Fixtures.page(content))
    #expect(article.text.string.contains(Self.words))
  }

  @Test("A page of one line of 10 MB, and one of 100,000 paragraphs")
  func large() throws {
    let line = "<html><body><p>" + Self.many("云泽市与青屏县签署协议。", 300_000) + "</p>"
    #expect(try Article(cleaning: Fixtures.page(line)).text.count == 3_600_000)
    let paragraphs = (0..<100_000).map { "<p>云泽市第\($0)次会议召开，双方签署协议。</p>" }.joined()
    #expect(try Article(cleaning: Fixtures.page("<html><body>" + paragraphs)).blocks.count == 100_000)
  }

  @Test("NULs are blanks, broken bytes replacement characters")
  func brokenBytes() throws {
    var bytes = Array("<html><body>\(Self.story)\(Self.story)云泽市很好，很美，很大。".utf8)
    bytes[15] = 0
    bytes[18] = 0xFF
    let text = try Article(cleaning: Page(identifier: "a", bytes: bytes)).text.string
    #expect(text.hasPrefix("\u{FFFD}\u{FFFD}市\u{FFFD}青屏县") || text.contains("青屏县签署协议"))
    #expect(!text.unicodeScalars.contains("\0"))
  }

  @Test("Nothing to read is said in one line", arguments: [
    "<html><head><script>alert('\(words)')</script></head><body><style>a{}</style></body></html>",
    "<html><body><nav><a href='/'>首页</a></nav></body></html>",
    "<div><img src='a.jpg'><br><img src='b.jpg'></div>",
    "<html><head>" + many("<script>var a='\(words)';</script>", 10_000) + "</head><body></body></html>",
  ])
  func noBody(content: String) throws {
    let page = try Fixtures.page(content)
    let error = #expect(throws: CleaningError.self) { try Article(cleaning: page) }
    #expect(error?.code == .noBody)
    #expect(error?.description.contains("\n") == false)
  }

  @Test("Limits: too many elements, tags too entangled")
  func limits() throws {
    let page = try Fixtures.page("<html><body>" + Self.many("<b>x", 1_000))
    let many = #expect(throws: CleaningError.self) {
      try Article(cleaning: page, limits: CleaningLimits(elements: 500))
    }
    #expect(many?.code == .tooManyElements)
    #expect((many?.place?.lowerBound ?? 0) > 12)
    let tangle = try Fixtures.page(
      "<html><body>" + Self.many("<span>", 100_000) + Self.many("</div>", 100_000) + Self.story)
    let entangled = #expect(throws: CleaningError.self) { try Article(cleaning: tangle) }
    #expect(entangled?.code == .tooEntangled)
  }
}
