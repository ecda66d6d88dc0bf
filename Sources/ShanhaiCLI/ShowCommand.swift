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

  @Flag(help: "All facts with all sources, however many; without it of each relation the first \(Surroundings.limit) in the order of IRIs.")
  var all = false

  func validate() throws {
    try refuseIdle(lang?.rawValue, "--lang", unless: !json, "JSON names relations by their terms")
  }

  func run() throws {
    let found = try source.asking { asked in
      try source.entities(entity, in: asked).compactMap { iri in
        try asked.surroundings(of: iri, limit: all ? nil : Surroundings.limit)
      }
    }
    if json {
      for surroundings in found { Console.write(EntityRecord(surroundings).json) }
    } else {
      Console.write(found.map { EntityPage($0, language: lang ?? .chinese).text }.joined(separator: "\n"))
    }
  }
}
