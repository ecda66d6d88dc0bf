public import Claims
public import Knowledge
public import Ontology
public import Writing

/// The files of a build: `claims.jsonl`, `graph.ttl`, `graph.dot` and, where Graphviz is installed,
/// `graph.svg`.
public struct GraphOutput: Sendable {
  /// The folder, made if need be.
  public let folder: String
  public let provenance: ProvenanceForm
  /// What the IRIs of entities start with.
  public let baseIRI: String

  public init(
    folder: String, provenance: ProvenanceForm = .reified,
    baseIRI: String = Namespace.defaultEntityBase
  ) {
    self.folder = folder
    self.provenance = provenance
    self.baseIRI = baseIRI
  }

  /// What was written.
  public struct Written: Hashable, Sendable {
    /// Names of files.
    public var files: [String]
    /// Why there is no picture, when there is none.
    public var pictureFailure: String?
  }

  /// Writes the files. They appear when all are complete; earlier ones stay when that fails.
  public func write(_ claims: ClaimSet, _ graph: KnowledgeGraph) throws(OutputError) -> Written {
    var staging = try StagingFolder(in: folder)
    var written = Written(files: ["claims.jsonl", "graph.ttl", "graph.dot"], pictureFailure: nil)
    try staging.write("claims.jsonl") { sink in
      for document in claims.sorted { try sink(document.jsonLine + [0x0A]) }
    }
    try staging.write("graph.ttl") { sink in
      try graph.write(as: .turtle, provenance: provenance, base: baseIRI, to: sink)
    }
    let diagram = DOTWriter().bytes(of: graph)
    try staging.write("graph.dot") { sink in try sink(diagram) }
    switch picture(of: diagram) {
    case .success(let picture):
      try staging.write("graph.svg") { sink in try sink(picture) }
      written.files.append("graph.svg")
    case .failure(let error): written.pictureFailure = error.description
    }
    try staging.commit(removing: ["graph.svg"])
    return written
  }

  private func picture(of diagram: [UInt8]) -> Result<[UInt8], GraphvizError> {
    do throws(GraphvizError) {
      return .success(try GraphvizRenderer().render(diagram))
    } catch {
      return .failure(error)
    }
  }

  /// Removes what this process has not finished writing, for a handler of signals.
  public func removeUnfinished() { StagingFolder.removeUnfinished(in: folder) }
}
