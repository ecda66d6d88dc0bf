import Claims
public import Knowledge
import Linking
public import Ontology
import Text

/// Who held which post on a day, and how certain that is.
public struct OfficeHolders: Sendable {
  /// How certain it is that a person held a post on the day.
  public enum Certainty: String, Hashable, Comparable, Sendable {
    /// Attested on the day, or before and after it with nobody else between.
    case certain
    /// Attested within a year, and nothing says that the tenure began later or had ended; or before
    /// and after, with somebody else between.
    case likely
    /// Attested within five years, the length of a term.
    case possible

    private var rank: Int { self == .certain ? 0 : self == .likely ? 1 : 2 }

    public static func < (a: Certainty, b: Certainty) -> Bool { a.rank < b.rank }

    var words: String {
      switch self {
      case .certain: "确定"
      case .likely: "很可能"
      case .possible: "可能"
      }
    }
  }

  public struct Entry: Hashable, Sendable {
    public let tenure: TenureView
    public let certainty: Certainty
    /// Positions in the graph's entities.
    public let region: Int?
  }

  public let entries: [Entry]
  private let index: GraphIndex

  /// - Parameters:
  ///   - day: `YYYY-MM-DD`.
  ///   - regions: only posts of these regions; all when empty.
  ///   - isDeep: whether posts of the regions within count too.
  /// - Complexity: O(*n* log *n*) in the tenures.
  public init(on day: String, regions: [Int], isDeep: Bool, in index: GraphIndex) {
    self.index = index
    var entries: [Entry] = []
    let tenures = TenureView.all(in: index)
    // Of a post that one person at a time holds all tenures.
    let holders = Dictionary(grouping: tenures, by: \.post).filter { Self.isSingleSeat($0.key, index) }
    for tenure in tenures {
      let others = holders[tenure.post] ?? []
      guard let certainty = Self.certainty(of: tenure, on: day, beside: others) else { continue }
      let region = index.object(of: tenure.post, .ofRegion)
      if !regions.isEmpty {
        guard let region else { continue }
        let chain = isDeep ? index.regionChain(region) : [region]
        if Set(chain).isDisjoint(with: regions) { continue }
      }
      entries.append(Entry(tenure: tenure, certainty: certainty, region: region))
    }
    // Many hold one post: names are compared once a post.
    let graph = index.graph
    let posts = Dictionary(entries.map { ($0.tenure.post, $0.region) }) { first, _ in first }.map { post, region in
      (post: post, key: (region.flatMap { graph.entities[$0].values(of: .adcode).first } ?? "~", graph.entities[post].label))
    }.sorted { $0.key < $1.key }
    var ranks: [Int: Int] = [:]
    for (place, post) in posts.enumerated() {
      ranks[post.post] = place > 0 && posts[place - 1].key == post.key ? ranks[posts[place - 1].post] : place
    }
    func key(_ entry: Entry) -> (Int, Certainty, Int) {
      (ranks[entry.tenure.post] ?? 0, entry.certainty, entry.tenure.person)
    }
    self.entries = entries.sorted { key($0) < key($1) }
  }

  private static func isSingleSeat(_ post: Int, _ index: GraphIndex) -> Bool {
    SingleSeat.isSingle(index.graph.entities[post].values(of: .title).first ?? "")
      && index.object(of: post, .ofRegion) != nil
  }

  /// - Parameter others: the tenures of a post that one person at a time holds.
  private static func certainty(
    of tenure: TenureView, on day: String, beside others: [TenureView]
  ) -> Certainty? {
    if let start = tenure.startsAfter, day <= start { return nil }
    if let end = tenure.endsBefore, day >= end { return nil }
    guard let first = tenure.first, let last = tenure.last else {
      return distance(day, tenure.endsBefore).flatMap { $0 <= term ? .possible : nil }
    }
    if first <= day && day <= last {
      // Who came back was not in office while another was.
      let between = others.compactMap { other -> ClosedRange<String>? in
        guard let start = other.first, let end = other.last, first < start, start <= end, end < last else {
          return nil
        }
        return start...end
      }
      if between.contains(where: { $0.contains(day) }) { return nil }
      return between.isEmpty || day == first || day == last ? .certain : .likely
    }
    guard let distance = distance(day, day < first ? first : last), distance <= term else { return nil }
    return distance <= 366 ? .likely : .possible
  }

  /// Days in a term of office.
  private static let term = 1827

  private static func distance(_ a: String, _ b: String?) -> Int? {
    guard let x = CivilDate(a)?.dayNumber, let y = b.flatMap({ CivilDate($0)?.dayNumber }) else { return nil }
    return abs(x - y)
  }

  /// The list as text for a terminal, with the sentences; empty when nobody is known.
  /// - Parameter language: that of what is no name.
  public func text(in language: LabelLanguage = .chinese) -> String {
    if entries.isEmpty { return "" }
    let words = PageWords(language)
    let graph = index.graph
    var sources = SourceList(graph)
    var lines: [String] = []
    var region: Int?? = .none
    for entry in entries {
      if region != .some(entry.region) {
        if !lines.isEmpty { lines.append("") }
        lines.append(entry.region.map { graph.entities[$0].label } ?? words.otherBodies)
        region = .some(entry.region)
      }
      let tenure = entry.tenure
      lines.append(
        "  \(graph.entities[tenure.post].label)　\(graph.entities[tenure.person].label)"
          + "　\(words.certainty(entry.certainty))" + words.bracketed(tenure.words(in: words)) + sources.marks(tenure.sources(in: index)))
    }
    return (lines + ["", words.sources] + sources.lines).joined(separator: "\n") + "\n"
  }

  /// The list as JSON, one object an entry, with a line end after each.
  public var jsonLines: [UInt8] {
    let graph = index.graph
    return entries.flatMap { entry -> [UInt8] in
      var writer = JSONWriter()
      writer.object { writer in
        let tenure = entry.tenure
        writer.text("post", graph.entities[tenure.post].label)
        writer.text("postIRI", graph.entities[tenure.post].iri)
        writer.text("person", graph.entities[tenure.person].label)
        writer.text("personIRI", graph.entities[tenure.person].iri)
        writer.text("region", entry.region.map { graph.entities[$0].label })
        writer.text("certainty", entry.certainty.rawValue)
        writer.text("firstAttested", tenure.first)
        writer.text("lastAttested", tenure.last)
        writer.text("startsAfter", tenure.startsAfter)
        writer.text("endsBefore", tenure.endsBefore)
        writer.sources(tenure.sources(in: index), graph)
      }
      return writer.bytes + [0x0A]
    }
  }
}

extension JSONWriter {
  /// Writes a member, unless it is `nil`.
  mutating func text(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  /// Writes `sources`: of each its article, date, quote and scalars.
  mutating func sources(_ sources: [Provenance], _ graph: KnowledgeGraph) {
    key("sources")
    array { writer in
      for source in sources {
        writer.object { writer in
          let article = graph.entity(source.article)
          writer.text("article", article?.values(of: .identifier).first ?? source.article)
          writer.text("date", article?.values(of: .datePublished).first)
          writer.text("quote", source.quote)
          writer.key("scalars")
          writer.array { writer in
            writer.number(source.scalars.lowerBound)
            writer.number(source.scalars.upperBound)
          }
        }
      }
    }
  }
}
