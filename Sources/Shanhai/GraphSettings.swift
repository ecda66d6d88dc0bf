public import Ontology
public import Writing

/// How a graph is written, as its folder keeps it for later commands.
public struct GraphSettings: Hashable, Sendable {
  /// What the IRIs of entities start with.
  public var base: String
  /// How Turtle tells the sources of facts.
  public var provenance: ProvenanceForm
  /// What `dataset.ttl` states as the licence.
  public var license: License?

  public init(
    base: String = Namespace.defaultEntityBase, provenance: ProvenanceForm = .reified, license: License? = nil
  ) {
    self.base = base
    self.provenance = provenance
    self.license = license
  }
}
