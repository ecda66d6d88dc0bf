/// A vocabulary that the graph uses, by its prefix.
public struct Namespace: Hashable, Comparable, Sendable {
  let number: UInt8

  init(number: UInt8) { self.number = number }

  /// The vocabulary of a prefix (`shan`); `nil` when there is none.
  public init?(prefix: String) {
    guard let number = Self.table.number(of: prefix) else { return nil }
    self.number = number
  }

  private init(_ prefix: String) {
    guard let number = Self.table.number(of: prefix) else { preconditionFailure("no row for \(prefix)") }
    self.number = number
  }

  /// The project's own terms.
  public static let shan = Namespace("shan")
  /// W3C Organization Ontology.
  public static let org = Namespace("org")
  public static let foaf = Namespace("foaf")
  /// schema.org.
  public static let schema = Namespace("schema")
  /// W3C PROV-O.
  public static let prov = Namespace("prov")
  /// W3C Web Annotation.
  public static let oa = Namespace("oa")
  public static let skos = Namespace("skos")
  /// DCMI Metadata Terms.
  public static let dcterms = Namespace("dcterms")
  public static let rdf = Namespace("rdf")
  public static let rdfs = Namespace("rdfs")
  public static let xsd = Namespace("xsd")

  struct Row: TermRow {
    let name: String
    let iri: String

    // Two prefixes of one vocabulary would give its terms two names.
    var names: [String] { [name, iri] }

    func conflict(with other: Row) -> String? {
      name != other.name ? "as \(name):" : iri != other.iri ? "as <\(iri)>" : nil
    }
  }

  private static let table = TermTable([
    Row(name: "shan", iri: "https://shanhai.example/ontology#"),
    Row(name: "org", iri: "http://www.w3.org/ns/org#"),
    Row(name: "foaf", iri: "http://xmlns.com/foaf/0.1/"),
    Row(name: "schema", iri: "https://schema.org/"),
    Row(name: "prov", iri: "http://www.w3.org/ns/prov#"),
    Row(name: "oa", iri: "http://www.w3.org/ns/oa#"),
    Row(name: "skos", iri: "http://www.w3.org/2004/02/skos/core#"),
    Row(name: "dcterms", iri: "http://purl.org/dc/terms/"),
    Row(name: "rdf", iri: "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    Row(name: "rdfs", iri: "http://www.w3.org/2000/01/rdf-schema#"),
    Row(name: "xsd", iri: "http://www.w3.org/2001/XMLSchema#"),
  ])

  /// Those of the program.
  public static let builtIn: [Namespace] = table.builtIn.map { Namespace(number: $0) }

  /// Those of the program, then those that users declared, by prefix.
  public static var all: [Namespace] { builtIn + table.declaredNumbers.map { Namespace(number: $0) } }

  public var prefix: String { Self.table[number].name }
  /// What a term's local name is appended to.
  public var iri: String { Self.table[number].iri }
  public var isBuiltIn: Bool { number < Self.table.builtIn.upperBound }

  /// Makes a prefix known for as long as the program runs; one that is known with the same IRI stays.
  ///
  /// - Parameters:
  ///   - prefix: lower-case letters and digits of ASCII, at most 20.
  ///   - iri: an address of `http` or `https` that ends in `#` or `/`.
  public static func declare(prefix: String, iri: String) throws(VocabularyError) -> Namespace {
    guard TermSyntax.isPrefix(prefix), !["http", "https"].contains(prefix) else {
      throw .malformed(prefix, "is no prefix: lower-case letters and digits of ASCII, at most 20")
    }
    guard TermSyntax.isNamespace(iri) else {
      throw .malformed(iri, "is no namespace: an http or https address in ASCII that ends in # or /")
    }
    return Namespace(number: try table.declare(Row(name: prefix, iri: iri)))
  }

  /// What entities' IRIs begin with unless the user sets another base.
  public static let defaultEntityBase = "https://shanhai.example/id/"

  /// By prefix.
  public static func < (a: Namespace, b: Namespace) -> Bool { table.precedes(a.number, b.number) }
}
