import Lexicon
import Text

/// Reads an article's blocks from left to right and decides what each form means.
struct RegionReader {
  let names: RegionNameReader
  private(set) var evidence: RegionEvidence
  private(set) var spans: [RegionSpan] = []
  private var villages: [KnownVillage] = []
  private var villageNames = PhraseMatcher()
  /// The end of a road's or river's name, in which no division begins.
  private var otherNameEnd = 0

  /// A village that the article has named with its county.
  private struct KnownVillage {
    let region: Region
    let division: Int32
  }

  /// The division of the article's outlet.
  private let home: Int32?

  init(names: RegionNameReader, evidence: RegionEvidence, home: Int32?) {
    self.names = names
    self.evidence = evidence
    self.home = home
  }

  private var gazetteer: Gazetteer { names.gazetteer }
  private var scalars: Letters { names.scalars }
  private var cues: RegionCueList { names.cues }

  mutating func read(_ block: ScalarRange) {
    var townships = names.townships(in: block)[...]
    let firstSpan = spans.count
    var position = block.lowerBound
    while true {
      position = nextOpening(from: position, in: block, townships)
      guard position < block.upperBound else { break }
      while let first = townships.first, first.start < position { townships.removeFirst() }
      guard scalars[position].isHan else {
        position += 1
        continue
      }
      if let end = cues.end(of: .idiom, in: scalars, at: position, before: block.upperBound) {
        position = end
        continue
      }
      let here = townships.prefix { $0.start == position }
      guard let end = readNames(at: position, in: block, here) ?? readStrayVillage(at: position, in: block)
        ?? readStrayTownship(at: position, in: block)
      else {
        position += 1
        continue
      }
      position = end
      let places = SmallPlaceReader(names: names, block: block)
      while let last = spans.last, let place = places.place(after: last) {
        if place.region.level == .village {
          know(place)
        }
        append(place)
        position = place.range.upperBound
      }
    }
    let insides = NameContext(cues: cues, scalars: scalars, openings: names.openings)
    for index in firstSpan..<spans.count {
      spans[index].isInsideName = insides.isInsideName(spans[index], in: block)
    }
  }

  private static let opening: Opening = [.division, .regionCue(.idiom)]
  private static let pair = Opening.regionCue(.afterPair)
  private static let follower = Opening.regionCue(.afterCharacter)

  /// The next position at which something may be named, or the block's end.
  private func nextOpening(
    from start: Int, in block: ScalarRange, _ townships: ArraySlice<TownshipReader.Candidate>
  ) -> Int {
    let nextTownship = townships.first { $0.start >= start }?.start ?? block.upperBound
    let (openings, scalars) = (names.openings, names.scalars)
    let (opening, pair, follower) = (Self.opening, Self.pair, Self.follower)
    var position = start
    while position < nextTownship {
      if openings.may(opening, at: position)
        || openings.may(.character, at: position)
          && CharacterReader.hasContext(position, names, in: block)
        // A county's character, in a pair or where guests come to.
        || openings.may(pair, at: position + 2)
        || openings.may(follower, at: position + 1)
          && position > block.lowerBound && CharacterReader.isComing(scalars[position - 1])
        || position + 1 < block.upperBound && scalars[position + 1] == "旗"
        || mayBeStray(position, in: block)
        || !villages.isEmpty && village(at: position, in: block) != nil
      {
        break
      }
      position += 1
    }
    return position
  }

  /// Whether 村, 镇 or 乡 follows soon behind a verb of coming or a list's mark.
  private func mayBeStray(_ position: Int, in block: ScalarRange) -> Bool {
    guard position > block.lowerBound, SmallPlaceReader.endsStage(scalars[position - 1]) else { return false }
    return scalars[ScalarRange(min(position + 2, block.upperBound), min(position + 6, block.upperBound))].contains { scalar in
      scalar == "村" || scalar == "镇" || scalar == "乡" || scalar == "查"
    }
  }

  /// A township that no list has in the outlet's own county, after a verb of coming: 来到大溪乡.
  private mutating func readStrayTownship(at position: Int, in block: ScalarRange) -> Int? {
    guard let home, gazetteer.divisions[Int(home)].level == .county else { return nil }
    let county = RegionSpan(
      range: ScalarRange(position, position), rule: RegionNaming.listed, division: home, region: gazetteer.divisions[Int(home)], form: .full)
    guard let place = SmallPlaceReader(names: names, block: block).strayTownship(at: position, in: county) else { return nil }
    know(place)
    append(place)
    return place.range.upperBound
  }

