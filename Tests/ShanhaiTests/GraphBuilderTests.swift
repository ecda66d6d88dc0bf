import Claims
import Foundation
import Lexicon
import Reading
import Shanhai
import TestSupport
import Testing
import Writing

private let words = Result { try WordLists.bundled() }

struct GraphBuilderTests {
  private func builder(workers: Int = 2) throws -> GraphBuilder {
    GraphBuilder(words: try words.get(), workers: workers)
  }

  @Test func badFilesAreRefusedAndTheRestIsRead() async throws {
    let folder = try TemporaryFolder()
    try folder.write("in/good.html", page("秦岭松"))
    try folder.write("in/empty.txt", "")
    try folder.write("in/noise.txt", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167) })
    let corpus = Corpus(paths: [folder.path + "/in", folder.path + "/missing.txt"])
    let report = try await builder().claims(of: corpus)
    #expect(report.filesRead == 1)
    #expect(report.refusals.map { URL(fileURLWithPath: $0.file).lastPathComponent } == [
      "empty.txt", "noise.txt", "missing.txt",
    ])
    #expect(report.refusals.allSatisfy { !$0.reason.isEmpty && !$0.reason.contains("\n") })
    let graph = try builder().graph(of: report.claims)
    #expect(graph.violations == [])
    #expect(graph.entities.contains { $0.label == "秦岭松" })
  }

  @Test func orderAndWorkersDoNotMatter() async throws {
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for (index, name) in ["秦岭松", "韩江雪", "周明远", "石敬山", "白若溪"].enumerated() {
      paths.append(
        try folder.write("in/\(index).html", page(name, date: "2021-05-0\(index + 1)")))
    }
    let expected = try await builder(workers: 1).claims(of: Corpus(paths: paths))
    for workers in [1, 2, 5] {
      let report = try await builder(workers: workers).claims(of: Corpus(paths: paths.reversed()))
      #expect(report == expected)
    }
  }

  @Test func sameBytesAreOneDocument() async throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.html", page("秦岭松"))
    try folder.write("in/b.html", page("秦岭松"))
    let report = try await builder().claims(of: Corpus(paths: [folder.path + "/in"]))
    #expect(report.filesRead == 2)
    #expect(report.duplicates == 1)
    #expect(report.claims.documents.values.map(\.identifier) == ["a"])
  }

  @Test func observersLearnOfDocumentsInTheirOrder() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<9 { try folder.write("in/\(index).html", page("秦岭松", title: "会议\(index)")) }
    var order: [String] = []
    _ = try await builder().claims(of: Corpus(paths: [folder.path + "/in"])) { event, _ in
      if case .read(let document) = event { order.append(document.identifier) }
    }
    #expect(order == (0..<9).map(String.init))
  }
}

struct GraphOutputTests {
  private func claims() async throws -> (ClaimSet, GraphBuilder, TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write("in/good.html", page("秦岭松"))
    let builder = GraphBuilder(words: try words.get(), workers: 1)
    let report = await builder.claims(of: Corpus(paths: [folder.path + "/in"]))
    return (report.claims, builder, folder)
  }

  @Test func filesAppearTogetherAndNothingElseDoes() async throws {
    let (claims, builder, folder) = try await claims()
    let output = GraphOutput(folder: folder.path + "/out/deep", settings: GraphSettings(provenance: .none))
    let written = try output.write(claims, builder.graph(of: claims))
    #expect(Set(written.files).isSuperset(of: ["claims.jsonl", "graph.ttl", "graph.dot"]))
    #expect(try Set(folder.files(in: "out/deep").keys) == Set(written.files))
    var read = ClaimSet()
    #expect(ClaimFiles.read(folder.path + "/out/deep", into: &read).isEmpty)
    #expect(read == claims)
  }

  @Test func aFailureLeavesEarlierOutputAsItWas() async throws {
    let (claims, builder, folder) = try await claims()
    try folder.write("out/graph.ttl", "earlier")
    // A folder in the way of a file cannot be replaced by it.
    try folder.write("out/claims.jsonl/in-the-way", "")
    let output = GraphOutput(folder: folder.path + "/out")
    #expect(throws: OutputError.self) {
      try output.write(claims, builder.graph(of: claims))
    }
    #expect(try folder.files(in: "out/claims.jsonl").count == 1)
    #expect(
      try String(contentsOfFile: folder.path + "/out/graph.ttl", encoding: .utf8) == "earlier")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
        == ["claims.jsonl", "graph.ttl"])
  }

  @Test func whatAKilledRunLeftIsRemoved() async throws {
    let (claims, builder, folder) = try await claims()
    try folder.write("out/.shanhai-Ab3dE9/graph.ttl", "half")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: folder.path + "/out/.shanhai-Ab3dE9")
    _ = try GraphOutput(folder: folder.path + "/out").write(claims, builder.graph(of: claims))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")
    #expect(!names.contains { $0.hasPrefix(".") })
  }
}
