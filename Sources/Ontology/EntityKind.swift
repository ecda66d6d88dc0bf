/// The classes of the graph contract.
public enum EntityKind: String, Hashable, Comparable, CaseIterable, Sendable, Codable {
  case article = "Article"
  case person = "Person"
  case region = "Region"
  case post = "Post"
  /// A person's time in a post.
  case tenure = "Tenure"
  /// A body whose kind the text does not fix.
  case organization = "Organization"
  case partyCommittee = "PartyCommittee"
  case government = "Government"
  case peoplesCongress = "PeoplesCongress"
  case consultativeConference = "ConsultativeConference"
  case department = "Department"
  case company = "Company"
  case school = "School"
  case hospital = "Hospital"
  case park = "Park"
  case media = "Media"
  case agreement = "Agreement"
  case jointMeeting = "JointMeeting"
  case meeting = "Meeting"
  case visit = "Visit"
  case signing = "Signing"
  case place = "Place"
  case pairing = "Pairing"
  case measure = "Measure"

  /// By name.
  public static func < (a: EntityKind, b: EntityKind) -> Bool { a.rank < b.rank }

  /// Whether entities of this kind are `org:Organization`.
  public var isOrganization: Bool {
    switch self {
    case .organization, .partyCommittee, .government, .peoplesCongress, .consultativeConference,
      .department, .company, .school, .hospital, .park, .media:
      true
    default: false
    }
  }

  /// Whether entities of this kind are `shan:Event`.
  public var isEvent: Bool {
    switch self {
    case .jointMeeting, .meeting, .visit, .signing: true
    default: false
    }
  }
}
