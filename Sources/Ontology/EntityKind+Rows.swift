extension EntityKind {
  /// General kinds, whose treatment a special one shares: events are dated and drawn as such, bodies and places of one
  /// name are one when their regions agree.
  public enum Superkind: String, Hashable, Sendable, CaseIterable {
    case event = "shan:Event"
    case organization = "org:Organization"
    case place = "shan:Place"
  }

  struct Row: TermRow {
    let name: String
    let term: Term
    let chinese: String
    let english: String
    let superkind: Superkind?
    let classes: [Term]
    let figure: Figure
    let visibility: Visibility
    let dating: Dating?

    /// - Parameters:
    ///   - term: its class; that of ours with its name when missing.
    ///   - other: a class of another vocabulary that is written beside it.
    init(
      _ name: String, _ chinese: String, _ english: String, term: Term? = nil, under superkind: Superkind? = nil,
      also other: Term? = nil, figure: Figure, shown visibility: Visibility = .everywhere, dating: Dating? = nil
    ) {
      let term = term ?? Term(.shan, name)
      self.name = name
      self.term = term
      self.chinese = chinese
      self.english = english
      self.superkind = superkind
      self.figure = figure
      self.visibility = visibility
      self.dating = dating
      var classes = [term]
      let general =
        switch superkind {
        case .event: [SHAN.event.term, Term(.schema, "Event")]
        case .organization: [Term(.org, "Organization")]
        case .place: [Term(.shan, "Place"), Term(.schema, "Place")]
        case nil: other.map { [$0] } ?? []
        }
      classes += general.filter { $0 != term }
      self.classes = classes
    }

    var names: [String] { name == term.prefixedName ? [name] : [name, term.prefixedName] }

    func conflict(with other: Row) -> String? {
      if (chinese, english) != (other.chinese, other.english) { return "by the names \(chinese) and \(english)" }
      if term != other.term { return "as \(term.prefixedName)" }
      if superkind != other.superkind { return superkind.map { "as a kind of \($0.rawValue)" } ?? "without a kind above it" }
      return nil
    }
  }

  static let rows: [Row] = [
    Row("Article", "报道", "article", also: Term(.schema, "NewsArticle"), figure: .plain, shown: .nowhere, dating: .published),
    Row("Person", "人物", "person", term: Term(.foaf, "Person"), figure: .person),
    Row("Region", "地区", "region", also: Term(.schema, "AdministrativeArea"), figure: .region),
    Row("Post", "职务", "post", term: Term(.org, "Post"), figure: .post),
    Row("Tenure", "任期", "tenure", term: Term(.org, "Membership"), figure: .plain, shown: .nowhere, dating: .tenure),
    Row("Organization", "机构", "organization", term: Term(.org, "Organization"), under: .organization, figure: .organization),
    Row("PartyCommittee", "党委", "Party committee", under: .organization, figure: .organization),
    Row("Government", "政府", "government", under: .organization, figure: .organization),
    Row("PeoplesCongress", "人大", "people's congress", under: .organization, figure: .organization),
    Row("ConsultativeConference", "政协", "consultative conference", under: .organization, figure: .organization),
    Row("Department", "部门", "department", under: .organization, figure: .organization),
    Row("Company", "企业", "company", under: .organization, figure: .organization),
    Row("School", "学校", "school", under: .organization, figure: .organization),
    Row("Hospital", "医院", "hospital", under: .organization, figure: .organization),
    Row("Park", "园区", "industrial park", under: .organization, figure: .organization),
    Row("Media", "媒体", "media outlet", under: .organization, figure: .organization),
    Row("Agreement", "协议", "agreement", figure: .agreement, dating: .made),
    Row("JointMeeting", "联席会议", "joint meeting", under: .event, figure: .meeting, dating: .event),
    Row("Meeting", "会议", "meeting", under: .event, figure: .meeting, dating: .event),
    Row("Visit", "考察访问", "visit", under: .event, figure: .visit, dating: .event),
    Row("Signing", "签约仪式", "signing", under: .event, figure: .signing, dating: .event),
    Row("Donation", "捐赠", "donation", under: .event, figure: .event, dating: .event),
    Row("Project", "项目", "project", figure: .place),
    Row("Place", "地点", "place", under: .place, figure: .place),
    Row("Pairing", "结对关系", "pairing", figure: .plain, shown: .nowhere, dating: .lasting),
    Row(
      "Secondment", "挂职", "secondment", also: Term(.org, "Membership"), figure: .plain, shown: .around, dating: .lasting),
    Row("Measure", "数据", "measure", figure: .plain, shown: .around),
  ]

  /// Makes a kind known for as long as the program runs; one that is known alike stays.
  ///
  /// - Parameters:
  ///   - name: its class, a prefixed name whose prefix is known and whose local name begins with a capital letter:
  ///     `my:Donation`.
  ///   - chinese: its name for people, in Chinese.
  ///   - english: the same in English.
  ///   - superkind: the general kind above it.
  public static func declare(
    _ name: String, chinese: String, english: String, under superkind: Superkind? = nil
  ) throws(VocabularyError) -> EntityKind {
    let term = try Term(declaring: name)
    guard term.name.utf8.first.map(TermSyntax.isUpper) == true else {
      throw .malformed(name, "is no name of a kind: it begins with a capital letter")
    }
    try TermSyntax.checkLabels(of: name, [chinese, english])
    if let known = EntityKind(named: name) {
      let same = known.superkind == superkind || superkind == nil && known.isBuiltIn
      guard same, (known.label(), known.label(in: .english)) == (chinese, english) else {
        let above = known.superkind.map { ", a kind of \($0.rawValue)" } ?? ""
        throw .disagrees(name, "by the names \(known.label()) and \(known.label(in: .english))\(above)")
      }
      return known
    }
    let figure: Figure =
      switch superkind {
      case .event: .event
      case .organization: .organization
      case .place: .place
      case nil: .plain
      }
    let row = Row(
      term.namespace == .shan ? term.name : term.prefixedName, chinese, english, term: term, under: superkind,
      figure: figure, dating: .event)
    return EntityKind(number: try table.declare(row))
  }
}

extension Term {
  /// A term that a user may declare.
  init(declaring name: String) throws(VocabularyError) {
    guard let term = Term(prefixedName: name) else {
      throw .malformed(name, "has no known prefix")
    }
    guard TermSyntax.isLocalName(term.name) else {
      throw .malformed(name, "is no name of a term: a prefix, a colon, then letters, digits, _ and - of ASCII, at most 60")
    }
    let writers: [Namespace] = [.rdf, .rdfs, .xsd, .prov, .oa]
    if EntityKind(named: name) == nil, Relation(prefixedName: name) == nil,
      writers.contains(term.namespace) || SHAN.allCases.contains(where: { $0.term == term })
    {
      throw .malformed(name, "is a term that the program keeps for itself")
    }
    self = term
  }
}
