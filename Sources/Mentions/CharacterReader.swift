import Lexicon
import Text

/// Reads one-character forms: pairs and groups (沪滇协作, 京津冀), and single ones in a frame
/// (援滇, 沪企, 在甬).
struct CharacterReader {
  let names: RegionNameReader
  let evidence: RegionEvidence
  let block: ScalarRange

  private var gazetteer: Gazetteer { names.gazetteer }
  private var scalars: Letters { names.scalars }
  private var cues: RegionCueList { names.cues }

  /// Whether a character is the short form of some division.
  private func isForm(_ position: Int) -> Bool { names.openings.may(.character, at: position) }

  /// Whether more than the character at `position` speaks for a division: another form beside it, a
  /// frame before it, or a word behind it.
  static func hasContext(_ position: Int, _ names: RegionNameReader, in block: ScalarRange) -> Bool {
    let (openings, scalars) = (names.openings, names.scalars)
    if openings.may(besides, at: position + 1) { return true }
    if position + 1 < block.upperBound, scalars[position + 1] == "、" { return true }
    guard position > block.lowerBound else { return false }
    return scalars[position - 1] == "、"
      || names.cues.mayEnd(.beforeCharacter, with: scalars[position - 1])
  }

  private static let besides: Opening = [.character, .regionCue(.afterCharacter)]

  /// The divisions that the run of characters at `position` means, one span each, or nothing.
  func spans(at position: Int, last: RegionSpan?) -> [RegionSpan] {
    guard !names.persons.cover(ScalarRange(position, position + 1), in: scalars, block) else { return [] }
    guard isForm(position) else { return county(at: position) }
    for length in [4, 3, 2] {
      guard position + 1 < block.upperBound, isForm(position + 1) else {
        break
      }
      if let group = group(at: position, length: length) { return spans(group, from: position, by: RegionNaming.characters) }
    }
    if let single = single(at: position, last) { return spans([single], from: position, by: RegionNaming.character) }
    return county(at: position)
  }

  /// The group at `position` when it is listed and the article names all of its divisions: then it
  /// goes before a name of the same characters (台南 of 台州 and 南充).
  func namedGroup(at position: Int) -> [RegionSpan] {
    guard position + 2 <= block.upperBound,
      let listed = listedGroup(ScalarRange(position, position + 2)),
      listed.allSatisfy({ evidence.mentions(of: $0) > 0 })
    else { return [] }
    return spans(listed, from: position, by: RegionNaming.characters)
  }

  private func spans(_ divisions: [Int32], from position: Int, by rule: MentionRule) -> [RegionSpan] {
    divisions.enumerated().map { offset, division in
      RegionSpan(
        range: ScalarRange(position + offset, position + offset + 1), rule: rule, division: division,
        region: gazetteer.divisions[Int(division)], form: .abbreviation)
    }
  }

  // MARK: - Groups

  private func group(at position: Int, length: Int) -> [Int32]? {
    let end = position + length
    guard end <= block.upperBound,
      (position..<end).allSatisfy(isForm)
    else { return nil }
    let range = ScalarRange(position, end)
    guard cues.end(of: .afterRoad, in: scalars, at: end, before: block.upperBound) == nil else {
      return nil
    }
    let isFollowed =
      cues.end(of: .afterPair, in: scalars, at: end, before: block.upperBound) != nil
      || end < block.upperBound && (scalars[end] == "”" || scalars[end] == "》")
    let listed = listedGroup(range)
    if length > 2, listed == nil { return nil }
    var divisions: [Int32] = []
    var known = 0
    var strong = 0
    for offset in 0..<length {
      let character = scalars[position + offset]
      let senses = gazetteer.characters[character] ?? []
      let named = senses.filter { evidence.mentions(of: $0.division) > 0 }
      if let division = listed?[offset],
        named.isEmpty || named.contains(where: { $0.division == division })
      {
        divisions.append(division)
        if !named.isEmpty || evidence.mentions(in: division) > 0 { known += 1 }
        if senses.contains(where: { $0.division == division && $0.use == .formal }) { strong += 1 }
        continue
      }
      guard let sense = resolve(senses) else { return nil }
      // 津秦两地, of 秦安县: a county that is named goes before a province that is not.
      if evidence.mentions(in: sense.division) == 0, let county = namedCounty(character) {
        divisions.append(county)
        known += 1
        continue
      }
      divisions.append(sense.division)
      if evidence.mentions(in: sense.division) > 0 { known += 1 }
      if sense.use == .formal || sense.use == .standalone { strong += 1 }
    }
    guard Set(divisions).count == divisions.count else { return nil }
    let isPlausible: Bool
    if listed != nil {
      isPlausible =
        known == length || known > 0 && (isFollowed || strong == length)
        || isFollowed || strong == length && length > 2
    } else {
      isPlausible = isFollowed && (known == length || known > 0 && strong > 0 || strong == length)
    }
    guard isPlausible,
      known > 0
        || cues.end(of: .notCharacter, in: scalars, at: end, before: block.upperBound) == nil
    else { return nil }
    let discount = Float(known) * 3 + (isFollowed ? 3 : 0)
    return names.isCut(range, strength: .group, in: block, discount: discount) ? nil : divisions
  }

