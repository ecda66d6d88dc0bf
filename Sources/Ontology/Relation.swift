/// A property of the graph: of the contract, or declared by a user.
public struct Relation: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Its place in the table, below 255.
  package let number: UInt8

  package init(number: UInt8) { self.number = number }

  /// The relation of a prefixed name such as `org:holds`; `nil` when there is none.
  public init?(prefixedName: String) {
    guard let number = Self.table.number(of: prefixedName) else { return nil }
    self.number = number
  }

  private init(_ name: String) {
    guard let number = Self.table.number(of: name) else { preconditionFailure("no row for \(name)") }
    self.number = number
  }

  // Between entities.
  public static let holds = Relation("org:holds")
  public static let ofRegion = Relation("shan:ofRegion")
  public static let postIn = Relation("org:postIn")
  public static let within = Relation("shan:within")
  public static let supports = Relation("shan:supports")
  public static let supporter = Relation("shan:supporter")
  public static let supported = Relation("shan:supported")
  public static let party = Relation("shan:party")
  public static let signatory = Relation("shan:signatory")
  public static let signedAt = Relation("shan:signedAt")
  public static let between = Relation("shan:between")
  public static let location = Relation("schema:location")
  public static let delegationOf = Relation("shan:delegationOf")
  public static let visited = Relation("shan:visited")
  public static let participant = Relation("shan:participant")
  public static let attendee = Relation("shan:attendee")
  public static let speaker = Relation("shan:speaker")
  public static let chair = Relation("shan:chair")
  public static let presenter = Relation("shan:presenter")
  public static let leader = Relation("shan:leader")
  public static let signer = Relation("shan:signer")
  public static let from = Relation("shan:from")
  public static let to = Relation("shan:to")
  /// Who gave a donation, and who got it.
  public static let giver = Relation("shan:giver")
  public static let recipient = Relation("shan:recipient")
  /// Who pays for a project.
  public static let investor = Relation("shan:investor")
  public static let mentions = Relation("schema:mentions")
  public static let member = Relation("org:member")
  public static let ofPost = Relation("shan:ofPost")
  /// Perhaps one and the same: the evidence does not decide.
  public static let closeMatch = Relation("skos:closeMatch")
  public static let replacedBy = Relation("dcterms:isReplacedBy")
  // From an entity to a literal.
  public static let label = Relation("rdfs:label")
  public static let altLabel = Relation("skos:altLabel")
  public static let title = Relation("shan:title")
  public static let adcode = Relation("shan:adcode")
  public static let level = Relation("shan:level")
  public static let ordinal = Relation("shan:ordinal")
  public static let startDate = Relation("schema:startDate")
  public static let endDate = Relation("schema:endDate")
  /// That an event has not taken place: one of ``EventStatus``.
  public static let eventStatus = Relation("schema:eventStatus")
  /// That a pairing is over.
  public static let ended = Relation("shan:ended")
  public static let date = Relation("dcterms:date")
  public static let field = Relation("shan:field")
  public static let programme = Relation("shan:programme")
  public static let value = Relation("shan:value")
  public static let unit = Relation("shan:unit")
  public static let counts = Relation("shan:counts")
  public static let period = Relation("shan:period")
  /// What was given.
  public static let goods = Relation("shan:goods")
  /// The number of a secondment's batch, in the words of the text.
  public static let batch = Relation("shan:batch")
  /// How far a project is: one of ``ProjectState``.
  public static let state = Relation("shan:state")
  public static let headline = Relation("schema:headline")
  public static let datePublished = Relation("schema:datePublished")
  public static let publisher = Relation("schema:publisher")
  public static let url = Relation("schema:url")
  public static let author = Relation("schema:author")
  public static let editor = Relation("schema:editor")
  public static let identifier = Relation("dcterms:identifier")
  public static let firstAttested = Relation("shan:firstAttested")
  public static let lastAttested = Relation("shan:lastAttested")
  public static let startsAfter = Relation("shan:startsAfter")
  public static let endsBefore = Relation("shan:endsBefore")
  public static let validFrom = Relation("shan:validFrom")
  public static let validTo = Relation("shan:validTo")

  static let table = TermTable(rows)

  /// Those of the program.
  public static let builtIn: [Relation] = table.builtIn.map { Relation(number: $0) }

  /// Those of the program, then those that users declared, by prefixed name.
  public static var all: [Relation] { builtIn + declared }

  /// Those that users declared, by prefixed name.
  public static var declared: [Relation] { table.declaredNumbers.map { Relation(number: $0) } }

  public var isBuiltIn: Bool { number < Self.table.builtIn.upperBound }

  public var description: String { prefixedName }

  /// By prefixed name.
  public static func < (a: Relation, b: Relation) -> Bool { table.precedes(a.number, b.number) }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let relation = Relation(prefixedName: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no relation")
    }
    self = relation
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(prefixedName)
  }
}
