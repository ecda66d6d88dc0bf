import Lexicon
import Text

/// Reads townships: listed names when their county or prefecture fixes them, unlisted ones right
/// after their county.
struct TownshipReader {
  /// A listed name in the text.
  struct Candidate {
    let start: Int
    let end: Int
    let townships: [TownshipTable.Township]
  }

  let names: RegionNameReader
  private static let longestName = 12

  private var gazetteer: Gazetteer { names.gazetteer }
  private var scalars: Letters { names.scalars }

  /// Listed names in the order of their starts, longest first.
  func candidates(in block: ScalarRange) -> [Candidate] {
    var found: [Candidate] = []
    for last in block.positions {
      let suffix: Int
      switch scalars[last] {
      case "镇", "乡": suffix = 1
      case "道" where last > block.lowerBound && scalars[last - 1] == "街": suffix = 2
      // 塘沽街 for 塘沽街道
      case "街" where last + 1 == block.upperBound || scalars[last + 1] != "道": suffix = 1
      case "木" where last > block.lowerBound && scalars[last - 1] == "苏": suffix = 2
      default: continue
      }
      let isShort = scalars[last] == "街"
      var hash = TownshipTable.NameHash()
      if isShort { hash.prepend("道") }
      for position in stride(from: last, to: last - suffix, by: -1) { hash.prepend(scalars[position]) }
      var start = last - suffix
      while start >= block.lowerBound, last - start < Self.longestName, scalars[start].isHan {
        hash.prepend(scalars[start])
        if !isShort || last - start >= 2, gazetteer.townshipTable.mayHold(hash) {
          let townships = gazetteer.townshipTable.townships(
            named: isShort ? (Array(scalars[start...last]) + ["道"])[...] : scalars[start...last])
          if !townships.isEmpty {
            found.append(Candidate(start: start, end: last + 1, townships: townships))
          }
        }
        start -= 1
      }
    }
    return found.sorted { ($0.start, $1.end) < ($1.start, $0.end) }
  }

  /// The township that a candidate means, given the mention right before it and the article's
  /// divisions; `nil` when they don't fix it.
  func span(
    _ candidate: Candidate, _ previous: RegionSpan?, _ evidence: RegionEvidence
  ) -> RegionSpan? {
    if isCut(candidate, previous, evidence) { return nil }
    var best: (township: TownshipTable.Township, county: Int32, score: Int)?
    var isTied = false
    for township in candidate.townships {
      guard let county = gazetteer.place(of: township.county) else { continue }
      let score = score(county, previous, evidence) * 2 + (township.isCurrent ? 1 : 0)
      guard score >= 6 else { continue }
      if score == best?.score { isTied = true }
      if score > best?.score ?? 0 {
        best = (township, county, score)
        isTied = false
      }
    }
    guard let best, !isTied, let region = gazetteer.region(of: best.township) else { return nil }
    return RegionSpan(
      range: ScalarRange(candidate.start, candidate.end), rule: RegionNaming.township, division: best.county, region: region, form: .full)
  }

  /// 静海镇原: the last character begins a county that the article names.
  private func isCut(_ candidate: Candidate, _ previous: RegionSpan?, _ evidence: RegionEvidence)
    -> Bool
  {
    guard scalars[candidate.end - 1] == "镇",
      let match = gazetteer.forms.longestMatch(
        in: scalars, at: candidate.end - 1, before: scalars.count)
    else { return false }
    // Where it stands only here, the count is of this very place.
    return gazetteer.senses[Int(match.value)].contains { evidence.mentions(of: $0.division) > 1 }
  }

  private func score(_ county: Int32, _ previous: RegionSpan?, _ evidence: RegionEvidence) -> Int {
    var score = 0
    if let previous, gazetteer.lies(county, in: previous.division) { score += 40 }
    score += min(evidence.mentions(ofCurrent: county), 5) > 0 ? 12 : 0
    let parent = gazetteer.parents[Int(county)]
    guard parent >= 0 else { return score }
    if evidence.mentions(of: parent) > 0 { score += 4 }
    if evidence.mentions(in: parent) > 0, gazetteer.divisions[Int(parent)].level != .province {
      score += 2
    }
    return score
  }
}
