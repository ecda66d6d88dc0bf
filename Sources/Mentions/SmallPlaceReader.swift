import Lexicon
import Text

/// Reads what no list has, by its place: townships and villages right after their county.
struct SmallPlaceReader {
  let names: RegionNameReader
  let block: ScalarRange

  private var gazetteer: Gazetteer { names.gazetteer }
  private var scalars: Letters { names.scalars }
  private var cues: RegionCueList { names.cues }

  /// The township or village that stands right after `parent`.
  func place(after parent: RegionSpan) -> RegionSpan? {
    guard parent.form == .full || parent.form == .alias, parent.region.level >= .prefecture,
      parent.region.level < .village
    else { return nil }
    if parent.region.level < .township,
      let township = stem(after: parent) ?? unlisted(after: parent)
    {
      return township
    }
    return village(after: parent)
  }

  /// A township without 镇 or 乡 in a body's name (鲁甸龙树…产业园).
  private func stem(after county: RegionSpan) -> RegionSpan? {
    let insides = NameContext(cues: cues, scalars: scalars, openings: names.openings)
    guard insides.isInsideName(county, in: block) else { return nil }
    let start = county.range.upperBound
    for length in [4, 3, 2] where start + length < block.upperBound {
      let stem = scalars[ScalarRange(start, start + length)]
      // 四川北路: a road as likely as its street.
      guard stem.allSatisfy(\.isHan), names.words.cost(of: stem) == nil, stem.last != "路", stem.last != "街" else { continue }
      for suffix in ["镇", "乡", "街道", "苏木"] {
        var hash = TownshipTable.NameHash()
        for scalar in stem { hash.append(scalar) }
        for scalar in suffix.unicodeScalars { hash.append(scalar) }
        guard gazetteer.townshipTable.mayHold(hash) else { continue }
        let listed = gazetteer.townshipTable.townships(named: (stem + suffix.unicodeScalars)[...])
        guard let township = listed.first(where: { $0.county == county.region.key }),
          let region = gazetteer.region(of: township)
        else { continue }
        let span = RegionSpan(
          range: ScalarRange(start, start + length), rule: RegionNaming.townshipStem,
          division: county.division, region: region, form: .alias)
        if !scalars[span.range.upperBound...].starts(with: suffix.unicodeScalars), insides.isInsideName(span, in: block) { return span }
      }
    }
    return nil
  }

  /// A township that no list has, right after its county.
  private func unlisted(after county: RegionSpan) -> RegionSpan? {
    guard county.region.level >= .county else { return nil }
    let start = county.range.upperBound
    var end = start
    while end < block.upperBound, end - start < 5, scalars[end].isHan {
      if scalars[end] == "乡", "故家老他同".unicodeScalars.contains(scalars[end - 1]) { return nil }
      // 住房和城乡建设局
      if scalars[end] == "乡", scalars[end - 1] == "城", "建规融统一居".unicodeScalars.contains(scalars[end + 1]) { return nil }
      if ["镇", "乡"].contains(scalars[end]), end - start >= 2 {
        guard isProperName(start, end), scalars[end - 1] != "小", scalars[end - 1] != "古",
          gazetteer.forms.longestMatch(in: scalars, at: end, before: block.upperBound) == nil,
          !gazetteer.startsIdiom(in: scalars, at: end - 1, before: block.upperBound),
          gazetteer.townshipTable.townships(named: scalars[start...end]).allSatisfy({
            $0.county != county.region.key
          }),
          !(scalars[end] == "乡" && end + 1 < block.upperBound && ["村", "镇"].contains(scalars[end + 1]))
        else { return nil }
        return place(start, end + 1, in: county, .township, by: RegionNaming.unlistedTownship)
      }
      end += 1
    }
    return nil
  }

  /// A village (许家冲村), community or gacha.
  private func village(after parent: RegionSpan) -> RegionSpan? {
    let start = parent.range.upperBound
    var end = start
    while end < block.upperBound, end - start < 7, scalars[end].isHan {
      let suffix: Int
      switch scalars[end] {
      // 中村村, 王村镇
      case "村" where end + 1 < block.upperBound && "村镇乡".unicodeScalars.contains(scalars[end + 1]): suffix = 0
      case "村": suffix = 1
      case "区" where end > start && scalars[end - 1] == "社": suffix = 2
      case "区" where end > start + 2 && scalars[end - 1] == "民" && scalars[end - 2] == "居": suffix = 3
      case "查" where end > start && scalars[end - 1] == "嘎": suffix = 2
      default: suffix = 0
      }
      if suffix > 0 {
        let nameEnd = end + 1 - suffix
        guard nameEnd > start, nameEnd - start <= 5, isProperName(start, nameEnd),
          !scalars.has("街道", at: end + 1),
          !scalars[ScalarRange(start, nameEnd)].contains(where: { ["镇", "乡", "县", "市"].contains($0) }),
          cues.end(of: .afterVillage, in: scalars, at: end + 1, before: block.upperBound) == nil
        else { return nil }
        return place(start, end + 1, in: parent, .village, by: RegionNaming.village)
      }
      end += 1
    }
    return nil
  }

