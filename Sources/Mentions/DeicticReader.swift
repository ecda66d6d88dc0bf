import Articles
import Lexicon
import Text

/// Reads 我省, 全州, 该县, 两地: words that mean a division by its place in the article. What the
/// article doesn't fix is left out.
struct DeicticReader {
  let gazetteer: Gazetteer
  let scalars: Letters
  let blocks: [Block]
  let home: Int32?
  let evidence: RegionEvidence
  let openings: Openings

  private var cues: RegionCueList { gazetteer.readingAids.cues }
  /// How many of the mentions before a word are looked at for the one that it means.
  private static let lookBack = 200
  private static let smallPlaces = ["村", "镇", "乡", "街道", "社区", "嘎查", "苏木"]

  /// The spans and, between them, those of the deictic words that the article fixes.
  func adding(to spans: [RegionSpan]) -> [RegionSpan] {
    var result: [RegionSpan] = []
    result.reserveCapacity(spans.count)
    var next = 0
    for block in blocks {
      var position = block.range.lowerBound
      while position < block.range.upperBound {
        if next < spans.count, spans[next].range.lowerBound == position {
          result.append(spans[next])
          position = spans[next].range.upperBound
          next += 1
          continue
        }
        let limit = min(
          block.range.upperBound, next < spans.count ? spans[next].range.lowerBound : .max)
        let opening = openings.next(.regionCue(.deictic), from: position, before: limit)
        guard opening < limit else {
          position = max(limit, position + 1)
          continue
        }
        position = opening
        if let end = cues.end(of: .deictic, in: scalars, at: position, before: limit),
          !isLongerWord(position, end, block.range)
        {
          let read = read(ScalarRange(position, end), in: block.range, before: result)
          result.append(contentsOf: read)
          position = end
        } else {
          position += 1
        }
      }
    }
    return result
  }

  /// 全市场, 我区分: the deictic word is cut out of others.
  private func isLongerWord(_ start: Int, _ end: Int, _ block: ScalarRange) -> Bool {
    cues.end(of: .notDeictic, in: scalars, at: end - 1, before: block.upperBound) != nil
  }

  private func read(_ range: ScalarRange, in block: ScalarRange, before spans: [RegionSpan])
    -> [RegionSpan]
  {
    let kind = scalars[ScalarRange(range.lowerBound + 1, range.upperBound)]
    if scalars[range.lowerBound] == "该", Self.smallPlaces.contains(where: { kind.elementsEqual($0.unicodeScalars) }) {
      // 与该村签订协议: the village named last.
      let ending = String(String.UnicodeScalarView(kind))
      guard let place = spans.suffix(Self.lookBack).last(where: { $0.region.level >= .township && $0.region.name.hasSuffix(ending) && $0.form != .deictic })
      else { return [] }
      return [RegionSpan(range: range, rule: RegionNaming.deicticPlace, division: place.division, region: place.region, form: .deictic)]
    }
    let unit = Unit(kind)
    let division: Int32?
    switch scalars[range.lowerBound] {
    case "我", "本":
      division = homeDivision(unit)
    case "全":
      division =
        nearest(unit, in: spans, from: sentenceStart(range.lowerBound, block))
        ?? nearest(unit, in: spans, from: block.lowerBound) ?? homeDivision(unit)
    case "该":
      division =
        nearest(unit, in: spans, from: block.lowerBound, climbing: false)
        ?? nearest(unit, in: spans, from: 0, climbing: false)
    case "两":
      return pair(range, unit, in: spans)
    default:
      division = nearest(.autonomousRegion, in: spans, from: block.lowerBound) ?? homeDivision(.autonomousRegion)
    }
    return division.map { [span(range, $0)] } ?? []
  }

  private func span(
    _ range: ScalarRange, _ division: Int32, by rule: MentionRule = RegionNaming.deictic
  ) -> RegionSpan {
    RegionSpan(
      range: range, rule: rule, division: division, region: gazetteer.divisions[Int(division)], form: .deictic)
  }