  /// How many of the mentions before a place are looked at for the one that it belongs to.
  private static let lookBack = 200

  private mutating func readStrayVillage(at position: Int, in block: ScalarRange) -> Int? {
    guard let last = spans.last else { return nil }
    if position > block.lowerBound, scalars[position - 1] == "与", last.region.level == .village,
      position - last.range.upperBound <= 1
    {
      // 甲街道乙村与丙嘎查: of the other side.
      guard let pasture = spans.suffix(Self.lookBack).last(where: { $0.region.key.hasPrefix("15") && $0.region.level >= .county && $0.region.level < .village }),
        let place = SmallPlaceReader(names: names, block: block).strayVillage(at: position, in: pasture, afterVillage: false),
        place.region.name.hasSuffix("嘎查")
      else { return nil }
      append(place)
      return place.range.upperBound
    }
    // Villages of a list lie side by side.
    var parent = last
    let follows = last.region.level == .village && position - last.range.upperBound <= 14
    if last.region.level == .village, let known = spans.suffix(Self.lookBack).last(where: { $0.region.key == last.region.parent }) {
      parent = known
    } else if last.region.level == .village, let chained = last.leading.last {
      parent = RegionSpan(range: last.range, rule: last.rule, division: last.division, region: chained, form: .full)
    }
    if parent.region.level < .county {
      // 南京某公司 between: where the article was before.
      guard let stage = spans.suffix(6).last(where: { $0.region.level >= .county && $0.region.level < .village && $0.form != .deictic })
      else { return nil }
      parent = stage
    }
    guard let place = SmallPlaceReader(names: names, block: block).strayVillage(at: position, in: parent, afterVillage: follows)
    else { return nil }
    know(place)
    append(place)
    return place.range.upperBound
  }

  /// Adds what starts at `position` and gives its end.
  private mutating func readNames(
    at position: Int, in block: ScalarRange, _ townships: ArraySlice<TownshipReader.Candidate>
  ) -> Int? {
    if let span = village(at: position, in: block) {
      append(span)
      return span.range.upperBound
    }
    let longest = gazetteer.forms.longestMatch(in: scalars, at: position, before: block.upperBound)
    let isCharacter = names.openings.may(.character, at: position)
    if longest != nil, isCharacter {
      // 闽宁镇 is a town, although the article names both provinces.
      if let span = township(in: townships, at: position, where: { $0 > position + 2 }) {
        append(span)
        return span.range.upperBound
      }
      let group = CharacterReader(names: names, evidence: evidence, block: block)
        .namedGroup(at: position)
      if !group.isEmpty { return append(group) }
    }
    if let span = township(in: townships, at: position, where: { $0 > longest?.end ?? 0 })
      ?? longest.flatMap({ name(at: position, upTo: $0.end, in: block) })
      ?? township(in: townships, at: position, where: { $0 <= longest?.end ?? 0 })
      ?? banner(at: position, in: block)
    {
      append(span)
      return span.range.upperBound
    }
    guard position >= otherNameEnd,
      isCharacter
        || position > block.lowerBound && CharacterReader.isComing(scalars[position - 1])
        || cues.end(of: .afterPair, in: scalars, at: position + 2, before: block.upperBound) != nil
    else { return nil }
    let characters = CharacterReader(names: names, evidence: evidence, block: block)
    return append(characters.spans(at: position, last: spans.last))
  }

  private mutating func append(_ group: [RegionSpan]) -> Int? {
    for span in group { append(span) }
    return group.last?.range.upperBound
  }

  // MARK: - Names

  /// The longest form from `position` that means a division here.
  private mutating func name(at position: Int, upTo end: Int, in block: ScalarRange) -> RegionSpan? {
    guard position >= otherNameEnd else { return nil }
    for end in stride(from: end, to: position + 1, by: -1) {
      let range = ScalarRange(position, end)
      guard let entry = gazetteer.forms.value(of: scalars[ScalarRange(position, end)]) else { continue }
      if let span = name(entry, at: range, in: block) { return span }
    }
    return nil
  }

