import Digest
public import Knowledge
public import Ontology
import Text

/// What there is to say of a graph as a whole: a VoID and DCAT data set, and the PROV run that made
/// it, without the time of day, so that a second run says the same.
public struct DatasetDescription: Sendable {
  /// A document that the graph was read from.
  public struct Source: Hashable, Sendable {
    public let identifier: String
    /// SHA-256 in hexadecimal.
    public let digest: String
    public let url: String?

    public init(identifier: String, digest: String, url: String?) {
      self.identifier = identifier
      self.digest = digest
      self.url = url
    }
  }

  /// A file that holds the graph.
  public struct Distribution: Hashable, Sendable {
    public let file: String
    /// As IANA registers it: `text/turtle`; `nil` for what is not registered.
    public let mediaType: String?

    public init(file: String, mediaType: String?) {
      self.file = file
      self.mediaType = mediaType
    }
  }

  public let graph: KnowledgeGraph
  /// The documents, in any order.
  public let sources: [Source]
  public let distributions: [Distribution]
  /// `nil` says nothing.
  public let license: License?
  /// The version of the program.
  public let version: String
  public let base: String

  public init(
    of graph: KnowledgeGraph, sources: [Source] = [], distributions: [Distribution] = [],
    license: License? = nil, version: String, base: String = Namespace.defaultEntityBase
  ) {
    self.graph = graph
    self.sources = sources
    self.distributions = distributions
    self.license = license
    self.version = version
    self.base = base
  }

  /// The description as Turtle, and the graph's identity, as ``KnowledgeGraph/identity(base:)``
  /// gives it, that stands in it.
  public func turtle() -> (bytes: [UInt8], identity: String) {
    let (digest, lines) = SortedQuads(of: graph, base: base).digest()
    let identity = digest.hexadecimal
    var output = BufferedOutput(sink: nil)
    let declared = DeclaredTerms(of: graph).namespaces
    for (prefix, iri) in Self.prefixes(with: declared) { output.append("@prefix \(prefix): <\(iri)> .\n") }
    let dataset = base + "dataset/" + identity
    let run = dataset + "/run"
    var types: [String: Int] = [:]
    var properties: [String: Int] = [:]
    GraphProjection(graph: graph, provenance: .none).forEachTriple { triple, _ in
      properties[triple.predicate.prefixedName, default: 0] += 1
      if triple.predicate == RDF.type.term, case .term(let type) = triple.object {
        types[type.prefixedName, default: 0] += 1
      }
    }
    Self.append(
      dataset, ["void:Dataset", "dcat:Dataset", "prov:Entity"],
      [
        ("dcterms:title", ["\"山海图谱\"@zh", "\"Graph of Shanhai\"@en"]),
        ("dcterms:identifier", ["\"sha256:\(identity)\""]),
        ("dcterms:license", license.map { ["<\($0.iri)>"] } ?? []),
        ("dcterms:language", ["<http://id.loc.gov/vocabulary/iso639-1/zh>"]),
        (
          "dcat:distribution",
          distributions.map { "<\(dataset)/file/\(IRISyntax.encoded($0.file))>" }
        ),
        ("prov:wasGeneratedBy", ["<\(run)>"]),
        ("spdx:checksum", ["<\(dataset)/checksum>"]),
        ("void:classPartition", types.keys.sorted().map { "<\(dataset)/class/\($0)>" }),
        ("void:classes", [String(types.count)]),
        ("void:entities", [String(graph.entities.count)]),
        ("void:properties", [String(properties.count)]),
        ("void:propertyPartition", properties.keys.sorted().map { "<\(dataset)/property/\($0)>" }),
        ("void:triples", [String(lines)]),
        ("void:uriSpace", ["\"\(base)\""]),
        ("void:vocabulary", Self.vocabularies(with: declared).map { "<\($0)>" }),
      ], to: &output)
    Self.append(
      dataset + "/checksum", ["spdx:Checksum"],
      [
        ("spdx:algorithm", ["spdx:checksumAlgorithm_sha256"]),
        ("spdx:checksumValue", ["\"\(identity)\"^^xsd:hexBinary"]),
      ], to: &output)
    for (type, count) in types.sorted(by: { $0.key < $1.key }) {
      Self.append(
        "\(dataset)/class/\(type)", ["void:Dataset"],
        [("void:class", [type]), ("void:entities", [String(count)])], to: &output)
    }
    for distribution in distributions {
      Self.append(
        "\(dataset)/file/\(distribution.file)", ["dcat:Distribution"],
        [
          ("dcat:mediaType", distribution.mediaType.map { ["<\(Self.mediaTypes)\($0)>"] } ?? []),
          ("dcterms:title", ["\"\(distribution.file)\""]),
        ], to: &output)
    }
    for (property, count) in properties.sorted(by: { $0.key < $1.key }) {
      Self.append(
        "\(dataset)/property/\(property)", ["void:Dataset"],
        [("void:property", [property]), ("void:triples", [String(count)])], to: &output)
    }
    appendRun(run, to: &output)
    return (output.bytes, identity)
  }

