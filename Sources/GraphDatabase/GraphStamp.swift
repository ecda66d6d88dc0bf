/// What a graph was made from: with another stamp it is another graph.
public struct GraphStamp: Hashable, Sendable {
  /// The version of the program that linked it.
  public let program: String
  /// What the IRIs of entities start with.
  public let base: String
  /// SHA-256 of the file of claims, in hexadecimal.
  public let claims: String
  /// The size of that file in bytes.
  public let claimsBytes: Int
  /// SHA-256 of the decisions; empty when there are none.
  public let decisions: String

  /// A stamp of these values.
  public init(
    program: String, base: String, claims: String, claimsBytes: Int, decisions: String
  ) {
    self.program = program
    self.base = base
    self.claims = claims
    self.claimsBytes = claimsBytes
    self.decisions = decisions
  }

  /// In the table `meta`.
  var members: [(name: String, value: String)] {
    [
      ("program", program), ("base", base), ("claims", claims), ("claims_bytes", String(claimsBytes)),
      ("decisions", decisions),
    ]
  }

  init?(_ members: [String: String]) {
    guard let program = members["program"], let base = members["base"], let claims = members["claims"],
      let bytes = members["claims_bytes"].flatMap(Int.init),
      let decisions = members["decisions"]
    else { return nil }
    self.init(
      program: program, base: base, claims: claims, claimsBytes: bytes, decisions: decisions)
  }
}
