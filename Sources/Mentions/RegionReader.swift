import Lexicon
import Text

/// Reads an article's blocks from left to right and decides what each form means.
struct RegionReader {
  let names: RegionNameReader
  private(set) var evidence: RegionEvidence
  private(set) var spans: [RegionSpan] = []
  private var villages: [(name: [Unicode.Scalar], region: Region, division: Int32)] = []

  init(names: RegionNameReader, evidence: RegionEvidence) {
    self.names = names
    self.evidence = evidence
  }

  private var gazetteer: Gazetteer { names.gazetteer }
  private var scalars: [Unicode.Scalar] { names.scalars }
  private var cues: RegionCueList { names.cues }

  mutating func read(_ block: ScalarRange) {
    let townships = TownshipReader(names: names).candidates(in: block)
    let firstSpan = spans.count
    var position = block.lowerBound
    while position < block.upperBound {
      guard scalars[position].isHan else {
        position += 1
        continue
      }
      if let end = cues.end(of: .idiom, in: scalars, at: position, before: block.upperBound) {
        position = end
        continue
      }
      if let span = span(at: position, in: block, townships[position] ?? []) {
        append(span)
        position = span.range.upperBound
      } else {
        let characters = CharacterReader(names: names, evidence: evidence, block: block)
          .spans(at: position, last: spans.last)
        for span in characters { append(span) }
        position = characters.last?.range.upperBound ?? position + 1
        continue
      }
      if let stem = township(after: position, in: block) {
        append(stem)
        position = stem.range.upperBound
      }
      if let village = village(after: position, in: block) {
        append(village)
        position = village.range.upperBound
      }
    }
    let insides = NameContext(cues: cues, scalars: scalars)
    for index in firstSpan..<spans.count {
      spans[index].isInsideName = insides.isInsideName(spans[index], in: block)
    }
  }

  private func span(
    at position: Int, in block: ScalarRange, _ townships: [TownshipReader.Candidate]
  ) -> RegionSpan? {
    for village in villages where position + village.name.count <= block.upperBound {
      let end = position + village.name.count
      if scalars[position..<end].elementsEqual(village.name) {
        return RegionSpan(
          range: ScalarRange(position, end), division: village.division, region: village.region,
          form: .full)
      }
    }
    var forms: [PhraseMatcher.Match] = []
    gazetteer.forms.forEachMatch(in: scalars, at: position, before: block.upperBound) {
      forms.append($0)
    }
    let previous = spans.last.flatMap { $0.range.upperBound == position ? $0 : nil }
    for township in townships where township.end > forms.last?.end ?? 0 {
      if let span = TownshipReader(names: names).span(township, at: position, previous, evidence) {
        return span
      }
    }
    for form in forms.reversed() {
      let range = ScalarRange(position, form.end)
      if let span = name(form.value, at: range, in: block) { return span }
    }
    for township in townships where township.end <= forms.last?.end ?? 0 {
      if let span = TownshipReader(names: names).span(township, at: position, previous, evidence) {
        return span
      }
    }
    return banner(at: position, in: block)
  }

  // MARK: - Names

  private func name(_ entry: Int32, at range: ScalarRange, in block: ScalarRange) -> RegionSpan? {
    let meanings = names.meanings(of: entry)
    guard !meanings.isEmpty else { return nil }
    let context = RegionContext(names: names, evidence: evidence, block: block)
    let parent = spans.last.flatMap { $0.range.upperBound == range.lowerBound ? $0 : nil }
    let inParent = parent.map { parent in
      meanings.filter {
        $0.division != parent.division && gazetteer.lies($0.division, in: parent.division)
      }
    }
    var chosen: RegionNameReader.Meaning?
    if let inParent, !inParent.isEmpty {
      chosen = names.fittest(inParent, evidence, after: parent?.division) ?? inParent.first
    } else {
      let nearby = spans.last.flatMap { context.isSameSentence($0.range, range) ? $0.division : nil }
      chosen = names.fittest(meanings, evidence, after: nearby)
    }
    guard let chosen else { return nil }
    let isAfterParent = !(inParent ?? []).isEmpty
    let mentions = evidence.mentions(of: chosen.division)
    let discount: Float = isAfterParent ? 6 : mentions > 0 ? 3 : evidence.kinship(of: chosen.division) >= 5 ? 1 : 0
    if names.isCut(range, strength: chosen.strength, in: block, discount: discount) { return nil }
    if chosen.strength != .full, context.isPartOfOtherName(range, division: chosen.division) {
      return nil
    }
    if names.persons.cover(range, in: scalars, block) { return nil }
    if context.isOutlet(range) || context.isPerson(range, division: chosen.division, chosen.strength) {
      return nil
    }
    guard context.isSupported(range, chosen, parent: isAfterParent ? parent : nil, last: spans.last)
    else { return nil }
    return RegionSpan(
      range: range, division: chosen.division,
      region: gazetteer.divisions[Int(chosen.division)],
      form: chosen.strength == .full ? .full : .alias)
  }

