import Foundation
import TestSupport
import Testing

/// What pages, file names, requests and folders may try.
struct HostileInputTests {
  private func page(linking address: String) -> String {
    TestSupport.page("秦岭松").replacingOccurrences(
      of: "</head>", with: "<link rel=\"canonical\" href=\"\(address)\"></head>")
  }

  private func text(_ files: [String: Data], _ name: String) -> String {
    String(decoding: files[name] ?? Data(), as: UTF8.self)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript&#58;alert(1)", "data:text/html,x", "file:///etc/passwd",
    "//evil.example/x", "/t20210508_1.html", "x.html", "http:///x", "http:evil.example",
    "https://www.gov.cn@evil.example/", "http://evil.example\\@x", "vbscript:x",
    "http://[::1]/evil.example", "http://evil.example:99999/",
  ])
  func onlyAddressesOfTheWebBecomeLinks(address: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.html", page(linking: address))
    #expect(try Command("build", folder.path + "/in", "-o", folder.path + "/out", "-q").status == 0)
    let files = try folder.files(in: "out")
    for name in files.keys { #expect(!text(files, name).contains("evil.example"), "\(name)") }
    #expect(!text(files, "claims.jsonl").contains("\"url\""))
    #expect(!text(files, "graph.ttl").contains("schema:url \""))
    #expect(!text(files, "dataset.ttl").contains("dcterms:source"))
    for name in ["graph.dot", "graph.svg"] {
      for scheme in ["javascript:", "data:", "file:", "vbscript:", "\"//"] {
        #expect(!text(files, name).lowercased().contains(scheme), "\(name)")
      }
    }
  }

  @Test func theNextAddressIsTakenWhenOneIsNone() throws {
    let source = page(linking: "/t20210508_1.html").replacingOccurrences(
      of: "</head>", with: "<meta property=\"og:url\" content=\" https://news.example/1.html \"></head>")
    let run = try Command("extract", "-", input: #"{"id":"a","content":"# + String(reflecting: source) + "}\n")
    #expect(run.output.contains(#""url":"https://news.example/1.html""#))
  }

  /// Claims are files that anybody may have written.
  @Test func addressesOfClaimsFilesAreCheckedAgain() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.html", page(linking: "https://news.example/1.html"))
    let line = try Command("extract", path).output
    #expect(line.contains("https://news.example/1.html"))
    let forged = line.replacingOccurrences(of: "https://news.example/1.html", with: "javascript:alert(1)")
      .replacingOccurrences(
        of: "\"claims\":[",
        with: #""claims":[{"subject":{"kind":"Person","key":"秦岭松","label":"秦岭松"},"relation":"schema:url","#
          + #""object":{"value":"javascript:alert(2)","type":"xsd:anyURI"},"quote":"秦岭松","scalars":[0,3],"#
          + #""bytes":[0,9],"rule":"x","confidence":1},"#)
    let claims = try folder.write("claims.jsonl", forged)
    #expect(try Command("link", claims, "-o", folder.path + "/out", "-q").status == 0)
    let files = try folder.files(in: "out")
    for name in ["graph.ttl", "graph.dot", "graph.svg", "dataset.ttl"] {
      #expect(!text(files, name).contains("javascript:"), "\(name)")
    }
    for format in ["turtle", "ntriples", "nquads", "trig", "jsonld", "graphml", "gexf", "dot", "void"] {
      let run = try Command("export", folder.path + "/out", "--format", format)
      #expect(run.status == 0)
      #expect(!run.output.contains("javascript:"), "\(format)")
    }
    #expect(try Command("export", folder.path + "/out", "--format", "csv", "-o", folder.path + "/csv").status == 0)
    #expect(try !text(folder.files(in: "csv"), "nodes.csv").contains("javascript:"))
  }

  /// What a claims file calls an address is written as an IRI or not at all.
  @Test(arguments: [
    ("http://[::1]/x", nil), ("http://x.example:99999/", nil),
    ("http://x.example/[a]%zz#b#c", "<http://x.example/%5Ba%5D%25zz#b%23c>"),
  ])
  func sourcesAreProperIRIs(address: String, written: String?) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.html", page(linking: "https://news.example/1.html"))
    let line = try Command("extract", path).output
    let claims = try folder.write(
      "claims.jsonl", line.replacingOccurrences(of: "https://news.example/1.html", with: address))
    #expect(try Command("link", claims, "-o", folder.path + "/out", "-q").status == 0)
    let dataset = try text(folder.files(in: "out"), "dataset.ttl")
    #expect(dataset.contains("dcterms:source") == (written != nil))
    if let written { #expect(dataset.contains("dcterms:source \(written)")) }
  }

  @Test func controlsOfFileNamesReachNoTerminal() throws {
    let folder = try TemporaryFolder()
    let name = "a\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}.txt"
    try folder.write("in/" + name, "")
    let run = try Command("build", folder.path + "/in", folder.path + "/none\u{1B}[2J", "-o", folder.path + "/out")
    #expect(run.status == 1)
    #expect(run.error.contains(#"/a\u001B]0;owned\u0007\u009B31m\u202E.txt: is empty"#))
    let arguments = [["--\u{1B}[31m"], ["show", folder.path, "x", "\u{1B}[31m"], ["export", "x", "--format", "\u{1B}[1m"]]
    for arguments in arguments {
      let run = try Command(arguments)
      #expect(run.status != 0 && run.error.contains(#"\u001B["#))
      #expect(!run.error.unicodeScalars.contains("\u{1B}"))
    }
    #expect(!run.error.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B || $0.value == 0x202E })
  }

  @Test func controlsOfPagesReachNoTerminal() throws {
    let folder = try TemporaryFolder()
    let source = TestSupport.page("秦岭松", title: "沪滇协作\u{1B}[31m座谈会\u{9B}2J&#27;[1m举行&#155;")
      .replacingOccurrences(of: "实惠。", with: "实惠&#27;[31m\u{1B}[0m\u{9B}1m。")
      .replacingOccurrences(of: "</head>", with: "<meta name=\"author\" content=\"甲&#27;[31m\u{9B}\"></head>")
    let path = try folder.write("a.html", source)
    #expect(try Command("build", path, "-o", folder.path + "/out", "-q").status == 0)
    let runs = [
      ["clean", path], ["extract", path], ["extract", "--explain", path],
      ["show", folder.path + "/out", "秦岭松"], ["at", folder.path + "/out", "2021-05-07"],
      ["why", folder.path + "/out", "秦岭松"], ["export", folder.path + "/out"],
      ["export", folder.path + "/out", "--format", "dot"],
    ]
    for arguments in runs {
      let output = try Command(arguments).output
      #expect(!output.isEmpty, "\(arguments)")
      #expect(!output.unicodeScalars.contains { $0.value == 0x1B || (0x80...0x9F).contains($0.value) }, "\(arguments)")
    }
  }

  @Test(arguments: ["-", "/dev/stdin", "/proc/self/fd/0", "/dev/fd/0", "/dev/stdi\\x6E"])
  func requestsDoNotReadTheRequests(path: String) throws {
    let request = #"{"id":"a","path":"# + String(reflecting: path) + "}\n"
    let run = try Command("extract", "-", input: request + "{\"id\":\"b\",\"content\":\"\"}\n")
    #expect(run.status == 1)
    let answers = run.output.split(separator: "\n")
    #expect(answers.count == 2)
    #expect(answers.first?.contains("which is where the requests come from") == true)
    #expect(answers.last?.hasPrefix(#"{"id":"b","error":"#) == true)
  }

  @Test func theLimitOfBytesHoldsForContent() throws {
    let line = #"{"id":"a","content":"# + String(reflecting: TestSupport.page("秦岭松")) + "}\n"
    #expect(try Command("extract", "-", input: line).status == 0)
    let run = try Command("extract", "-", "--max-bytes", "300", input: line)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix(#"{"id":"a","error":"#) && run.output.contains("is larger than the limit of 300 bytes"))
  }
}
