import Ontology

/// The tables that people ask: a row an entity of some kinds, a column what is said of it, and behind it the sentence,
/// the article's title and day, and its address.
///
/// A table stands where its kinds do; a column whose relation nobody declared is empty.
struct FlatTable {
  fileprivate enum Column {
    /// What an attribute gives; several are joined.
    case attribute(String, String)
    /// A number.
    case number(String, String)
    /// The labels of what a relation leads to, joined; through more than one, step by step.
    case objects(String, [String])
    /// The attribute of what a relation leads to.
    case ofObject(String, [String], String)
    /// How many edges of a relation lead to it.
    case count(String, String)
  }

  private let name: String
  /// What the column of the entity's label is called.
  private let label: String
  private let kinds: [String]
  private let columns: [Column]

  static let all: [FlatTable] = [
    FlatTable(name: "persons", label: "person", kinds: ["Person"], columns: [
      .objects("posts", ["org:holds"]), .count("articles", "schema:mentions"),
    ]),
    FlatTable(name: "posts_held", label: "tenure", kinds: ["Tenure"], columns: [
      .objects("person", ["org:member"]), .objects("post", ["shan:ofPost"]),
      .ofObject("post_title", ["shan:ofPost"], "shan:title"), .objects("region", ["shan:ofPost", "shan:ofRegion"]),
      .attribute("start", "schema:startDate"), .attribute("end", "schema:endDate"),
      .attribute("first_attested", "shan:firstAttested"), .attribute("last_attested", "shan:lastAttested"),
      .attribute("starts_after", "shan:startsAfter"), .attribute("ends_before", "shan:endsBefore"),
    ]),
    FlatTable(name: "meetings", label: "meeting", kinds: ["JointMeeting", "Meeting", "Signing"], columns: event + [
      .number("ordinal", "shan:ordinal"), .objects("between", ["shan:between"]),
      .objects("chair", ["shan:chair"]), .objects("participants", ["shan:participant"]),
    ]),
    FlatTable(name: "visits", label: "visit", kinds: ["Visit"], columns: event + [
      .objects("delegation_of", ["shan:delegationOf"]), .objects("visited", ["shan:visited"]),
      .objects("leader", ["shan:leader"]), .objects("participants", ["shan:participant"]),
    ]),
    FlatTable(name: "agreements", label: "agreement", kinds: ["Agreement"], columns: [
      .attribute("date", "dcterms:date"), .objects("parties", ["shan:party"]),
      .objects("signatories", ["shan:signatory"]), .objects("signed_at", ["shan:signedAt"]),
      .attribute("fields", "shan:field"),
    ]),
    FlatTable(name: "pairings", label: "pairing", kinds: ["Pairing"], columns: [
      .objects("supporter", ["shan:supporter"]), .objects("supported", ["shan:supported"]),
      .attribute("start", "schema:startDate"), .attribute("end", "schema:endDate"),
      .attribute("ended", "shan:ended"), .attribute("programme", "shan:programme"),
    ]),
    FlatTable(name: "measures", label: "measure", kinds: ["Measure"], columns: [
      .attribute("counts", "shan:counts"), .number("value", "shan:value"), .attribute("unit", "shan:unit"),
      .attribute("period", "shan:period"), .attribute("start", "schema:startDate"),
      .attribute("end", "schema:endDate"), .objects("from", ["shan:from"]), .objects("to", ["shan:to"]),
      .attribute("category", "shan:category"),
    ]),
    FlatTable(name: "donations", label: "donation", kinds: ["Donation"], columns: [
      .objects("giver", ["shan:giver"]), .objects("recipient", ["shan:recipient"]), .number("value", "shan:value"),
      .attribute("unit", "shan:unit"), .attribute("goods", "shan:goods"), .attribute("date", "schema:startDate"),
    ]),
    FlatTable(name: "projects", label: "project", kinds: ["Project"], columns: [
      .objects("site", ["schema:location"]), .objects("investor", ["shan:investor"]), .number("value", "shan:value"),
      .attribute("unit", "shan:unit"), .attribute("state", "shan:state"),
    ]),
    FlatTable(name: "secondments", label: "secondment", kinds: ["Secondment"], columns: [
      .objects("person", ["org:member"]), .objects("from", ["shan:from"]), .objects("to", ["shan:to"]),
      .objects("post", ["shan:ofPost"]), .attribute("batch", "shan:batch"),
      .attribute("start", "schema:startDate"), .attribute("end", "schema:endDate"),
    ]),
  ]

  private static let event: [Column] = [
    .attribute("start", "schema:startDate"), .attribute("end", "schema:endDate"),
    .attribute("status", "schema:eventStatus"), .objects("location", ["schema:location"]),
  ]

  /// Makes and fills the tables that stand.
  static var sql: String {
    articles + views + all.compactMap(\.statement).joined()
  }

