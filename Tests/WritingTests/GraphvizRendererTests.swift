import Foundation
import Testing
import Writing

@Suite struct GraphvizRendererTests {
  @Test func saysThatItIsNotInstalled() {
    let renderer = GraphvizRenderer(program: "no-such-program-of-that-name")
    #expect(!renderer.isInstalled)
    let error = #expect(throws: GraphvizError.self) { try renderer.render([]) }
    #expect(error?.code == .notInstalled)
    #expect(
      error?.description
        == "Graphviz is not installed: no “no-such-program-of-that-name” on the path")
  }

  @Test(.enabled(if: GraphvizRenderer().isInstalled))
  func drawsChineseWords() throws {
    let svg = try GraphvizRenderer().render(DOTWriter().bytes(of: SampleGraph.graph)).text
    #expect(svg.contains("<svg"))
    #expect(svg.contains("赵明川"))
    #expect(svg.contains("江州省"))
  }

  @Test(.enabled(if: GraphvizRenderer().isInstalled))
  func reportsWhatGraphvizSays() {
    let error = #expect(throws: GraphvizError.self) {
      try GraphvizRenderer().render(Array("digraph {".utf8))
    }
    #expect(error?.code == .failed)
    #expect(error?.description.contains("syntax error") == true)
  }

  @Test func stopsWhatTakesTooLong() throws {
    let program = FileManager.default.temporaryDirectory.appending(
      path: "slow-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: program) }
    try Data("#!/bin/sh\nexec sleep 30\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    let renderer = GraphvizRenderer(program: program.path, timeout: .milliseconds(200))
    let start = ContinuousClock.now
    let error = #expect(throws: GraphvizError.self) { try renderer.render([]) }
    #expect(error?.code == .timedOut)
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