  private func sentenceStart(_ position: Int, _ block: ScalarRange) -> Int {
    var start = position
    let lowest = max(block.lowerBound, position - longestSentence)
    while start > lowest, !["。", "！", "？", "；"].contains(scalars[start - 1]) { start -= 1 }
    return start
  }

  /// The narrowest division that 我省, 我市, 我县 mean.
  func ownDivision(among spans: [RegionSpan]) -> Region? {
    spans.filter { span in
      span.form == .deictic && ["我", "本"].contains(scalars[span.range.lowerBound])
    }.map(\.region).max { $0.level < $1.level }
  }

  // MARK: - Which division

  /// The outlet's region of a kind; without a known outlet, the one of which the article speaks
  /// most.
  private func homeDivision(_ unit: Unit) -> Int32? {
    if let home { return climb(home, unit) }
    // A division that is itself named goes before the parents of those that are.
    return mostNamed { unit.fits(gazetteer.divisions[Int($0)]) ? $0 : nil }
      ?? mostNamed { climb($0, unit) }
  }

  /// The division that is meant more than twice as often as any other.
  private func mostNamed(_ meant: (Int32) -> Int32?) -> Int32? {
    var counts: [Int32: Int] = [:]
    for division in evidence.named {
      if let fitting = meant(division) {
        counts[fitting, default: 0] += evidence.mentions(of: division)
      }
    }
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = ranked.first, ranked.count == 1 || first.value > ranked[1].value * 2 else {
      return nil
    }
    return first.key
  }

  /// The division itself or its nearest parent of a kind.
  private func climb(_ division: Int32, _ unit: Unit) -> Int32? {
    var place = division
    while place >= 0 {
      if unit.fits(gazetteer.divisions[Int(place)]) { return place }
      place = gazetteer.parents[Int(place)]
    }
    return nil
  }

  private func nearest(
    _ unit: Unit, in spans: [RegionSpan], from start: Int, climbing: Bool = true
  ) -> Int32? {
    for span in spans.suffix(Self.lookBack).reversed() {
      guard span.range.lowerBound >= start else { return nil }
      if unit.fits(gazetteer.divisions[Int(span.division)]) { return span.division }
      if climbing, let place = climb(span.division, unit) { return place }
    }
    return nil
  }

  /// The two divisions that the article sets side by side last: one mention for 两, one for the
  /// rest. None when they stand right before (沪滇两地).
  private func pair(_ range: ScalarRange, _ unit: Unit, in spans: [RegionSpan]) -> [RegionSpan] {
    if let last = spans.last, last.range.upperBound == range.lowerBound { return [] }
    var second: Int32?
    for span in spans.suffix(Self.lookBack).reversed() where unit.fits(gazetteer.divisions[Int(span.division)]) {
      guard let known = second else {
        second = span.division
        continue
      }
      guard span.division != known else { continue }
      let level = gazetteer.divisions[Int(known)].level
      guard gazetteer.divisions[Int(span.division)].level == level,
        level == .province || gazetteer.province(of: span.division) != gazetteer.province(of: known)
      else { continue }
      return [
        self.span(ScalarRange(range.lowerBound, range.lowerBound + 1), span.division, by: RegionNaming.deicticPair),
        self.span(ScalarRange(range.lowerBound + 1, range.upperBound), known, by: RegionNaming.deicticPair),
      ]
    }
    return []
  }

  /// The kind of division that a deictic word speaks of.
  private struct Unit {
    private let endings: [String]
    private let level: RegionLevel?

    static let autonomousRegion = Unit(endings: ["自治区"], level: .province)

    private init(endings: [String], level: RegionLevel?) {
      self.endings = endings
      self.level = level
    }

    init(_ words: ArraySlice<Unicode.Scalar>) {
      if words.count > 1 {
        // 两省区, 两市州.
        level = words.contains("省") ? .province : .prefecture
        endings = [""]
      } else {
        level = words.first == "省" ? .province : nil
        endings = words.first == "地" ? [""] : [String(String.UnicodeScalarView(words))]
      }
    }

    func fits(_ region: Region) -> Bool {
      (level == nil || region.level == level) && endings.contains { region.name.hasSuffix($0) }
    }
  }
}