  private static let stageWords = ["来到", "走进", "前往", "深入", "慰问了", "查看了", "察看了", "来到了", "走访了", "考察了", "参观了", "走访", "赴", "在", "到", "与", "和", "、"]

  /// Whether a stage word may end with a character.
  static func endsStage(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "到", "进", "往", "入", "了", "访", "赴", "在", "与", "和", "、": true
    default: false
    }
  }

  /// A township of a known county, after a verb of coming.
  func strayTownship(at start: Int, in county: RegionSpan) -> RegionSpan? {
    guard scalars[start].isHan, followsStage(start) else { return nil }
    for end in ScalarRange(start + 2, min(start + 5, block.upperBound)).positions {
      guard scalars[end].isHan else { return nil }
      guard ["镇", "乡"].contains(scalars[end]) else { continue }
      guard isProperName(start, end), scalars[end - 1] != "小", scalars[end - 1] != "古", scalars[end - 1] != "之",
        names.words.cost(of: scalars[start...end]) == nil,
        !scalars[ScalarRange(start, end)].contains(where: { ["村", "县", "市", "区"].contains($0) }),
        end + 1 == block.upperBound || !"村镇乡".unicodeScalars.contains(scalars[end + 1]),
        gazetteer.forms.longestMatch(in: scalars, at: end, before: block.upperBound) == nil
      else { return nil }
      return place(start, end + 1, in: county, .township, by: RegionNaming.visitedTownship)
    }
    return nil
  }

  private func followsStage(_ start: Int) -> Bool {
    Self.stageWords.contains {
      let count = $0.unicodeScalars.count
      return start - count >= block.lowerBound && scalars[ScalarRange(start - count, start)].elementsEqual($0.unicodeScalars)
    }
  }

  /// A village that is named without its parents, after a verb of coming or in a list (来到桂溪村):
  /// it lies where the article last was.
  func strayVillage(at start: Int, in parent: RegionSpan, afterVillage: Bool) -> RegionSpan? {
    guard parent.region.level >= .county, parent.region.level < .village, scalars[start].isHan, followsStage(start)
    else { return nil }
    for end in ScalarRange(start + 2, min(start + 6, block.upperBound)).positions {
      guard scalars[end].isHan else { return nil }
      let suffix = scalars[end] == "村" ? 1 : scalars[end] == "查" && scalars[end - 1] == "嘎" ? 2 : 0
      guard suffix > 0 else { continue }
      let nameEnd = end + 1 - suffix
      guard nameEnd - start >= 2, isProperName(start, nameEnd),
        afterVillage || suffix == 2 || names.words.cost(of: scalars[ScalarRange(start, nameEnd)]) == nil && names.words.cost(of: scalars[start...end]) == nil,
        end + 1 == block.upperBound || !"村镇乡".unicodeScalars.contains(scalars[end + 1]),
        !scalars[ScalarRange(start, nameEnd)].contains(where: { ["镇", "乡", "县", "市", "区"].contains($0) }),
        cues.end(of: .afterVillage, in: scalars, at: end + 1, before: block.upperBound) == nil
      else { return nil }
      return place(start, end + 1, in: parent, .village, by: RegionNaming.visitedVillage)
    }
    return nil
  }

  private func place(_ start: Int, _ end: Int, in parent: RegionSpan, _ level: RegionLevel, by rule: MentionRule)
    -> RegionSpan
  {
    let name = String(String.UnicodeScalarView(scalars[ScalarRange(start, end)]))
    let region = Region(
      key: "\(parent.region.key)/\(name)", adcode: nil, name: name, level: level,
      parent: parent.region.key)
    return RegionSpan(
      range: ScalarRange(start, end), rule: rule, division: parent.division, region: region, form: .full)
  }

  private static let particles = Set("向还在到与和及对同给将从为是等于把被之其由以也都并该".unicodeScalars)

  /// Whether the words before 村 or 镇 are a name, not 贫困 or 各.
  private func isProperName(_ start: Int, _ end: Int) -> Bool {
    // 向家村, but not 向某村
    (!Self.particles.contains(scalars[start]) || end - start == 2 && scalars[start + 1] == "家")
      && (cues.start(of: .genericVillage, in: scalars, endingAt: end, after: start) == nil
        // 大面山村, but not 贫困山村
        || end - start >= 3 && scalars[end - 1] == "山"
          && cues.start(of: .genericVillage, in: scalars, endingAt: end - 1, after: start) == nil)
      && !(start..<end).contains {
        cues.end(of: .notInVillage, in: scalars, at: $0, before: end) != nil
      }
  }
}
