import Lexicon
import Text

/// Reads names of two characters and more: what a form at a place may mean, whether it is cut
/// from other words, and which of its meanings fits.
///
/// A class because the readers of a document share it.
final class RegionNameReader {
  /// A meaning of a form, valid in the article's year.
  struct Meaning {
    let division: Int32
    let strength: FormStrength
  }

  private let lattice: ClauseLattice
  let gazetteer: Gazetteer
  let scalars: Letters
  /// The year of publication.
  let year: Int?
  let persons: PersonHints
  /// What may begin at each place of the text.
  let openings: Openings

  init(_ lattice: ClauseLattice, blocks: [ScalarRange], year: Int?) {
    self.lattice = lattice
    gazetteer = lattice.lists.gazetteer
    scalars = lattice.scalars
    self.year = year
    openings = lattice.openings
    persons = PersonHints(
      gazetteer: gazetteer, scalars: scalars, blocks: blocks, openings: openings)
  }

  private var knownTownships: [ScalarRange: [TownshipReader.Candidate]] = [:]
  private var knownForms: [ScalarRange: [Form]] = [:]
  private var knownMeanings: [Int32: [Meaning]] = [:]

  /// A form that is cut out of no other words, with what it may mean.
  private struct Form {
    let range: ScalarRange
    let meanings: [Meaning]
  }

  /// The listed townships of a block, sought once.
  func townships(in block: ScalarRange) -> [TownshipReader.Candidate] {
    if let known = knownTownships[block] { return known }
    let found = TownshipReader(names: self).candidates(in: block)
    knownTownships[block] = found
    return found
  }

  var cues: RegionCueList { gazetteer.readingAids.cues }
  var words: OrdinaryWords { gazetteer.readingAids.words }

  /// What a character that is a frequent word costs at most.
  var commonCharacter: Float { lattice.lists.weights[.commonCharacter] }

  /// What a form may mean in the article's year: divisions of that year, else what became of an
  /// ended one. Strongest first, then in the order of the list.
  func meanings(of entry: Int32) -> [Meaning] {
    if let known = knownMeanings[entry] { return known }
    let read = readMeanings(of: entry)
    knownMeanings[entry] = read
    return read
  }

  /// What a form may mean at a place: an ended division where a year of its time was named before.
  func meanings(of entry: Int32, at place: Int, in block: ScalarRange) -> [Meaning] {
    let meanings = meanings(of: entry)
    guard let sense = gazetteer.senses[Int(entry)].first(where: { $0.strength == .full }),
      case let region = gazetteer.divisions[Int(sense.division)], let last = region.validTo, !isValid(region),
      meanings.allSatisfy({ $0.division != sense.division }),
      let told = yearTold(before: place, in: block), told <= last
    else { return meanings }
    return [Meaning(division: sense.division, strength: .full)]
  }

  /// How far back a year is looked for.
  private static let yearReach = 100

  /// The last year that a block gives before a place, as 2019年.
  private func yearTold(before place: Int, in block: ScalarRange) -> Int? {
    var position = place - 1
    while position >= max(block.lowerBound + 4, place - Self.yearReach) {
      if scalars[position] == "年", let number = HanNumeral.read(in: scalars, at: position - 4, before: position),
        number.range.count == 4, let year = number.value.integer, (1900...2100).contains(year)
      { return year }
      position -= 1
    }
    return nil
  }

  private func readMeanings(of entry: Int32) -> [Meaning] {
    let senses = gazetteer.senses[Int(entry)]
    if senses.count == 1, senses[0].strength != .group,
      isValid(gazetteer.divisions[Int(senses[0].division)])
    {
      return [Meaning(division: senses[0].division, strength: senses[0].strength)]
    }
    var found: [Meaning] = []
    var ended: [Meaning] = []
    for sense in senses where sense.strength != .group {
      let region = gazetteer.divisions[Int(sense.division)]
      if isValid(region) {
        found.append(Meaning(division: sense.division, strength: sense.strength))
      } else if let successor = successor(of: sense.division) {
        let strength = sense.strength == .full ? sense.strength : .weakAlias
        ended.append(Meaning(division: successor, strength: strength))
      }
    }
    // An ended division is meant only by a name that no other has now.
    if !found.contains(where: { $0.strength == .full }) {
      found += ended.filter { found.isEmpty || $0.strength == .full }
    }
    var distinct: [Meaning] = []
    for meaning in found {
      if let known = distinct.firstIndex(where: { $0.division == meaning.division }) {
        if distinct[known].strength < meaning.strength { distinct[known] = meaning }
      } else {
        distinct.append(meaning)
      }
    }
    return withoutRecoded(distinct).sorted { $0.strength > $1.strength }
  }

