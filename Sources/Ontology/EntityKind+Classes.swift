extension EntityKind {
  /// The class of this kind.
  public var term: Term {
    switch self {
    case .person: Term(.foaf, "Person")
    case .post: Term(.org, "Post")
    case .tenure: Term(.org, "Membership")
    case .organization: Term(.org, "Organization")
    default: Term(.shan, rawValue)
    }
  }

  /// The classes that are written of an entity of this kind, most specific first. General classes
  /// stand beside special ones so that a store without reasoning answers both.
  public var classes: [Term] {
    switch self {
    case .article: [term, Term(.schema, "NewsArticle")]
    case .region: [term, Term(.schema, "AdministrativeArea")]
    case .place: [term, Term(.schema, "Place")]
    case .jointMeeting, .meeting, .visit, .signing:
      [term, SHAN.event.term, Term(.schema, "Event")]
    case .partyCommittee, .government, .peoplesCongress, .consultativeConference, .department,
      .company, .school, .hospital, .park, .media:
      [term, EntityKind.organization.term]
    case .person, .post, .tenure, .organization, .agreement, .pairing, .measure: [term]
    }
  }
}
