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

  @Option(help: "How the sources of facts are written into graph.ttl.")
  var provenance = ProvenanceForm.reified

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

  @Flag(name: .shortAndLong, help: "Only problems on standard error.")
  var quiet = false

  @Option(help: "An IRI or SPDX name that dataset.ttl states as the graph's licence.")
  var license: String?

  func validate() throws {
    try refuseBase(base)
    _ = try givenLicense
  }

  private var givenLicense: License? {
    get throws { try license.map { try License(argument: $0) } }
  }

  /// The base that is given, else the one that the folder or the graphs that are read keep.
  /// - Throws: `ExitCode` after telling that these differ.
  func entityBase(reading graphs: [String] = []) throws -> String {
    if let base { return base }
    var kept: [(folder: String, base: String)] = []
    for folder in graphs.compactMap(GraphFolder.init(of:)) + [GraphFolder(output)] {
      if let base = try folder.keptBase() { kept.append((folder.path, base)) }
    }
    guard let first = kept.first else { return Namespace.defaultEntityBase }
    if let other = kept.first(where: { $0.base != first.base }) {
      throw misuse(
        other.folder, "has \(other.base) as its base, \(first.folder) has \(first.base); say which by --base")
    }
    return first.base
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

  func graphOutput(base: String, mark: [UInt8]? = nil) throws -> GraphOutput {
    GraphOutput(
      folder: output, provenance: provenance, baseIRI: base, license: try givenLicense, mark: mark)
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
  /// - Throws: `ExitCode` after telling that the argument names no licence.
  init(argument: String) throws {
    do throws(Unknown) {
      try self.init(named: argument)
    } catch {
      throw misuse("--license \(argument)", error.description)
    }
  }
}

extension GraphFolder {
  /// What the IRIs of the folder's entities start with; `nil` when it holds no graph.
  /// - Throws: `ExitCode` after telling that this cannot be read.
  func keptBase() throws -> String? {
    do throws(Refusal) {
      return try base()
    } catch {
      throw misuse(error.file, error.reason)
    }
  }
}