  /// In the year of a change both rows are valid: the new one stands for both.
  private func withoutRecoded(_ meanings: [Meaning]) -> [Meaning] {
    guard meanings.count > 1 else { return meanings }
    return meanings.filter { meaning in
      let region = gazetteer.divisions[Int(meaning.division)]
      guard region.validTo != nil else { return true }
      return !meanings.contains { other in
        let current = gazetteer.divisions[Int(other.division)]
        return current.validTo == nil
          && (current.name == region.name || region.successors.contains(current.key))
          && other.strength >= meaning.strength
      }
    }
  }

  private func isValid(_ region: Region) -> Bool {
    guard let year else { return region.validTo == nil }
    return year <= region.validTo ?? .max && year >= region.validFrom ?? .min
  }

  /// The division that an ended one became.
  private func successor(of division: Int32) -> Int32? {
    var place = division
    for _ in 0..<5 {
      let region = gazetteer.divisions[Int(place)]
      if isValid(region) { return place }
      guard region.validTo != nil else { break }
      guard let next = region.successors.first.flatMap({ gazetteer.place(of: $0) }), next != place
      else { break }
      place = next
    }
    return place
  }

  // MARK: - Gathering evidence

  /// Counts the forms that mean one division and stand free.
  func gather(from range: ScalarRange, into evidence: inout RegionEvidence) {
    for form in forms(in: range) {
      let meanings = form.meanings
      guard meanings.count == 1 || meanings[0].strength > meanings[1].strength,
        meanings[0].strength >= .alias, isCertain(form.range, meanings[0])
      else { continue }
      evidence.add(meanings[0].division)
    }
  }

  /// Counts the listed townships by county: they tell namesakes apart (文新街道 is in Hangzhou's 西湖区).
  func gatherTownships(from range: ScalarRange, into evidence: inout RegionEvidence) {
    var end = range.lowerBound
    for candidate in townships(in: range) where candidate.start >= end {
      end = candidate.end
      evidence.addTownship(
        in: Set(candidate.townships.compactMap { gazetteer.place(of: $0.county) }))
    }
  }

  /// Counts the forms with several meanings of which the evidence fits just one.
  func gatherAmbiguous(from range: ScalarRange, into evidence: inout RegionEvidence) {
    let known = evidence
    for form in forms(in: range) {
      let meanings = form.meanings
      guard meanings.count > 1, meanings[0].strength == .full, meanings[1].strength == .full,
        let best = fittest(meanings.filter { $0.strength == .full }, known, after: nil)
      else { continue }
      evidence.add(best.division)
    }
  }

  /// The forms of a block, sought once.
  private func forms(in range: ScalarRange) -> [Form] {
    if let known = knownForms[range] { return known }
    var found: [Form] = []
    var position = range.lowerBound
    while true {
      position = openings.next(.division, from: position, before: range.upperBound)
      guard position < range.upperBound else { break }
      guard
        let match = gazetteer.forms.longestMatch(
          in: scalars, at: position, before: range.upperBound)
      else {
        position += 1
        continue
      }
      let form = ScalarRange(position, match.end)
      let meanings = meanings(of: match.value)
      if meanings.isEmpty, form.count == 2 {
        // 杭广东西部协作 has no 广东.
        position = match.end
      } else if meanings.isEmpty
        || isCut(form, strength: meanings[0].strength, level: level(meanings[0]), in: range, discount: 0)
          && !gazetteer.continuesName(at: position, in: scalars, range)
      {
        position += 1
      } else {
        if !persons.cover(form, in: scalars, range) {
          found.append(Form(range: form, meanings: meanings))
        }
        position = match.end
      }
    }
    knownForms[range] = found
    return found
  }

  /// Whether a form may be counted without looking further.
  private func isCertain(_ form: ScalarRange, _ meaning: Meaning) -> Bool {
    if meaning.strength == .full { return form.count > 2 }
    let level = gazetteer.divisions[Int(meaning.division)].level
    guard level >= .county else {
      return !["江", "河", "山"].contains(scalars[form.upperBound - 1])
    }
    if form.count == 2 {
      // 来安 may be come to 安康, 教师钱塘 a teacher.
      if cues.end(of: .beforeCharacter, in: scalars, at: form.lowerBound, before: form.lowerBound + 1) != nil
        || gazetteer.readingAids.surnames.contains(scalars[form.lowerBound])
          && cues.start(of: .titleEnd, in: scalars, endingAt: form.lowerBound, after: 0) != nil
      { return false }
    }
    return form.count > 2 || words.cost(of: scalars[form]) == nil
  }

  // MARK: - Deciding

