import ArgumentParser
import Articles
import Cleaning
import Containers
import Foundation
import Knowledge
import Linking
import Reading
import Shanhai
import Site

struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Writes the graph as a folder of pages to browse, in Chinese and English.",
    discussion: """
      Open index.html in the folder; no server is needed, and no page asks anything of another host. Written \
      again, only what changed is. Exit status: 0 done; 1 something could not be read or written; 2 wrong usage.
      """ + Examples.of("site"))

  @OptionGroup var source: GraphArgument

  @Option(name: .shortAndLong, help: "The folder to write to: new, empty, or a site's.")
  var output: String

  @Option(
    help: ArgumentHelp(
      """
      A file or folder of the articles that the graph was built from, any number of times: their pages then show the \
      whole text, not only the sentences that state facts.
      """, valueName: "path"))
  var articles: [String] = []

  @Option(help: "The site's name.")
  var title: String?

  @Flag(name: .shortAndLong, help: "Only problems on standard error.")
  var quiet = false

  /// The script of vis-network, where `make network` or `make install` put it: beside the program.
  static var networkScript: [UInt8]? {
    let folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    return folder.flatMap { FileManager.default.contents(atPath: $0.path + "/vis-network.min.js") }.map { [UInt8]($0) }
  }

  func run() throws {
    let linked = try source.linked()
    let texts = try ArticleTexts(articles, of: linked.graph)
    let site = Site(linked, base: try source.entityBase, title: title, network: Self.networkScript) { texts.text(ofArticle: $0) }
    do throws(OutputError) {
      let written = try site.write(to: output)
      if quiet { return }
      Console.note(
        "wrote \(output)/index.html: \(written.files) files, \(written.bytes / 1_000_000) MB, "
          + "\(written.changed) new or changed, \(written.removed) removed")
    } catch {
      Console.problem(error)
      throw ExitCode(1)
    }
  }
}

/// The texts of a graph's articles, cleaned when they are asked for; those in containers when these are read.
private struct ArticleTexts: Sendable {
  private var sources: [String: Source] = [:]
  private var texts: [String: [Unicode.Scalar]] = [:]

  /// - Parameter paths: files and folders of articles; each is known by its digest.
  /// - Throws: `ExitCode` after telling that a path leads nowhere.
  init(_ paths: [String], of graph: KnowledgeGraph) throws {
    if paths.isEmpty { return }
    let corpus = Corpus(paths: paths)
    for failure in corpus.failures { Console.problem(failure) }
    if !corpus.failures.isEmpty { throw ExitCode(1) }
    var iris: [Substring: String] = [:]
    for entity in graph.entities where entity.kind == .article { iris[entity.iri.suffix(Self.digits)] = entity.iri }
    let documents = Documents(corpus.sources)
    while let next = documents.next() {
      guard let document = try? next.get(), let digest = try? document.digest(), let iri = iris[digest.prefix(Self.digits)]
      else { continue }
      switch document {
      case .file(let source): sources[iri] = source
      case .item: texts[iri] = (try? document.page()).flatMap(Self.text)
      }
    }
  }

  /// How many digits of its digest an article's IRI ends in.
  private static let digits = 16

  func text(ofArticle iri: String) -> [Unicode.Scalar]? { texts[iri] ?? (try? sources[iri]?.page()).flatMap(Self.text) }

  private static func text(of page: Page) -> [Unicode.Scalar]? {
    (try? Article(cleaning: page)).map { Array($0.text.string.unicodeScalars) }
  }
}
