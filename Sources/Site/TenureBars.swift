import Knowledge
import Ontology
import Shanhai
import Text

/// Tenures as bars over years: certain while reports have a person in office, likely within a year of that, possible
/// within a term of five, and never beyond what bounds them, as `OfficeHolders` judges a day.
struct TenureBars {
  private static let (year, term) = (366, 1827)

  private let start: Int
  private let end: Int
  let years: [Int]

  /// `nil` when nothing dates the tenures.
  init?(_ tenures: [TenureView]) {
    let days = tenures.flatMap { tenure in
      [tenure.first, tenure.last, tenure.startsAfter, tenure.endsBefore].compactMap { $0.flatMap(CivilDate.init) }
    }
    guard let first = days.min(), let last = days.max(),
      let start = CivilDate(year: first.year, month: 1, day: 1), let end = CivilDate(year: last.year, month: 12, day: 31)
    else { return nil }
    self.start = start.dayNumber
    self.end = end.dayNumber
    years = Array(first.year...last.year)
  }

  /// The bars of a tenure from the widest to the surest, in thousandths of the whole.
  func bars(_ tenure: TenureView) -> Shown {
    let after = Self.day(tenure.startsAfter), before = Self.day(tenure.endsBefore)
    var bars: [(String, Int, Int)] = []
    func add(_ certainty: String, _ from: Int, _ to: Int) {
      let from = max(from, after.map { $0 + 1 } ?? start, start), to = min(to, before.map { $0 - 1 } ?? end, end)
      if from <= to { bars.append((certainty, from, to)) }
    }
    if let first = Self.day(tenure.first), let last = Self.day(tenure.last) {
      add("possible", first - Self.term, last + Self.term)
      add("likely", first - Self.year, last + Self.year)
      add("certain", first, last)
    } else if let before {
      add("possible", before - Self.term, before)
    }
    return .list(bars.map { certainty, from, to in
      let x = place(from)
      return ["certainty": .text(certainty), "x": Shown(x), "width": Shown(max(6, place(to) - x))]
    })
  }

  private func place(_ day: Int) -> Int { (day - start) * 1000 / max(1, end - start) }

  private static func day(_ lexical: String?) -> Int? { lexical.flatMap(CivilDate.init)?.dayNumber }

  /// The years under the bars; of many, every second or fifth has its number.
  var axis: Shown {
    let step = years.count > 24 ? 5 : years.count > 10 ? 2 : 1
    return .list(years.enumerated().map { ["year": .text($0.offset % step == 0 ? String($0.element) : "")] })
  }
}

extension PageComposer {
  /// Adds tenures as bars.
  ///
  /// - Parameter end: the person or post that a line names.
  mutating func addTenures(_ id: String, _ heading: String, _ tenures: [TenureView], naming end: (TenureView) -> Int) {
    if tenures.isEmpty { return }
    let bars = TenureBars(tenures)
    let rows = tenures.prefix(Self.rowLimit).map { tenure in
      let sources = tenure.sources(in: index)
      let qualifiers = Set(sources.flatMap(\.qualifiers)).sorted().map { $0.label(in: page.language) }
      return FactRow(
        ends: [link(end(tenure))], note: ([words(of: tenure)] + qualifiers).joined(separator: words["separator"]),
        marks: citations.marks(sources), fields: ["bars": bars?.bars(tenure) ?? .nothing]
      ).shown
    }
    let more = tenures.count - rows.count
    add(
      id, heading,
      [
        "facts": .list(rows), "more": more > 0 ? .text(words("more", String(more))) : .nothing,
        "axis": bars?.axis ?? .nothing, "isBars": "1",
      ])
  }

  /// When reports have somebody in office, and what bounds it.
  private func words(of tenure: TenureView) -> String {
    var parts: [String] = []
    if let first = tenure.first, let last = tenure.last {
      parts.append(first == last ? words("tenure.seen-day", first) : words("tenure.seen-days", first, last))
    }
    if let day = tenure.startsAfter { parts.append(words("tenure.after", day)) }
    if let day = tenure.endsBefore { parts.append(words("tenure.before", day)) }
    return parts.isEmpty ? words["tenure.undated"] : parts.joined(separator: words["separator"])
  }
}
