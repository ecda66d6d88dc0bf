import ArgumentParser
import Knowledge
import Ontology
import Shanhai

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Prints everything known of an entity, with the sentences that state it.",
    discussion: """
      A name may be a part of one, in traditional script, between marks of a title, with ordinals in numerals of \
      either kind; a region's in pinyin or English; or an IRI, whole or as in region:530600. \
      Exit status: 0 done; 1 no such entity, or several; 2 wrong usage.
      """ + Examples.of("show"))

  @OptionGroup var source: GraphArgument

  @Argument(help: "A name, a part of one, or an IRI.")
  var entity: String

  @Option(help: "The language of kinds, relations and headings.")
  var lang: LabelLanguage?

  @Flag(help: "One JSON object an entity.")
  var json = false

  func validate() throws {
    try refuseIdle(lang?.rawValue, "--lang", unless: !json, "JSON names relations by their terms")
  }

  func run() throws {
    let pages = try source.asking { asked in
      var shared: GraphIndex?
      return try source.entities(entity, in: asked).map { iri -> [UInt8] in
        // In memory it is the same graph each time.
        let index = try shared ?? GraphIndex(try asked.surroundings(of: iri))
        if asked.isInMemory { shared = index }
        guard let position = index.graph.index(of: iri) else { return [] }
        return json
          ? EntityRecord(of: position, in: index).json
          : Array(EntityPage(of: position, in: index, language: lang ?? .chinese).text.utf8)
      }
    }
    if json {
      for page in pages { Console.write(page) }
    } else {
      Console.write(pages.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n"))
    }
  }
}
