public import Claims
import Database
import Digest
import GraphDatabase
import Gzip
public import Knowledge
import Text
import Writing

/// The files of a build: `claims.jsonl` (or `claims.jsonl.gz`), `graph.ttl`, `graph.dot`, `dataset.ttl` (what the graph is
/// and was made from), `graph.sqlite` (what later commands ask), `shanhai.json` (what later commands must know) and, where Graphviz is
/// installed, `graph.svg`.
public struct GraphOutput: Sendable {
  /// The folder, made if need be.
  public let folder: String
  /// How the graph is written; kept in the folder.
  public let settings: GraphSettings
  /// Which program and word lists read the documents (`EarlierBuild.mark`), so that a later build
  /// can rely on their claims.
  public let mark: [UInt8]?
  /// Whether the claims are written as a gzip archive.
  public let isCompressed: Bool

  /// - Parameter isCompressed: as the folder's claims are, if `nil`.
  public init(
    folder: String, settings: GraphSettings = GraphSettings(), mark: [UInt8]? = nil, isCompressed: Bool? = nil
  ) {
    self.folder = folder
    self.isCompressed = isCompressed ?? GraphFolder(folder).isCompressed
    self.settings = settings
    self.mark = mark
  }

  /// What was written.
  public struct Written: Hashable, Sendable {
    /// Names of files.
    public var files: [String]
    /// Why there is no picture, when there is none.
    public var pictureFailure: String?
    /// The SHA-256 of the graph's sorted N-Quads.
    public var identity: String
  }

  /// Writes the files. They appear when all are complete; earlier ones stay when that fails.
  ///
  /// - Parameter decisions: the text of the decisions that shaped the graph; kept beside it.
  public func write(
    _ claims: ClaimSet, _ graph: KnowledgeGraph, decisions: String? = nil
  ) throws(OutputError) -> Written {
    var staging = try StagingFolder(in: folder)
    let claimsName = GraphFolder.claimsNames[isCompressed ? 1 : 0]
    var written = Written(
      files: [claimsName, "graph.ttl", "graph.dot", "dataset.ttl"], pictureFailure: nil, identity: "")
    var claimsBytes = 0
    var hash = SHA256()
    try staging.write(claimsName) { sink in
      try write(claims) { bytes in
        claimsBytes += bytes.count
        hash.update(bytes)
        try sink(bytes)
      }
    }
    let stamp = GraphStamp(
      program: ProgramVersion.current, base: settings.base, claims: hash.finish().hexadecimal, claimsBytes: claimsBytes,
      decisions: decisions.map { SHA256.digest(of: Array($0.utf8)).hexadecimal } ?? "")
    // Graphviz and SQLite work on one thread each, the rest on all.
    let diagram = DOTWriter().bytes(of: graph)
    let drawing = Deferred { [self] in picture(of: diagram) }
    let claimsPath = staging.path(of: claimsName)
    try staging.make(FolderDatabase.name) { _ in }
    let databasePath = staging.path(of: FolderDatabase.name)
    let database = Deferred {
      Result { () throws(DatabaseError) in try FolderDatabase.make(graph, stamp, of: claimsPath, at: databasePath) }
    }
    // What is written must not vanish before it is.
    defer { _ = database.wait() }
    written.files.append(FolderDatabase.name)
    try staging.write("graph.ttl") { sink in
      try graph.write(as: .turtle, provenance: settings.provenance, base: settings.base, to: sink)
    }
    let description = DatasetDescription(
      of: graph, sources: claims.sources,
      distributions: [
        .init(file: "graph.ttl", mediaType: "text/turtle"),
        .init(file: "graph.dot", mediaType: "text/vnd.graphviz"),
        .init(file: claimsName, mediaType: isCompressed ? "application/gzip" : nil),
      ], license: settings.license, version: ProgramVersion.current, base: settings.base
    ).turtle()
    written.identity = description.identity
    try staging.write("dataset.ttl") { sink in try sink(description.bytes) }
    try staging.write("graph.dot") { sink in try sink(diagram) }
    if case .failure(let error) = database.wait() { throw OutputError(path: folder + "/" + FolderDatabase.name, error: error) }
    switch drawing.wait() {
    case .success(let picture):
      try staging.write("graph.svg") { sink in try sink(picture) }
      written.files.append("graph.svg")
    case .failure(let error): written.pictureFailure = error.description
    }
    if let decisions {
      try staging.write(DecisionFile.name) { sink in try sink(Array(decisions.utf8)) }
      written.files.append(DecisionFile.name)
    }
    try staging.write(GraphFolder.fileName) { sink in
      try sink(GraphFolder.text(settings, claimsBytes: claimsBytes))
    }
    written.files.append(GraphFolder.fileName)
    if let mark {
      try staging.write(EarlierBuild.fileName) { sink in try sink(mark) }
    }
    try staging.commit(removing: ["graph.svg", EarlierBuild.fileName] + GraphFolder.claimsNames)
    return written
  }

  private func write(_ claims: ClaimSet, to sink: ([UInt8]) throws -> Void) throws {
    let gzip = isCompressed ? Gzip() : nil
    for document in claims.sorted {
      let line = document.jsonLine + [0x0A]
      if let gzip { try gzip.add(line, sink) } else { try sink(line) }
    }
    try gzip?.finish(sink)
  }

  /// A build is not worth waiting longer for its picture.
  private static let pictureTimeout = Duration.seconds(20)

  private func picture(of diagram: [UInt8]) -> Result<[UInt8], GraphvizError> {
    do throws(GraphvizError) {
      return .success(try GraphvizRenderer(timeout: Self.pictureTimeout).render(diagram))
    } catch {
      return .failure(error)
    }
  }
}