  private static let articles = """
    CREATE TABLE articles AS SELECT e.id AS id, e.label AS article, \(attribute("dcterms:identifier")) AS identifier,
      \(attribute("schema:datePublished")) AS published, \(attribute("schema:publisher")) AS publisher,
      \(attribute("schema:author")) AS reporters, \(attribute("schema:url")) AS address, e.iri AS iri
      FROM entity e WHERE e.kind = \(EntityKind.article.number) ORDER BY e.id;
    CREATE UNIQUE INDEX articles_id ON articles (id);

    """

  private static let views = """
    CREATE VIEW source AS SELECT v.id AS evidence, p.quote AS sentence, a.article AS article, a.published AS published,
      a.address AS address, r.name AS rule, v.confidence AS confidence, v.qualifiers AS qualifiers
      FROM evidence v JOIN passage p ON p.id = v.passage JOIN rule r ON r.id = v.rule JOIN articles a ON a.id = p.article;
    CREATE VIEW fact AS SELECT e.id AS edge, s.label AS subject, r.name AS relation, r.zh AS zh, o.label AS object,
      s.iri AS subject_iri, o.iri AS object_iri, s.id AS subject_id, o.id AS object_id
      FROM edge e JOIN entity s ON s.id = e.subject JOIN relation r ON r.id = e.relation JOIN entity o ON o.id = e.object;

    """

  private var statement: String? {
    let numbers = kinds.compactMap { EntityKind(named: $0)?.number }
    guard !numbers.isEmpty else { return nil }
    let mentions = Relation.mentions.number
    let names = ["id", label] + columns.map(\.name)
    // Joined by their keys, one by one: a view to the right of LEFT JOIN would be made whole first.
    return """
      CREATE TABLE \(name) AS SELECT \(names.map { "t.\"\($0)\" AS \"\($0)\"" }.joined(separator: ", ")),
        p.quote AS sentence, a.article AS article, a.published AS published, a.address AS address, t.iri AS iri
        FROM (SELECT e.id AS id, e.label AS \(label), e.iri AS iri,
          \(columns.map { "\($0.value) AS \"\($0.name)\"" }.joined(separator: ",\n  ")),
          coalesce(
            (SELECT min(x.evidence) FROM edge m JOIN edge_evidence x ON x.edge = m.id
              WHERE m.object = e.id AND m.relation = \(mentions)),
            (SELECT min(x.evidence) FROM edge m JOIN edge_evidence x ON x.edge = m.id WHERE m.subject = e.id)) AS evidence
          FROM entity e WHERE e.kind IN (\(numbers.map(String.init).joined(separator: ", ")))) t
        LEFT JOIN evidence v ON v.id = t.evidence LEFT JOIN passage p ON p.id = v.passage
        LEFT JOIN articles a ON a.id = p.article ORDER BY t.id;

      """
  }

  /// What one attribute of an entity gives.
  fileprivate static func attribute(_ relation: String, of entity: String = "e.id") -> String {
    guard let number = Relation(prefixedName: relation)?.number else { return "NULL" }
    return "(SELECT group_concat(value, '、') FROM attribute WHERE entity = \(entity) AND relation = \(number))"
  }
}

extension FlatTable.Column {
  var name: String {
    switch self {
    case .attribute(let name, _), .number(let name, _), .objects(let name, _), .ofObject(let name, _, _),
      .count(let name, _):
      name
    }
  }

  var value: String {
    switch self {
    case .attribute(_, let relation): FlatTable.attribute(relation)
    case .number(_, let relation):
      if let number = Relation(prefixedName: relation)?.number {
        "(SELECT CAST(value AS REAL) FROM attribute WHERE entity = e.id AND relation = \(number) LIMIT 1)"
      } else {
        "NULL"
      }
    case .objects(_, let path): Self.through(path, "group_concat(DISTINCT o.label)")
    case .ofObject(_, let path, let relation): Self.through(path, FlatTable.attribute(relation, of: "o.id"))
    case .count(_, let relation):
      if let number = Relation(prefixedName: relation)?.number {
        "(SELECT count(*) FROM edge WHERE object = e.id AND relation = \(number))"
      } else {
        "0"
      }
    }
  }

  /// What is selected of the entities at the end of a path.
  private static func through(_ path: [String], _ selected: String) -> String {
    let numbers = path.compactMap { Relation(prefixedName: $0)?.number }
    guard numbers.count == path.count else { return "NULL" }
    var tables = ""
    for step in numbers.indices {
      tables += step == 0 ? "edge x0" : " JOIN edge x\(step) ON x\(step).subject = x\(step - 1).object AND x\(step).relation = \(numbers[step])"
    }
    let last = numbers.count - 1
    return "(SELECT \(selected) FROM \(tables) JOIN entity o ON o.id = x\(last).object"
      + " WHERE x0.subject = e.id AND x0.relation = \(numbers[0]))"
  }
}
