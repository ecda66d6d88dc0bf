public import ArgumentParser
import Foundation
import Linking
import Ontology
import Shanhai
public import Writing

/// The forms that Turtle can hold.
extension ProvenanceForm: ExpressibleByArgument {
  public init?(argument: String) {
    guard let form = Self(named: argument), GraphFormat.turtle.provenanceForms.contains(form) else {
      return nil
    }
    self = form
  }

  public static var allValueStrings: [String] { GraphFormat.turtle.provenanceForms.map(\.rawValue) }
}

/// Where and how a graph is written.
struct OutputOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The folder to write to; made if need be.")
  var output = "out"

  @Option(help: "How the sources of facts are written into graph.ttl. Kept in the folder; reified at first.")
  var provenance: ProvenanceForm?

  @Option(
    help: ArgumentHelp(
      """
      What the IRIs of entities start with; ends in / or #. Kept in the folder for all later \
      commands; \(Namespace.defaultEntityBase) at first.
      """))
  var base: String?

  @Option(
    help: """
      A file of decisions (same, different, reject, add), applied now and, kept in the folder, from \
      now on; see Documentation/Linking.md.
      """)
  var decisions: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Write claims.jsonl.gz in place of claims.jsonl; as the folder has it unless given.")
  var gzip: Bool?

  @Flag(name: .shortAndLong, help: "Only problems on standard error.")
  var quiet = false

  @Option(
    help: """
      An IRI or SPDX name that dataset.ttl states as the graph's licence; none states none. Kept in the \
      folder; none at first.
      """)
  var license: String?

  func validate() throws {
    try refuseBase(base)
    _ = try givenLicense
  }

  /// The licence that is given, which may be none.
  private var givenLicense: License?? {
    get throws { try license.map(License.given) }
  }

  /// How the graph is written: as the options say, else as the folder and the graphs that are read
  /// keep it.
  /// - Throws: `ExitCode` after telling that these differ.
  func settings(reading graphs: [String] = []) throws -> GraphSettings {
    var kept: [(folder: String, settings: GraphSettings)] = []
    for folder in graphs.compactMap(GraphFolder.init(of:)) + [GraphFolder(output)] {
      if let settings = try folder.keptSettings() { kept.append((folder.path, settings)) }
    }
    /// What all folders agree on, if none is given.
    func chosen<Value: Equatable>(
      _ given: Value?, _ member: KeyPath<GraphSettings, Value>, _ option: String,
      _ words: (Value) -> String
    ) throws -> Value {
      let first = kept.first?.settings ?? GraphSettings()
      if let given { return given }
      guard let other = kept.first(where: { $0.settings[keyPath: member] != first[keyPath: member] })
      else { return first[keyPath: member] }
      throw misuse(
        other.folder,
        "has \(option) \(words(other.settings[keyPath: member])), \(kept[0].folder) has "
          + "\(words(first[keyPath: member])); say which by \(option)")
    }
    return GraphSettings(
      base: try chosen(base, \.base, "--base") { $0 },
      provenance: try chosen(provenance, \.provenance, "--provenance", \.rawValue),
      license: try chosen(givenLicense, \.license, "--license") { $0?.iri ?? "none" })
  }

  /// Refuses to write over claims that are not the folder's own, unless they are read.
  /// - Throws: `ExitCode` after telling so.
  func refuseForeignClaims(reading graphs: [String] = []) throws {
    let folder = GraphFolder(output)
    func place(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    let own = place(folder.claimsPath)
    if graphs.contains(where: { place(ClaimFiles.path($0)) == own }) { return }
    let isForeign: Bool
    do throws(Refusal) {
      isForeign = try folder.holdsForeignClaims()
    } catch {
      throw misuse(error.file, error.reason)
    }
    if isForeign {
      throw misuse(
        folder.claimsPath,
        "was not written by this program into this folder, or was changed since; move it, or name another folder with -o")
    }
  }

  /// The decisions given, or those that an earlier run kept in the folder.
  /// - Throws: `ExitCode` after telling what is wrong with them.
  func readDecisions() throws -> Decisions? {
    guard let path = decisions ?? DecisionFile.path(in: output) else { return nil }
    return try Decisions.reading(path)
  }
}

extension Decisions {
  /// Reads a file of decisions whole.
  /// - Throws: `ExitCode` after telling what is wrong with it.
  static func reading(_ path: String, failure: Int32 = 1) throws -> Decisions {
    do {
      let (decisions, problems) = try DecisionFile.read(path)
      for problem in problems { Console.problem(problem) }
      if !problems.isEmpty { throw ExitCode(failure) }
      return decisions
    } catch let refusal as Refusal {
      Console.problem(refusal)
      throw ExitCode(failure)
    }
  }
}

/// Refuses a `--base` that entities' IRIs cannot start with.
/// - Throws: `ExitCode` after telling why.
func refuseBase(_ base: String?) throws {
  if let base, let fault = AbsoluteIRI.faultInBase(base) { throw misuse("--base \(base)", fault) }
}

extension License {
  /// The licence that `--license` names; `nil` for `none`.
  /// - Throws: `ExitCode` after telling that the argument names no licence.
  static func given(_ argument: String) throws -> License? {
    if argument.lowercased() == "none" { return nil }
    do throws(Unknown) {
      return try License(named: argument)
    } catch {
      throw misuse("--license \(argument)", error.description)
    }
  }
}

extension GraphFolder {
  /// Whether `build` or `link` wrote the claims that it holds.
  /// - Throws: `ExitCode` after telling that what it keeps cannot be read.
  func isOwnGraph() throws -> Bool {
    do throws(Refusal) {
      return try isOwn
    } catch {
      throw misuse(error.file, error.reason)
    }
  }

  /// How the folder's graph is written; `nil` when it holds none.
  /// - Throws: `ExitCode` after telling that this cannot be read.
  func keptSettings() throws -> GraphSettings? {
    do throws(Refusal) {
      return try settings()
    } catch {
      throw misuse(error.file, error.reason)
    }
  }
}
