/// A class of the graph: of the contract, or declared by a user.
public struct EntityKind: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Its place in the table, below 255.
  package let number: UInt8

  init(number: UInt8) { self.number = number }

  /// The kind of a name: `Person`, `foaf:Person`, `my:Donation`; `nil` when there is none.
  public init?(named name: String) {
    guard let number = Self.table.number(of: name) else { return nil }
    self.number = number
  }

  private init(_ name: String) {
    guard let number = Self.table.number(of: name) else { preconditionFailure("no row for \(name)") }
    self.number = number
  }

  public static let article = EntityKind("Article")
  public static let person = EntityKind("Person")
  public static let region = EntityKind("Region")
  public static let post = EntityKind("Post")
  /// A person's time in a post.
  public static let tenure = EntityKind("Tenure")
  /// A body whose kind the text does not fix.
  public static let organization = EntityKind("Organization")
  public static let partyCommittee = EntityKind("PartyCommittee")
  public static let government = EntityKind("Government")
  public static let peoplesCongress = EntityKind("PeoplesCongress")
  public static let consultativeConference = EntityKind("ConsultativeConference")
  public static let department = EntityKind("Department")
  public static let company = EntityKind("Company")
  public static let school = EntityKind("School")
  public static let hospital = EntityKind("Hospital")
  public static let park = EntityKind("Park")
  public static let media = EntityKind("Media")
  public static let agreement = EntityKind("Agreement")
  public static let jointMeeting = EntityKind("JointMeeting")
  public static let meeting = EntityKind("Meeting")
  public static let visit = EntityKind("Visit")
  public static let signing = EntityKind("Signing")
  /// Money or goods given as an act.
  public static let donation = EntityKind("Donation")
  /// A person's time at work on the other side.
  public static let secondment = EntityKind("Secondment")
  /// A named thing planned, under construction or built.
  public static let project = EntityKind("Project")
  public static let place = EntityKind("Place")
  public static let pairing = EntityKind("Pairing")
  public static let measure = EntityKind("Measure")

  static let table = TermTable(rows)

  /// Those of the program.
  public static let builtIn: [EntityKind] = table.builtIn.map { EntityKind(number: $0) }

  /// Those of the program, then those that users declared, by name.
  public static var all: [EntityKind] { builtIn + declared }

  /// Those that users declared, by name.
  public static var declared: [EntityKind] { table.declaredNumbers.map { EntityKind(number: $0) } }

  public var isBuiltIn: Bool { number < Self.table.builtIn.upperBound }

  /// What it is called in files and arguments: the local name of a term of ours (`Visit`), the prefixed name of a
  /// declared one of another vocabulary.
  public var name: String { row.name }
  /// The class of this kind.
  public var term: Term { row.term }
  /// The classes that are written of an entity of this kind, most specific first. General classes stand beside
  /// special ones so that a store without reasoning answers both.
  public var classes: [Term] { row.classes }
  /// Whether entities of this kind are `shan:Event`.
  public var isEvent: Bool { row.superkind == .event }
  /// Whether entities of this kind are `org:Organization`.
  public var isOrganization: Bool { row.superkind == .organization }
  /// Whether entities of this kind are `shan:Place`.
  public var isPlace: Bool { row.superkind == .place }
  /// The general kind above it, if any.
  public var superkind: Superkind? { row.superkind }
  public var figure: Figure { row.figure }
  public var visibility: Visibility { row.visibility }
  public var dating: Dating? { row.dating }

  /// The kind's name for people.
  public func label(in language: LabelLanguage = .chinese) -> String {
    language == .chinese ? row.chinese : row.english
  }

  public var description: String { name }

  private var row: Row { Self.table[number] }

  /// By name.
  public static func < (a: EntityKind, b: EntityKind) -> Bool { table.precedes(a.number, b.number) }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let kind = EntityKind(named: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no kind of entity")
    }
    self = kind
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
