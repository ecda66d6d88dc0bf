import Testing
import Text

struct WebAddressTests {
  @Test(arguments: [
    "http://news.example", "https://news.example:8443/a?b=c#d", "HTTP://News.Example/新闻/1.html",
    "https://新闻.example/", "http://127.0.0.1/", "http://x.example:/", "http://x.example:65535/",
  ])
  func addressesOfTheWeb(text: String) {
    #expect(WebAddress.absolute(text) == text)
    #expect(WebAddress.absolute("\n \(text)\t") == text)
  }

  @Test(arguments: [
    "", "http", "http:", "http://", "http:///x", "http:x.example", "//x.example/", "/x", "x.html", "ftp://x.example/",
    "javascript:alert(1)//http://x.example/", "java\nscript:alert(1)", " javascript:x", "data:text/html,<b>", "file:///x",
    "https://a@x.example/", "https://a:b@x.example/", "http://x.example\\@y.example/", "http://x.example/ y",
    "http://x.example/\u{1B}[31m", "http://x.example/\u{202E}gpj", "http://x.example/\"><script>", "http://x.example:y/",
    "http://.example/", "http://x%2Eexample/", "http://[x]/", "http://[::1]/x", "http://[::1]:80/",
    "http://x.example:65536/", "http://x.example:80:90/", "http://x.example/" + String(repeating: "a", count: 2_000),
  ])
  func otherTexts(text: String) { #expect(WebAddress.absolute(text) == nil) }

  @Test func controlsAreMadeVisible() {
    #expect("山\u{1B}[31m\t海\u{9B}\u{202E}\n".withVisibleControls == "山\\u001B[31m\t海\\u009B\\u202E\n")
    #expect("plain".withVisibleControls == "plain")
  }
}
