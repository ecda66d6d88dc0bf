import Knowledge
import Ontology
import Text

/// A picture of years: a row a pair of provinces, a column a year, in each cell what brought the two sides together.
///
/// What counties and cities do counts for their provinces. Of what has not taken place there is nothing.
struct PairBoard {
  fileprivate struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  fileprivate struct Row {
    /// Events by year; of those without a day under `nil`.
    var meetings: [String?: Int] = [:]
    var visits: [String?: Int] = [:]
    var agreements = 0
    /// Stated sums in yuan, which repeat each other: their number and the largest.
    var sums = 0
    var largest = 0.0

    var weight: Int { meetings.values.reduce(0, +) + visits.values.reduce(0, +) + agreements }
  }

  private let graph: KnowledgeGraph
  private let language: LabelLanguage
  private let rows: [(pair: Pair, row: Row)]
  /// Whether the first of a pair supports the second.
  private let directed: Set<Pair>
  private let leftOut: Int
  private let articles: Int

  /// - Parameters:
  ///   - focus: only pairs of these regions' provinces; all when empty.
  ///   - maximumRows: so many at most, those with most in common first.
  /// - Complexity: O(*n* log *n* + *e*).
  init(_ graph: KnowledgeGraph, focus: Set<Int>, maximumRows: Int, language: LabelLanguage) {
    let index = GraphIndex(graph)
    let provinces = ProvinceMap(index)
    var sides: [Int: Sides] = [:]
    var support: Set<Pair> = []
    var cited: Set<String> = []
    for (position, edge) in graph.edges.enumerated() {
      guard let subject = index.subject(of: position), let object = index.object(of: position),
        let province = provinces[object]
      else { continue }
      if edge.relation == .supports, let supporter = provinces[subject], supporter != province {
        support.insert(Pair(first: supporter, second: province))
      }
      guard Self.joins(edge.relation), graph.entities[subject].tookPlace else { continue }
      sides[subject, default: Sides()].add(province, edge.relation)
      cited.formUnion(edge.provenance.map(\.article))
    }
    let wanted = Set(focus.compactMap { provinces[$0] })
    var found: [Pair: Row] = [:]
    for (occasion, sides) in sides where sides.count <= Self.crowd {
      let entity = graph.entities[occasion]
      for (first, second) in sides.pairs {
        if !wanted.isEmpty && wanted.isDisjoint(with: [first, second]) { continue }
        let isBackwards = support.contains(Pair(first: second, second: first)) && !support.contains(Pair(first: first, second: second))
        let pair = isBackwards ? Pair(first: second, second: first) : Pair(first: first, second: second)
        found[pair, default: Row()].add(entity)
      }
    }
    let ranked = found.filter { $0.value.weight + $0.value.sums > 0 }
      .map { (pair: $0.key, row: $0.value) }
      .sorted {
        ($1.row.weight, $1.row.sums, $0.pair.first, $0.pair.second) < ($0.row.weight, $0.row.sums, $1.pair.first, $1.pair.second)
      }
    rows = Array(ranked.prefix(maximumRows))
    leftOut = ranked.count - rows.count
    directed = support
    articles = cited.count
    self.graph = graph
    self.language = language
  }

  /// More provinces at one event met as many, not as pairs.
  private static let crowd = 12

  private static func joins(_ relation: Relation) -> Bool {
    [.between, .delegationOf, .visited, .party, .from, .to].contains(relation)
  }

  // MARK: Drawing

