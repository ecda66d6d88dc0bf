import Foundation
import Ontology
import Questions
import Shanhai
import Stores
import Text
import Writing

extension QueryCommand {
  /// A question as it is sent, with the prefixes that it lacks, and what may be wrong with it.
  struct Text {
    let graph: GraphArgument
    /// Ready to be sent.
    let sparql: String
    /// Those of the graph, with what they stand for.
    let prefixes: [(prefix: String, iri: String)]
    private let words: QueryWords

    /// - Parameters:
    ///   - given: SPARQL, the name of a question, `@` and a file, or `-`.
    ///   - isRemote: whether another store is asked, which may know more prefixes.
    /// - Throws: `ExitCode` after telling what is wrong, or `StoreError`.
    init(_ given: String, _ parameters: [String], _ graph: GraphArgument, isRemote: Bool) throws {
      self.graph = graph
      let text = try Self.read(given, parameters, graph, isRemote: isRemote)
      let words = QueryWords(text)
      // Of another store's entities the beginning is not known.
      let prefixes = EntityPrefixes.all(base: isRemote ? nil : try graph.entityBase)
      let missing = words.used.filter { !words.declared.contains($0) }
      let added = prefixes.filter { missing.contains($0.prefix) }
      if !isRemote, let unknown = missing.first(where: { name in !prefixes.contains { $0.prefix == name } }) {
        throw StoreError(
          subject: unknown + ":", reason: "is no prefix of the graph" + NearestNames(to: unknown, among: prefixes.map(\.prefix)).question
            + "; it has \(prefixes.map { $0.prefix + ":" }.joined(separator: " ")), and a PREFIX line makes others known")
      }
      self.prefixes = prefixes
      self.words = words
      // On the first line: lines keep their numbers.
      sparql = added.map { "PREFIX \($0.prefix): <\($0.iri)> " }.joined() + text
      addedLength = sparql.unicodeScalars.count - text.unicodeScalars.count
    }

    private let addedLength: Int

    private static func read(
      _ given: String, _ parameters: [String], _ graph: GraphArgument, isRemote: Bool
    ) throws -> String {
      if !given.hasPrefix("@"), given != "-", !given.contains(where: { $0.isWhitespace || $0 == "{" }) {
        return try named(given, parameters, graph, isRemote: isRemote)
      }
      if let parameter = parameters.first { throw misuse(parameter, "goes with the name of a question; --list prints them") }
      if given == "-" {
        if graph.graph == "-" && !isRemote { throw misuse("-", "can be the graph or the question, not both") }
        return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
      }
      guard given.hasPrefix("@") else { return given }
      let file = String(given.dropFirst())
      guard let data = FileManager.default.contents(atPath: file) else {
        throw StoreError(subject: file, reason: "cannot be read")
      }
      return String(decoding: data, as: UTF8.self)
    }

    /// The text of a question that has a name, with other names of the graph in it.
    private static func named(
      _ name: String, _ parameters: [String], _ graph: GraphArgument, isRemote: Bool
    ) throws -> String {
      let questions = QuestionFolder.questions()
      guard let question = questions.first(where: { $0.name == name }) else {
        if FileManager.default.fileExists(atPath: name) { throw misuse(name, "is a file: @\(name) reads the question from it") }
        throw misuse(
          name, "no question of this name" + NearestNames(to: name, among: questions.map(\.name)).question
            + "; query --list prints them, @FILE reads a file, and SPARQL begins with SELECT, ASK, CONSTRUCT or DESCRIBE")
      }
      var values: [String: String] = [:]
      for words in parameters {
        let parts = words.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw misuse(words, "wants a parameter's name, =, and its value") }
        values[parts[0]] = parts[1]
      }
      do {
        // Told before names are looked for.
        _ = try question.text(with: values)
        for parameter in question.parameters where !parameter.isNumber && !isRemote {
          values[parameter.name] = try values[parameter.name].map { try label(of: $0, graph) }
        }
        return try question.text(with: values)
      } catch let fault as NamedQuestion.Fault {
        throw misuse(name, fault.description)
      }
    }

    /// The name that the graph has for what somebody names.
    private static func label(of name: String, _ graph: GraphArgument) throws -> String {
      let labels = try graph.asking { asked in
        let iris = try graph.entities(name, in: asked)
        let named = try asked.naming(name, .whole, iris: iris)
        return Set(iris.compactMap { named.entity($0)?.label })
      }
      return labels.contains(name) ? name : labels.sorted().first ?? name
    }

    /// Whether the answer is a graph: whether the first word that begins a question is CONSTRUCT or DESCRIBE.
    var asksForGraph: Bool {
      let first = words.bare.lazy.map { $0.uppercased() }.first { ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"].contains($0) }
      return first == "CONSTRUCT" || first == "DESCRIBE"
    }

    // MARK: What is wrong

    /// A store's words for people: where the query is none, and which prefix a word may lack.
    func explained(_ error: StoreError) -> StoreError {
      guard let match = error.reason.firstMatch(of: /error at (\d+):(\d+)/), let line = Int(match.1), let column = Int(match.2)
      else { return error }
      let place = line == 1 ? max(1, column - addedLength) : column
      var hint = ""
      if let (word, names) = words.bare.lazy.compactMap({ word in Self.names(of: word).map { (word, $0) } }).first {
        hint = "; is \(names.joined(separator: " or ")) meant by \(word)?"
      }
      return StoreError(subject: "query", reason: "is no SPARQL from \(line):\(place) on (line:character)\(hint)")
    }

    /// The terms that a word without a prefix may be.
    private static func names(of word: String) -> [String]? {
      let relations = Relation.all.filter { $0.term.name == word || $0.label() == word }.map(\.prefixedName)
      let kinds = EntityKind.all.filter { $0.name == word || $0.label() == word }.map(\.term.prefixedName)
      let names = relations + kinds
      return names.isEmpty ? nil : names
    }
  }
}
