import Claims
public import Linking
import Text
import Writing

/// A graph in two parts that together are its N-Quads: its entities, and the facts with their sources, document by document.
/// What is one is decided once, of all documents; facts and sources, which are most of the graph, are written wherever
/// the documents are.
public enum SplitGraph {
  /// The file of the entities, as N-Quads.
  public static let entitiesName = "entities.nq"
  /// The file of what each document states, a line each, in the order of the documents' digests.
  public static let sharesName = "shares.jsonl"
  private static let linesAtOnce = 256

  /// Writes both files into a folder. They appear when both are complete.
  public static func write(_ shares: LinkedShares, to folder: String, base: String) throws(OutputError) {
    try FileOutput.write(
      folder: folder,
      [
        (entitiesName, { sink in try NTriplesWriter(base: base).write(shares.graph, to: sink) }),
        (
          sharesName,
          { sink in
            for start in stride(from: 0, to: shares.count, by: linesAtOnce) {
              let lines = mapInParallel(min(linesAtOnce, shares.count - start)) { shares.share(of: start + $0).jsonLine + [0x0A] }
              try sink(lines.flatMap(\.self))
            }
          }
        ),
      ])
  }

  /// The N-Quads of the facts that a document states, and of their sources in it, in no order.
  ///
  /// - Parameters:
  ///   - claims: a line of claims.
  ///   - share: the document's line of the shares.
  ///   - name: what to call the lines in errors.
  /// - Throws: `Refusal` when a line is damaged, or the two are of different documents.
  public static func quads(claims: [UInt8], share: [UInt8], named name: String, base: String) throws(Refusal) -> [UInt8] {
    let document: DocumentClaims
    let part: SourceShare
    do throws(JSONError) {
      var reader = JSONReader(claims)
      document = try DocumentClaims(&reader)
      try reader.finish()
      var shareReader = JSONReader(share)
      part = try SourceShare(&shareReader)
      try shareReader.finish()
    } catch {
      throw Refusal(file: name, reason: "column \(error.position + 1): \(error.reason)")
    }
    guard let graph = part.graph(of: document) else {
      throw Refusal(file: name, reason: "the share is not that of \(document.identifier), or of other claims")
    }
    return NTriplesWriter(provenance: .reified, base: base).bytes(ofEdgesAndSourcesOf: graph)
  }
}