  /// The whole document in Graphviz's language.
  func bytes(title: String) -> [UInt8] {
    let words = BoardWords(language)
    let dated = rows.flatMap { Array($0.row.meetings.keys) + Array($0.row.visits.keys) }
    let years = Set(dated.compactMap { $0 }).sorted()
    let hasUndated = dated.contains(nil)
    var heads = [words.pair] + years + (hasUndated ? [words.undated] : [])
    heads += [words.agreements, words.money]
    var lines = [heads.map { Self.cell("<b>\(DOTSyntax.escapedHTML($0))</b>", fill: "#e8edf1") }.joined()]
    for (pair, row) in rows { lines.append(cells(of: pair, row, years, hasUndated, words)) }
    let table = "<table border=\"0\" cellborder=\"1\" cellspacing=\"0\" cellpadding=\"5\" color=\"#d5dbe0\">"
      + lines.map { "<tr>\($0)</tr>" }.joined() + "</table>"
    let caption = words.caption(pairs: rows.count, leftOut: leftOut, articles: articles)
    let font = DOTSyntax.quoted(DiagramStyle.fontName)
    let text = """
      digraph \(DOTSyntax.quoted(title)) {
        graph [charset="UTF-8", fontname=\(font), labelloc="t", bgcolor="#ffffff", pad="0.3", tooltip=\(DOTSyntax.quoted(title)),
          label=<<table border="0" cellspacing="4"><tr><td><font point-size="26"><b>\(DOTSyntax.escapedHTML(title))</b></font></td></tr>\
      <tr><td><font point-size="12" color="#666666">\(DOTSyntax.escapedHTML(caption))</font></td></tr><tr><td> </td></tr></table>>];
        node [fontname=\(font), fontsize="12", fontcolor="#222222", shape="plain"];
        "board" [label=<\(table)>, tooltip=\(DOTSyntax.quoted(title))];
      }

      """
    return Array(text.utf8)
  }

  private func cells(of pair: Pair, _ row: Row, _ years: [String], _ hasUndated: Bool, _ words: BoardWords) -> String {
    let arrow = directed.contains(pair) ? " → " : " — "
    let names = DOTSyntax.escapedHTML(graph.entities[pair.first].label + arrow + graph.entities[pair.second].label)
    var cells = [Self.cell("<b>\(names)</b>", fill: "#ffffff", align: "left")]
    for year in years.map(Optional.some) + (hasUndated ? [nil] : []) {
      let (meetings, visits) = (row.meetings[year] ?? 0, row.visits[year] ?? 0)
      let shown = words.events(meetings: meetings, visits: visits)
      cells.append(Self.cell(DOTSyntax.escapedHTML(shown), fill: Self.shade(meetings + visits)))
    }
    cells.append(Self.cell(row.agreements == 0 ? "" : String(row.agreements), fill: row.agreements == 0 ? "#ffffff" : "#fbf3c0"))
    let money = row.sums == 0 ? "" : words.money(sums: row.sums, largest: row.largest)
    cells.append(Self.cell(DOTSyntax.escapedHTML(money), fill: row.sums == 0 ? "#ffffff" : "#f6ded9", align: "left"))
    return cells.joined()
  }

  private static func shade(_ count: Int) -> String {
    count == 0 ? "#ffffff" : count == 1 ? "#dfeee9" : count < 4 ? "#b7dacf" : "#86bfae"
  }

  private static func cell(_ text: String, fill: String, align: String = "center") -> String {
    "<td bgcolor=\"\(fill)\" align=\"\(align)\">\(text.isEmpty ? " " : text)</td>"
  }
}

extension PairBoard.Row {
  fileprivate mutating func add(_ entity: Entity) {
    let day = entity.values(of: .startDate).first ?? entity.values(of: .date).first
    let year = day.flatMap { PartialDate(lexical: $0) }.map { String($0.year) }
    switch entity.kind {
    case .visit: visits[year, default: 0] += 1
    case .agreement: agreements += 1
    case .measure:
      guard entity.values(of: .unit) == [BoardWords.yuan], let sum = entity.values(of: .value).first.flatMap(Double.init),
        // Larger than all money there is.
        sum > 0, sum < 1e15
      else { return }
      sums += 1
      largest = max(largest, sum)
    case let kind where kind.isEvent: meetings[year, default: 0] += 1
    default: break
    }
  }
}