  private func appendRun(_ run: String, to output: inout BufferedOutput) {
    let program = "https://shanhai.example/program/" + version
    let sources = sources.sorted { ($0.digest, $0.identifier) < ($1.digest, $1.identifier) }
    Self.append(
      run, ["prov:Activity"],
      [
        ("prov:used", sources.map { "<\(base)source/\($0.digest)>" }),
        ("prov:wasAssociatedWith", ["<\(program)>"]),
      ], to: &output)
    Self.append(
      program, ["prov:SoftwareAgent"],
      [
        ("rdfs:label", ["\"shanhai \(version)\""]), ("schema:softwareVersion", ["\"\(version)\""]),
      ], to: &output)
    for source in sources {
      var name = BufferedOutput(sink: nil)
      name.appendQuoted(source.identifier)
      Self.append(
        base + "source/" + source.digest, ["prov:Entity"],
        [
          ("dcterms:identifier", ["\"sha256:\(source.digest)\""]),
          ("dcterms:source", source.url.flatMap(WebAddress.absolute).map { ["<\(IRISyntax.encoded($0))>"] } ?? []),
          ("dcterms:title", [String(decoding: name.bytes, as: UTF8.self)]),
        ], to: &output)
    }
  }

  private static func vocabularies(with declared: [Namespace]) -> [String] {
    ([Namespace.foaf, .org, .prov, .schema, .shan, .skos] + declared).map(\.iri).sorted()
  }

  /// DCAT 3, `dcat:mediaType`: the IRIs of IANA's register.
  private static let mediaTypes = "https://www.iana.org/assignments/media-types/"

  private static func prefixes(with declared: [Namespace]) -> [(String, String)] {
    let others = [
      ("dcat", "http://www.w3.org/ns/dcat#"), ("spdx", "http://spdx.org/rdf/terms#"),
      ("void", "http://rdfs.org/ns/void#"),
    ]
    let known = (Namespace.builtIn + declared).map { ($0.prefix, $0.iri) }
    // Where a user's prefix is one of these, it is the user's vocabulary that is meant elsewhere.
    let own = Set(known.map(\.0))
    return (known + others.filter { !own.contains($0.0) }).sorted { $0.0 < $1.0 }
  }

  private static func append(
    _ subject: String, _ types: [String], _ properties: [(String, [String])],
    to output: inout BufferedOutput
  ) {
    output.append("\n<\(IRISyntax.encoded(subject))>")
    var isFirst = true
    let all = (types.isEmpty ? [] : [("a", types)]) + properties
    for (property, values) in all where !values.isEmpty {
      output.append(isFirst ? " " : " ;\n  ")
      output.append(property + " " + values.joined(separator: property == "a" ? " , " : " ,\n    "))
      isFirst = false
    }
    output.append(" .\n")
  }
}
