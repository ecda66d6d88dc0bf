import Testing

import Site

@Suite struct TemplateTests {
  private func render(_ text: String, _ content: Shown, _ partials: [String: String] = [:]) throws -> String {
    var sources = partials
    sources["t"] = text
    return String(decoding: try Template("t", of: sources, words: ["hi": "你好 <"]).render(content), as: UTF8.self)
  }

  @Test(arguments: [
    ("{{a}}", "1"), ("{{ a }}-{{b}}", "1-"), ("{{#a}}x{{/a}}", "x"), ("{{#b}}x{{/b}}", ""), ("{{^b}}x{{/b}}", "x"),
    ("{{#l}}[{{n}}{{a}}]{{/l}}", "[21][31]"), ("{{^l}}x{{/l}}", ""), ("{{! no }}y", "y"), ("{{w.hi}}", "你好 &lt;"),
    ("{{#e}}x{{/e}}{{^e}}none{{/e}}", "none"), ("{{#l}}{{#n}}{{.}},{{/n}}{{/l}}", "2,3,"),
    ("a\n{{#a}}\nb\n{{/a}}\nc\n", "a\nb\nc\n"), ("{{>p}}{{>p}}", "<1><1>"), ("  {{#a}}\nb\n  {{/a}}\n", "b\n"),
  ])
  func showsWhatMustacheWould(text: String, shown: String) throws {
    let content: Shown = ["a": "1", "b": .nothing, "e": "", "l": [["n": "2"], ["n": "3"]]]
    #expect(try render(text, content, ["p": "<{{a}}>"]) == shown)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "&lt;", "{{a}}", "a\u{0}\u{1B}b",
  ])
  func textIsNeverMarkup(text: String) throws {
    let page = try render("<p title=\"{{a}}\" lang='{{a}}'>{{a}}</p>", ["a": .text(text)])
    for mark in ["<script", "<img", "\"><", "onmouseover='", "\u{0}", "\u{1B}"] { #expect(!page.contains(mark)) }
    #expect(page.filter { $0 == "<" }.count == 2 && page.filter { $0 == "\"" }.count == 2 && page.filter { $0 == "'" }.count == 2)
  }

  @Test(arguments: ["{{{a}}}", "{{&a}}", "{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{a", "{{w.none}}", "{{>t}}", "{{>none}}"])
  func faultsAreTold(text: String) { #expect(throws: Template.Fault.self) { try render(text, [:]) } }
}
