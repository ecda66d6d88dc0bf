import Foundation
import Shanhai
import TestSupport
import Testing

import Site

@Suite struct SiteTests {
  /// The values of an attribute in a page, unescaped.
  private func values(_ attribute: String, in page: String) -> [String] {
    page.matches(of: try! Regex<(Substring, Substring)>("\\s\(attribute)=\"([^\"]*)\"")).map {
      String($0.output.1).replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&lt;", with: "<")
        .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
  }

  /// Where a relative address leads from a file: a path and an anchor.
  private func target(_ address: String, from file: String) -> (path: String, anchor: String?) {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let path = parts[0].split(separator: "?")[safe: 0].map(String.init)?.removingPercentEncoding ?? ""
    var steps = path.isEmpty ? file.split(separator: "/").map(String.init) : file.split(separator: "/").dropLast().map(String.init)
    for step in path.split(separator: "/").map(String.init) {
      if step == ".." { steps.removeLast() } else { steps.append(step) }
    }
    return (steps.joined(separator: "/"), parts.count > 1 ? parts[1] : nil)
  }

  @Test func everyLinkLeadsToAPageAndAPlaceOnIt() throws {
    let files = try SampleSite().files()
    #expect(files.count > 60)
    for (file, page) in files where file.hasSuffix(".html") {
      for address in values("href", in: page) + values("src", in: page) where !address.hasPrefix("https://news.example/") {
        let (path, anchor) = target(address, from: file)
        let linked = try #require(files[path], "\(file) leads to \(address)")
        if let anchor { #expect(values("id", in: linked).contains(anchor), "\(file) leads to \(address)") }
      }
    }
  }

  @Test func aFactLeadsToItsSentenceAndBack() throws {
    let files = try SampleSite().files()
    let (path, person) = try #require(files.first { $0.key.hasPrefix("person/秦岭松") && $0.key.hasSuffix(".html") })
    let address = try #require(values("href", in: person).first { $0.contains("article/") && $0.contains("#s") })
    let (article, anchor) = target(address, from: path)
    let page = try #require(files[article])
    #expect(page.contains("<mark id=\"\(anchor ?? "")\"><a href=\"#f\((anchor ?? "").dropFirst())\">秦岭松率团赴云南省考察。</a></mark>"))
    #expect(values("href", in: page).contains { target($0, from: article).path == path })
    #expect(page.contains("导语。") && page.contains("尾声。"))
  }

  @Test func withoutTheTextThereAreTheSentences() throws {
    let files = try SampleSite().files(withTexts: false)
    let (_, page) = try #require(files.first { $0.key.hasPrefix("article/") && $0.key.hasSuffix(".html") })
    #expect(page.contains("秦岭松率团赴云南省考察。") && !page.contains("导语。"))
  }

  @Test func bothLanguagesHaveAllPages() throws {
    let files = try SampleSite().files()
    let pages = files.keys.filter { $0.hasSuffix(".html") }
    let chinese = Set(pages.filter { !$0.hasPrefix("en/") })
    #expect(chinese == Set(pages.filter { $0.hasPrefix("en/") }.map { String($0.dropFirst(3)) }))
    for page in chinese {
      #expect(files[page]?.contains("<html lang=\"zh\">") == true && files["en/" + page]?.contains("<html lang=\"en\">") == true)
    }
    #expect(files["en/pair/310000-530000.html"]?.contains("Shanghai supports Yunnan") == true)
    #expect(files["pair/310000-530000.html"]?.contains("上海支援云南") == true)
  }

  @Test func writtenAgainNothingChanges() throws {
    let temporary = try TemporaryFolder()
    defer { withExtendedLifetime(temporary) {} }
    let folder = temporary.path + "/site"
    let sample = try SampleSite()
    let (first, before) = try sample.write(to: folder)
    let (second, after) = try sample.write(to: folder)
    #expect(before == after && first.files == second.files)
    #expect(first.changed == first.files && second.changed == 0 && second.removed == 0)
    let (third, _) = try SampleSite(.init(person: "周明远")).write(to: folder)
    #expect(third.removed > 0 && third.changed > 0 && third.changed < third.files)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)' x='", "javascript:alert(1)", "{{w.search}}",
    "../../../etc/passwd", "&lt;script&gt;", "--></style><script>", "=cmd|' /C calc'!A0",
  ])
  func namesOfOthersAreNeverMarkup(name: String) throws {
    let folder = try TemporaryFolder()
    let names = SampleSite.Names(person: name, other: name + "2", agreement: name, place: name, headline: name, key: name)
    let (_, files) = try SampleSite(names).write(to: folder.path + "/in/site")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["in"])
    let harmless = try SampleSite().files()
    func elements(_ files: [String: String]) -> Set<Substring> {
      Set(files.filter { $0.key.hasSuffix(".html") }.values.flatMap { $0.matches(of: /<([A-Za-z!\/][^\s>]*)/).map(\.output.1) })
    }
    #expect(elements(files).subtracting(elements(harmless)).isEmpty)
    for (file, page) in files where file.hasSuffix(".html") {
      #expect(page.matches(of: /<script/).count == (file.hasSuffix("search.html") ? 2 : 0))
      #expect(!page.contains(/\son[a-z]+="/))
      for address in values("href", in: page) {
        #expect(address.hasPrefix("https://news.example/") || files[target(address, from: file).path] != nil, "\(address)")
      }
      #expect(page.contains("Content-Security-Policy"))
    }
  }

  @Test func longNamesHavePages() throws {
    let name = String(repeating: "山", count: 400)
    let files = try SampleSite(.init(person: name, agreement: name, place: name)).files()
    #expect(files.keys.allSatisfy { $0.split(separator: "/").allSatisfy { $0.utf8.count <= 255 } })
    #expect(files.values.contains { $0.contains("<h1>\(name)</h1>") })
  }
}

extension Collection {
  fileprivate subscript(safe offset: Int) -> Element? { dropFirst(offset).first }
}