  private mutating func name(_ entry: Int32, at range: ScalarRange, in block: ScalarRange)
    -> RegionSpan?
  {
    let meanings = names.meanings(of: entry, at: range.lowerBound, in: block)
    guard !meanings.isEmpty, !names.persons.cover(range, in: scalars, block) else { return nil }
    let context = RegionContext(names: names, evidence: evidence, block: block)
    var parent = spans.last.flatMap { $0.range.upperBound == range.lowerBound ? $0 : nil }
    let inParent = meanings.filter { meaning in
      parent.map {
        meaning.division != $0.division && gazetteer.lies(meaning.division, in: $0.division)
      } ?? false
    }
    if inParent.isEmpty { parent = nil }
    let nearby = spans.last.flatMap { context.isSameSentence($0.range, range) ? $0.division : nil }
    guard
      let chosen = names.fittest(
        inParent.isEmpty ? meanings : inParent, evidence, after: parent?.division ?? nearby)
        ?? inParent.first
    else { return nil }
    // 上海市|长宁区
    let isChained = parent?.form == .full && chosen.strength == .full
    guard
      isChained
        || !names.isCut(
          range, strength: chosen.strength,
          level: gazetteer.divisions[Int(chosen.division)].level, in: block,
          discount: discount(chosen.division, isAfterParent: parent != nil)),
      !context.isOutlet(range), !context.isPerson(range, division: chosen.division, chosen.strength)
    else { return nil }
    if chosen.strength != .full,
      let end = context.otherNameEnd(range, division: chosen.division)
    {
      otherNameEnd = end
      return nil
    }
    guard context.isSupported(range, chosen, parent: parent, last: spans.last) else { return nil }
    return RegionSpan(
      range: range, rule: chosen.strength == .full ? RegionNaming.listed : RegionNaming.short,
      division: chosen.division,
      region: gazetteer.divisions[Int(chosen.division)],
      form: chosen.strength == .full ? .full : .alias)
  }

  /// How much likelier a name is where something speaks for it, in units of `isCut`.
  private func discount(_ division: Int32, isAfterParent: Bool) -> Float {
    if isAfterParent { return 6 }
    if evidence.mentions(of: division) > 0 { return 3 }
    return evidence.kinship(of: division) >= 5 ? 1 : 0
  }

  private func township(
    in candidates: ArraySlice<TownshipReader.Candidate>, at position: Int, where fits: (Int) -> Bool
  ) -> RegionSpan? {
    let previous = spans.last.flatMap { $0.range.upperBound == position ? $0 : nil }
    for candidate in candidates where fits(candidate.end) {
      if let span = TownshipReader(names: names).span(candidate, previous, evidence) { return span }
    }
    return nil
  }

  /// Remembers a village; of those of one name the first is meant.
  private mutating func know(_ place: RegionSpan) {
    let name = scalars[place.range]
    guard villageNames.value(of: name) == nil else { return }
    villageNames.insert(name, value: Int32(villages.count))
    villages.append(KnownVillage(region: place.region, division: place.division))
  }

  /// The village that was named first, of those whose names stand here.
  private func village(at position: Int, in block: ScalarRange) -> RegionSpan? {
    var found: (end: Int, value: Int32)?
    villageNames.forEachMatch(in: scalars, at: position, before: block.upperBound) { match in
      if found.map({ match.value < $0.value }) ?? true { found = (match.end, match.value) }
    }
    guard let found else { return nil }
    let village = villages[Int(found.value)]
    return RegionSpan(
      range: ScalarRange(position, found.end), rule: RegionNaming.knownVillage, division: village.division, region: village.region,
      form: .full)
  }

  /// 前旗, once the article has named 科尔沁右翼前旗.
  private func banner(at position: Int, in block: ScalarRange) -> RegionSpan? {
    guard position + 2 <= block.upperBound, scalars[position + 1] == "旗",
      ["前", "中", "后", "左", "右"].contains(scalars[position])
    else { return nil }
    let ending = String(String.UnicodeScalarView(scalars[ScalarRange(position, position + 2)]))
    let known = evidence.named.filter { gazetteer.divisions[Int($0)].name.hasSuffix(ending) }
    guard known.count == 1 else { return nil }
    return RegionSpan(
      range: ScalarRange(position, position + 2), rule: RegionNaming.banner, division: known[0],
      region: gazetteer.divisions[Int(known[0])], form: .alias)
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
    if evidence.mentions(of: span.division) == 0, span.region.level <= .county {
      evidence.add(span.division)
    }
  }

  private func isParent(_ outer: RegionSpan, of inner: RegionSpan) -> Bool {
    if outer.region.level > .county { return inner.region.parent == outer.region.key }
    if inner.region.level > .county { return gazetteer.lies(inner.division, in: outer.division) }
    return inner.division != outer.division && gazetteer.lies(inner.division, in: outer.division)
  }
}