  private func listedGroup(_ range: ScalarRange) -> [Int32]? {
    guard let entry = gazetteer.forms.value(of: scalars[range]) else {
      return nil
    }
    let group = gazetteer.senses[Int(entry)].filter { $0.strength == .group }
    return group.count == range.count ? group.map(\.division) : nil
  }

  /// The sense that the article names, else the one that is always meant.
  private func resolve(_ senses: [CharacterSense]) -> CharacterSense? {
    let named = senses.filter { evidence.mentions(of: $0.division) > 0 }
    if !named.isEmpty {
      let ranked = named.sorted { evidence.mentions(of: $0.division) > evidence.mentions(of: $1.division) }
      if ranked.count > 1,
        evidence.mentions(of: ranked[0].division) == evidence.mentions(of: ranked[1].division)
      {
        return ranked.first { $0.use == .formal } ?? ranked.first { $0.use == .standalone }
      }
      return ranked[0]
    }
    let formal = senses.filter { $0.use == .formal }
    if formal.count == 1 { return formal[0] }
    let alone = senses.filter { $0.use == .standalone }
    return formal.isEmpty && alone.count == 1 ? alone[0] : nil
  }

  // MARK: - Single characters

  private func single(at position: Int, _ last: RegionSpan?) -> Int32? {
    let character = scalars[position]
    let end = position + 1
    let frame = cues.start(
      of: .beforeCharacter, in: scalars, endingAt: position, after: block.lowerBound)
    let isFollowed =
      cues.end(of: .afterCharacter, in: scalars, at: end, before: block.upperBound) != nil
    let isListed = isInList(position, last)
    // Most characters stand in no frame: these are told first.
    guard frame != nil || isFollowed || isListed,
      cues.end(of: .notCharacter, in: scalars, at: end, before: block.upperBound) == nil,
      case let senses = gazetteer.characters[character] ?? [], case let isHost = frame != nil && hasGuests(position),
      let sense = resolve(senses) ?? (isHost && senses.count == 1 ? senses[0] : nil)
    else { return nil }
    let isKnown = evidence.mentions(of: sense.division) > 0
    let isRare = cues.end(of: .distinctCharacter, in: scalars, at: position, before: end) != nil
    let isStrongFrame = frame.map { Self.strongFrames.contains(scalars[$0]) } ?? false
    let isPlausible: Bool
    switch sense.use {
    case .formal, .standalone:
      isPlausible =
        isKnown && (frame != nil || isFollowed) || isListed && (isKnown || isRare)
        || isRare && (frame != nil || isFollowed) || isStrongFrame
        // 在新农村: a common word needs more.
        || frame != nil && isFollowed && !isCommonWord(position) || isHost
    case .pair, .nickname:
      isPlausible =
        isKnown && (frame != nil && (isFollowed || isStrongFrame || isClosed(end)) || isListed) || isHost
    }
    guard isPlausible else { return nil }
    if frame == nil, position > block.lowerBound,
      gazetteer.readingAids.plainSurnames.contains(scalars[position - 1]), !isFollowed
    { return nil }
    let discount: Float =
      (isKnown ? 3 : 0) + (frame != nil ? 2 : 0) + (isFollowed ? 2 : 0) + (isStrongFrame || isHost ? 2 : 0)
    let range = ScalarRange(position, end)
    if names.isCut(range, strength: .abbreviation, in: block, discount: discount) { return nil }
    return sense.division
  }

