/// The vocabularies that the graph uses; the raw value is the prefix.
public enum Namespace: String, Hashable, Comparable, CaseIterable, Sendable {
  /// The project's own terms.
  case shan
  /// W3C Organization Ontology.
  case org
  case foaf
  /// schema.org.
  case schema
  /// W3C PROV-O.
  case prov
  /// W3C Web Annotation.
  case oa
  case skos
  /// DCMI Metadata Terms.
  case dcterms
  case rdf
  case rdfs
  case xsd

  /// What a term's local name is appended to.
  public var iri: String {
    switch self {
    case .shan: "https://shanhai.example/ontology#"
    case .org: "http://www.w3.org/ns/org#"
    case .foaf: "http://xmlns.com/foaf/0.1/"
    case .schema: "https://schema.org/"
    case .prov: "http://www.w3.org/ns/prov#"
    case .oa: "http://www.w3.org/ns/oa#"
    case .skos: "http://www.w3.org/2004/02/skos/core#"
    case .dcterms: "http://purl.org/dc/terms/"
    case .rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    case .rdfs: "http://www.w3.org/2000/01/rdf-schema#"
    case .xsd: "http://www.w3.org/2001/XMLSchema#"
    }
  }

  /// What entities' IRIs begin with unless the user sets another base.
  public static let defaultEntityBase = "https://shanhai.example/id/"

  public static func < (a: Namespace, b: Namespace) -> Bool { a.rawValue < b.rawValue }
}
