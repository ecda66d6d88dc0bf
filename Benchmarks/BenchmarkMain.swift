import Articles
import CLibXML2
import Claims
import Extraction
import Cleaning
import Foundation
import Glibc
import Knowledge
import Lexicon
import Linking
import Reading
import Writing

/// Measures each stage, on one thread, over documents varied from those of the given folders.
///
///     ShanhaiBenchmarks FOLDER... [--documents COUNT | --cleaning | --name-choices | --blocks]
///
/// Or links a synthetic corpus, and scores what comes of it:
///
///     ShanhaiBenchmarks --linking COUNT
@main
enum BenchmarkMain {
  static func main() throws {
    var folders: [URL] = []
    var count = 2000
    var isCleaning = false
    var isOfNames = false
    var isOfBlocks = false
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      if argument == "--cleaning" {
        isCleaning = true
      } else if argument == "--name-choices" {
        isOfNames = true
      } else if argument == "--blocks" {
        isOfBlocks = true
      } else if argument == "--documents" {
        guard let number = arguments.popFirst().flatMap(Int.init), number > 0 else {
          return fail("--documents needs a number above 0")
        }
        count = number
      } else if argument == "--linking" {
        guard let number = arguments.popFirst().flatMap(Int.init), number > 0 else {
          return fail("--linking needs a number above 0")
        }
        return try LinkingBenchmark.run(documents: number)
      } else {
        folders.append(URL(filePath: argument, directoryHint: .isDirectory))
      }
    }
    let samples = try SampleDocument.documents(in: folders)
    guard !samples.isEmpty else { return fail("no documents in the folders given") }
    if isOfNames { return try NameChoiceTable.print(samples, words: WordLists.bundled()) }
    if isOfBlocks { return BlockTable.print(samples) }
    if isCleaning { return CleaningTable(samples: samples).print() }
    run(documents(count, from: samples), words: try WordLists.bundled())
  }

  private static func fail(_ message: String) {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(2)
  }

  /// The first documents are the samples as they are; the others vary them in turn.
  private static func documents(_ count: Int, from samples: [SampleDocument]) -> [Document] {
    (0..<count).map { number in
      let sample = samples[number % samples.count]
      var variation = Variation(number: number)
      let bytes = number < samples.count ? sample.original : variation.bytes(of: sample)
      return Document(name: "\(sample.name)-\(number / samples.count)", bytes: bytes)
    }
  }

  private static func run(_ documents: [Document], words: WordLists) {
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    let table = StageTable(documents: documents.count, bytes: documents.reduce(0) { $0 + $1.bytes.count })
    let bare = table.measure("libxml2 alone") { documents.forEach { CleaningTable.parse($0.bytes) } }

    var articles: [Article] = []
    var whole = table.measure("read and clean") {
      articles = documents.compactMap { document in
        (try? Page(identifier: document.name, bytes: document.bytes)).flatMap {
          try? Article(cleaning: $0)
        }
      }
    }
    let reader = ClaimReader(words: words)
    var read: [DocumentClaims] = []
    whole += table.measure("mentions and claims") { read = articles.map(reader.claims) }
    var claims = ClaimSet()
    whole += table.measure("gather claims") { for document in read { claims.insert(document) } }
    let linker = Linker(gazetteer: words.gazetteer)
    var graph = KnowledgeGraph(entities: [], edges: [])
    whole += table.measure("link") { graph = linker.graph(of: claims) }
    whole += table.measure("write Turtle") { write(graph, as: .turtle) }
    whole += table.measure("write DOT") { write(graph, as: .dot) }

    table.row("whole", whole)
    let refused = documents.count - articles.count
    let body = articles.reduce(0) { $0 + $1.text.count }
    let facts = claims.sorted.reduce(0) { $0 + $1.claims.count }
    StageTable.write(
      """
      whole / libxml2 alone: \(ratio(whole / bare)); read and clean / libxml2 alone: \
      \(ratio(table.seconds("read and clean") / bare))
      \(articles.count) articles (\(refused) refused), \(body) characters of body, \(facts) claims, \
      \(graph.entities.count) entities, \(graph.edges.count) edges
      peak memory \(peakMemory() / 1_000_000) MB, documents and all results together
      """)
  }

  private static func write(_ graph: KnowledgeGraph, as format: GraphFormat) {
    var written = 0
    graph.write(as: format, provenance: .reified) { written += $0.count }
    precondition(written > 0)
  }

  private static func ratio(_ value: Double) -> String { String(format: "%.2f", value) }

  /// The most memory that the process has held, in bytes.
  static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss * 1024
  }
}

/// A document to measure with.
struct Document {
  let name: String
  let bytes: [UInt8]
}
