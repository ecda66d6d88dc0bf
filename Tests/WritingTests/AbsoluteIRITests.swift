import Testing
import Writing

@Suite struct AbsoluteIRITests {
  @Test(arguments: [
    "https://shanhai.example/id/", "http://base.example/x#", "urn:news:/", "https://例子.测试/图谱/",
    "http://a:8080/?q=/",
  ])
  func bases(base: String) { #expect(AbsoluteIRI.faultInBase(base) == nil) }

  @Test(arguments: [
    "", "/", "#", "id/", "no iri/", "http:/", "http:///", "http://:80/", "://x/", "1a:b/", "http://a b/",
    "http://a/<b>/", "http://a/\n/", "http://a/%zz/", "http://a/#b#", "http://a", "http://a/\u{0}/",
    "\"/", "http://a/{x}/",
  ])
  func noBases(base: String) { #expect(AbsoluteIRI.faultInBase(base) != nil) }

  @Test(arguments: [
    ("CC-BY-4.0", "https://spdx.org/licenses/CC-BY-4.0"), ("CC BY 4.0", "https://spdx.org/licenses/CC-BY-4.0"),
    ("cc0-1.0", "https://spdx.org/licenses/CC0-1.0"), ("mit", "https://spdx.org/licenses/MIT"),
    ("https://data.example/terms", "https://data.example/terms"), ("urn:terms:1", "urn:terms:1"),
  ])
  func licenses(name: String, iri: String) throws { #expect(try License(named: name).iri == iri) }

  @Test(arguments: [
    ("CC-BY-40", "did you mean CC-BY-4.0"), ("All rights reserved", "give its IRI"), ("", "give its IRI"),
    ("http://a b", "U+0020 may not stand in one"), ("https:terms", "names no host"),
    ("x> . <a", "give its IRI"),
  ])
  func noLicenses(name: String, reason: String) {
    let error = #expect(throws: License.Unknown.self) { try License(named: name) }
    #expect(error?.description.contains(reason) == true)
  }
}