  /// 会见来明的宁波市副市长: whether guests come here who are named by where they come from.
  private func hasGuests(_ position: Int) -> Bool {
    guard scalars[position - 1] == Self.coming[0], let aim = aim(behind: position),
      let match = gazetteer.forms.longestMatch(in: scalars, at: aim, before: block.upperBound)
    else { return false }
    return match.end - aim > (aim > position + 2 ? 1 : 2) && names.meanings(of: match.value).contains { $0.strength >= .alias }
  }

  /// The place behind 的 in 来明的, 来明挂职的.
  private func aim(behind position: Int) -> Int? {
    let end = cues.end(of: .afterCharacter, in: scalars, at: position + 1, before: block.upperBound) ?? position + 1
    return end < block.upperBound && scalars.has("的", at: end) ? end + 1 : nil
  }

  /// Whether a character is a frequent word by itself (新).
  private func isCommonWord(_ position: Int) -> Bool {
    names.words.cost(of: scalars[ScalarRange(position, position + 1)])
      .map { $0 < names.commonCharacter } ?? false
  }

  /// Whether the text pauses at `end`, or a function word follows.
  private func isClosed(_ end: Int) -> Bool {
    end == block.upperBound || !scalars[end].isHan
      || cues.end(of: .stop, in: scalars, at: end, before: block.upperBound) != nil
  }

  /// 沪、滇两地: beside a mark and another such character.
  private func isInList(_ position: Int, _ last: RegionSpan?) -> Bool {
    if let last, last.form == .abbreviation, last.range.upperBound + 1 == position,
      scalars[position - 1] == "、"
    { return true }
    guard position + 2 < block.upperBound, scalars[position + 1] == "、",
      isForm(position + 2)
    else { return false }
    let after = position + 3
    return after == block.upperBound || scalars[after] == "、"
      || cues.end(of: .afterPair, in: scalars, at: after, before: block.upperBound) != nil
  }

  private static let strongFrames = Set("援驻赴抵".unicodeScalars)

  // MARK: - Counties

  /// A pair of counties, or one that guests come to (来邮考察).
  private func county(at position: Int) -> [RegionSpan] {
    let pair = countyPair(at: position)
    if !pair.isEmpty { return pair }
    let end = position + 1
    guard position > block.lowerBound, Self.isComing(scalars[position - 1]),
      cues.end(of: .afterCharacter, in: scalars, at: end, before: block.upperBound) != nil,
      cues.end(of: .notCharacter, in: scalars, at: end, before: block.upperBound) == nil,
      let division = namedCounty(scalars[position]),
      !names.isCut(ScalarRange(position, end), strength: .abbreviation, in: block, discount: 7)
    else { return [] }
    return spans([division], from: position, by: RegionNaming.countyCharacter)
  }

  private static let coming = Array("来在赴抵".unicodeScalars)

  static func isComing(_ scalar: Unicode.Scalar) -> Bool {
    coming.contains(scalar)
  }

  /// A pair of counties by one character of each name (萧黎协作), both named in the article.
  private func countyPair(at position: Int) -> [RegionSpan] {
    let end = position + 2
    guard end < block.upperBound, scalars[position].isHan, scalars[position + 1].isHan,
      let cueEnd = cues.end(of: .afterPair, in: scalars, at: end, before: block.upperBound),
      cueEnd >= end + 2,
      names.words.cost(of: scalars[ScalarRange(position, end)]) == nil,
      let first = namedCounty(scalars[position]), let second = namedCounty(scalars[position + 1]),
      gazetteer.province(of: first) != gazetteer.province(of: second),
      !names.isCut(ScalarRange(position, end), strength: .group, in: block, discount: 6)
    else { return [] }
    return spans([first, second], from: position, by: RegionNaming.countyCharacter)
  }

  private func namedCounty(_ character: Unicode.Scalar) -> Int32? {
    let named = evidence.named.filter {
      let region = gazetteer.divisions[Int($0)]
      return region.level >= .prefecture
        && region.name.unicodeScalars.dropLast().prefix(3).contains(character)
    }
    return named.count == 1 ? named[0] : nil
  }
}