  /// 前旗, once the article has named 科尔沁右翼前旗.
  private func banner(at position: Int, in block: ScalarRange) -> RegionSpan? {
    guard position + 2 <= block.upperBound, scalars[position + 1] == "旗",
      ["前", "中", "后", "左", "右"].contains(scalars[position])
    else { return nil }
    let ending = String(String.UnicodeScalarView(scalars[position..<(position + 2)]))
    let known = evidence.ranked.filter { gazetteer.divisions[Int($0)].name.hasSuffix(ending) }
    guard known.count == 1 else { return nil }
    return RegionSpan(
      range: ScalarRange(position, position + 2), division: known[0],
      region: gazetteer.divisions[Int(known[0])], form: .alias)
  }

  /// A township without 镇 or 乡 in a body's name, right after its county (鲁甸龙树…产业园).
  private func township(after position: Int, in block: ScalarRange) -> RegionSpan? {
    guard let county = spans.last, county.form != .abbreviation, county.region.level < .township
    else { return nil }
    for length in [4, 3, 2] where position + length < block.upperBound {
      let stem = scalars[position..<(position + length)]
      guard stem.allSatisfy(\.isHan), names.words.cost(of: stem) == nil else { continue }
      for suffix in ["镇", "乡", "街道", "苏木"] {
        let listed = gazetteer.townshipTable.townships(named: (stem + suffix.unicodeScalars)[...])
        guard let township = listed.first(where: { $0.county == county.region.key }),
          let region = gazetteer.region(of: township)
        else { continue }
        let span = RegionSpan(
          range: ScalarRange(position, position + length), division: county.division,
          region: region, form: .alias)
        let insides = NameContext(cues: cues, scalars: scalars)
        if insides.isInsideName(span, in: block) { return span }
      }
    }
    return nil
  }

  // MARK: - Villages

  /// A village named right after its township or county (许家冲村).
  private mutating func village(after position: Int, in block: ScalarRange) -> RegionSpan? {
    guard let parent = spans.last, parent.region.level >= .prefecture else { return nil }
    var end = position
    while end < block.upperBound, end - position < 7, scalars[end].isHan {
      let isVillage =
        scalars[end] == "村"
        || (end > position && scalars[end] == "区" && scalars[end - 1] == "社")
        || (end > position && scalars[end] == "查" && scalars[end - 1] == "嘎")
      if isVillage {
        let start = scalars[end] == "村" ? end : end - 1
        guard start > position, start - position <= 5,
          cues.start(of: .genericVillage, in: scalars, endingAt: start, after: position) == nil,
          cues.end(of: .afterVillage, in: scalars, at: end + 1, before: block.upperBound) == nil,
          !contains(.notInVillage, from: position, to: start)
        else { return nil }
        let range = ScalarRange(position, end + 1)
        let name = String(String.UnicodeScalarView(scalars[position...end]))
        let region = Region(
          key: "\(parent.region.key)/\(name)", adcode: nil, name: name, level: .village,
          parent: parent.region.key)
        if start - position >= 2 {
          villages.append((Array(scalars[position...end]), region, parent.division))
        }
        return RegionSpan(range: range, division: parent.division, region: region, form: .full)
      }
      end += 1
    }
    return nil
  }

  private func contains(_ role: RegionCueList.Role, from start: Int, to end: Int) -> Bool {
    (start..<end).contains { cues.end(of: role, in: scalars, at: $0, before: end) != nil }
  }

  // MARK: - Chains

  /// Adds a span, joined with the parents that stand right before it.
  private mutating func append(_ span: RegionSpan) {
    var span = span
    if let last = spans.last, last.range.upperBound == span.range.lowerBound,
      last.form == .full || last.form == .alias, span.form == .full || span.form == .alias,
      last.region.key != span.region.key, isParent(last, of: span)
    {
      span.range = ScalarRange(last.range.lowerBound, span.range.upperBound)
      span.leading = last.leading + [last.region]
      spans[spans.count - 1] = span
    } else {
      spans.append(span)
    }
    if evidence.mentions(of: span.division) == 0, span.region.level <= .county { evidence.add(span.division) }
  }

  private func isParent(_ outer: RegionSpan, of inner: RegionSpan) -> Bool {
    if outer.region.level > .county { return inner.region.parent == outer.region.key }
    if inner.region.level > .county { return gazetteer.lies(inner.division, in: outer.division) }
    return inner.division != outer.division && gazetteer.lies(inner.division, in: outer.division)
  }
}