  /// Whether a form is cut out of other words (沿海南部) or names (代县|长): whether what stands around
  /// it reads better without it. `discount` lowers the cost of the name where something speaks for it.
  func isCut(
    _ form: ScalarRange, strength: FormStrength, level: RegionLevel = .county,
    in block: ScalarRange, discount: Float
  ) -> Bool {
    if strength == .full, form.count > 3 { return false }
    if strength == .full, isHeldOffice(form, in: block) { return true }
    let weight: MentionWeights.Feature =
      switch strength {
      case .full: .fullName
      case .alias: level == .province ? .provinceAlias : .alias
      default: .weakForm
      }
    return lattice.refuses(form, cost: lattice.lists.weights[weight] - discount, in: block)
  }

  /// 挂职，任|县委常委: a verb of holding and an office, not the committee of 任县; 邢台市任县 is one.
  private func isHeldOffice(_ form: ScalarRange, in block: ScalarRange) -> Bool {
    let office = form.lowerBound + 1
    guard form.count == 2, lattice.lists.lexicon.longest(.holdOffice, in: scalars, at: form.lowerBound, before: office) != nil,
      let title = lattice.lists.titles.match(in: scalars, at: office, before: block.upperBound)
    else { return false }
    return title.end > form.upperBound
      && (form.lowerBound == block.lowerBound || !PostFinder.isLevel(scalars[form.lowerBound - 1]))
  }

  /// The meaning that fits the article best, or `nil` when two fit alike.
  func fittest(_ meanings: [Meaning], _ evidence: RegionEvidence, after previous: Int32?) -> Meaning? {
    let meanings = withoutParts(of: meanings, evidence)
    guard meanings.count > 1 else { return meanings.first }
    var scored: [(meaning: Meaning, score: Int)] = meanings.map { meaning in
      var score = evidence.kinship(of: meaning.division) * 4
      if let previous, previous != meaning.division {
        if gazetteer.lies(meaning.division, in: previous) { score += 24 }
        if gazetteer.parents[Int(previous)] >= 0,
          gazetteer.parents[Int(previous)] == gazetteer.parents[Int(meaning.division)]
        { score += 8 }
      }
      score += 5 * evidence.townships(in: meaning.division)
      if gazetteer.isPaired(meaning.division, withAnyOf: evidence.provinces) { score += 4 }
      if score > 0 { score += meaning.strength == .weakAlias ? 0 : 6 }
      return (meaning, score)
    }
    scored.sort { $0.score > $1.score }
    if scored[0].score > scored[1].score { return scored[0].meaning }
    if scored[0].score > 0 || meanings[0].strength > meanings[1].strength {
      let tied = scored.filter { $0.score == scored[0].score }.map(\.meaning)
        .sorted { $0.strength > $1.strength }
      if tied.count > 1, tied[0].strength > tied[1].strength { return tied[0] }
      return higher(tied)
    }
    return higher(meanings)
  }

  /// A prefecture and its seat of one name: the prefecture, unless the article names only the seat.
  private func withoutParts(of meanings: [Meaning], _ evidence: RegionEvidence) -> [Meaning] {
    meanings.filter { inner in
      !meanings.contains { outer in
        outer.division != inner.division && gazetteer.lies(inner.division, in: outer.division)
          && (evidence.mentions(of: outer.division) > 0 || evidence.mentions(of: inner.division) == 0)
      }
    }
  }

  /// The one meaning of the highest level, when it is a province or a prefecture.
  private func higher(_ meanings: [Meaning]) -> Meaning? {
    let sorted = meanings.sorted { level($0) < level($1) }
    guard sorted.count > 1, level(sorted[0]) < level(sorted[1]), level(sorted[0]) < .county else {
      return nil
    }
    return sorted[0]
  }

  private func level(_ meaning: Meaning) -> RegionLevel {
    gazetteer.divisions[Int(meaning.division)].level
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a Chinese character of the basic plane or its extensions.
  var isHan: Bool {
    (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value)
      || (0x20000...0x3FFFF).contains(value)
  }
}

extension Gazetteer {
  /// Whether a division's full name begins at a position right behind the full name of one that holds it:
  /// 上海市|长宁区, not a 上海市长.
  func continuesName(at position: Int, in scalars: Letters, _ block: ScalarRange) -> Bool {
    guard let form = forms.longestMatch(in: scalars, at: position, before: block.upperBound), form.end > position + 2 else { return false }
    let inner = senses[Int(form.value)].filter { $0.strength == .full }
    guard !inner.isEmpty else { return false }
    return ScalarRange(max(block.lowerBound, position - Self.longestParent), position).positions.contains { start in
      guard let outer = forms.longestMatch(in: scalars, at: start, before: position), outer.end == position else { return false }
      return senses[Int(outer.value)].contains { outer in
        outer.strength == .full && inner.contains { $0.division != outer.division && lies($0.division, in: outer.division) }
      }
    }
  }

  /// As long as most names of divisions are, in scalars.
  private static let longestParent = 12
}
