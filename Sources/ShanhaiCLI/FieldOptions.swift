import ArgumentParser
import Containers

/// Where a scraper's lines keep what is read of them.
struct FieldOptions: ParsableArguments {
  @Option(
    name: .customLong("field"),
    help: ArgumentHelp(
      """
      In JSON of scrapers, which field holds the text, title, url, date, source, author or retrieved (when it was \
      fetched), any number of times: --field text=data.body. Usual names are known without.
      """, valueName: "what=name"))
  var given: [String] = []

  func validate() throws { _ = try fields() }

  func fields() throws -> ItemFields {
    try given.reduce(.usual) { fields, words in
      let parts = words.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let role = ItemFields.Role(rawValue: parts[0]) else {
        let roles = ItemFields.Role.allCases.map(\.rawValue).joined(separator: ", ")
        throw misuse("--field \(words)", "wants one of \(roles), =, and the field's name")
      }
      return fields.with(parts[1], for: role)
    }
  }
}
