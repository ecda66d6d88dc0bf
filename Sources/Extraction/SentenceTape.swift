import Claims
import Lexicon
import Mentions
import Rules
import Text

extension AnnotatedArticle {
  /// The classes of which a sentence has tokens, and perhaps some more.
  func classes(of sentence: Sentence, _ words: [Tape.Token]) -> ClassSet {
    var classes = ClassSet()
    for word in words { classes.insert(word.kind) }
    func add(_ mentions: [some Mention], _ kinds: TokenClass...) {
      guard !mentions.starting(in: sentence.range).isEmpty else { return }
      for kind in kinds { classes.insert(kind) }
    }
    add(regions, .region, .inner, .agent)
    add(posts, .post, .officer)
    add(persons, .person, .officer)
    add(organizations, .body, .place, .authority, .agent)
    add(events, .event)
    add(dates, .date)
    add(quantities, .quantity, .money)
    if modalities.beginning(in: sentence.range).contains(where: { _ in true }) { classes.insert(.ending) }
    if scalars[sentence.range].contains("《") { classes.insert(.title) }
    return classes
  }

  /// A sentence as rules see it.
  /// - Parameters:
  ///   - words: Its classed words.
  ///   - offices: The office by which each person stands for a division, by name.
  func tape(of sentence: Sentence, _ words: [Tape.Token], offices: [String: Int]) -> Tape {
    var tokens = words
    func add(_ mentions: [some Mention], _ kind: TokenClass, where fits: (Int) -> Bool = { _ in true }) {
      let slice = mentions.starting(in: sentence.range)
      for index in slice.indices where fits(index) {
        tokens.append(Tape.Token(slice[index].range, kind, mention: index))
      }
    }
    for (index, mention) in zip(regions.starting(in: sentence.range).indices, regions.starting(in: sentence.range))
    where mention.region.level != .country {
      let isInner = isInsideBody(mention) || posts.covering(mention.range.lowerBound) != nil
      tokens.append(Tape.Token(mention.range, isInner ? .inner : .region, mention: index))
    }
    add(posts, .post)
    add(posts, .officer) { standsForDivision(posts[$0].region) }
    for mention in persons.starting(in: sentence.range) {
      if let office = offices[mention.name] { tokens.append(Tape.Token(mention.range, .officer, mention: office)) }
    }
    add(persons, .person)
    add(organizations, .body) { organizations[$0].kind != .place }
    add(organizations, .place) { organizations[$0].kind == .place }
    add(organizations, .authority) {
      [.partyCommittee, .government].contains(organizations[$0].kind) && standsForDivision(organizations[$0].region)
    }
    add(events, .event)
    add(dates, .date)
    add(quantities, .quantity)
    add(quantities, .money) { quantities[$0].isMoney }
    for party in parties(in: sentence.range) {
      switch party {
      case .division(let index): tokens.append(Tape.Token(regions[index].range, .agent, mention: index))
      case .body(let index):
        tokens.append(Tape.Token(organizations[index].range, .agent, mention: regions.count + index))
      }
    }
    for word in modalities.beginning(in: sentence.range) where !word.modality.isDisjoint(with: [.ended, .cancelled]) {
      tokens.append(Tape.Token(word.range, .ending))
    }
    for (number, title) in titles(in: sentence.range).enumerated() {
      tokens.append(Tape.Token(title, .title, mention: number))
    }
    return Tape(scalars, sentence.range, tokens)
  }

  /// A division or body that acts, by its place in the list of its kind.
  enum Party {
    case division(Int), body(Int)
  }

  /// The divisions and bodies of a range that can act.
  func parties(in range: ScalarRange) -> [Party] {
    let bodies = organizations.starting(in: range)
    return regions.starting(in: range).indices.filter { index in
      let mention = regions[index]
      return mention.region.level != .country && !isInsideBody(mention)
        && posts.covering(mention.range.lowerBound) == nil
        && organizations.starting(at: mention.range.upperBound) == nil && !isOnlyWhere(mention)
    }.map(Party.division) + bodies.indices.filter { bodies[$0].kind != .place }.map(Party.body)
  }

  func entity(_ party: Party, _ names: OrganizationNames) -> LocalEntity {
    switch party {
    case .division(let index): LocalEntity(regions[index].region)
    case .body(let index): names.entity(of: organizations[index])
    }
  }

  /// 在某地召开的会上, 某地5月8日电: where it was, not who acted.
  private func isOnlyWhere(_ mention: RegionMention) -> Bool {
    let (start, end) = (mention.range.lowerBound, mention.range.upperBound)
    if let date = dates.starting(at: end), date.range.upperBound < scalars.count {
      return "电讯".unicodeScalars.contains(scalars[date.range.upperBound])
    }
    return start > 0 && "在于".unicodeScalars.contains(scalars[start - 1]) && listed.longest(.hold, at: end) != nil
  }

  private func standsForDivision(_ region: Region?) -> Bool { region.map { $0.level != .country } ?? false }

  /// The first office of a division that each person is named with, by the person's name.
  var officesOfPersons: [String: Int] {
    let ends = Dictionary(zip(posts.map(\.range.upperBound), posts.indices), uniquingKeysWith: { first, _ in first })
    var offices: [String: Int] = [:]
    for person in persons where offices[person.name] == nil {
      if let office = ends[person.range.lowerBound], standsForDivision(posts[office].region) {
        offices[person.name] = office
      }
    }
    return offices
  }

  /// The division that each person's office is of, by name.
  var divisionsOfPersons: [String: Region] { officesOfPersons.compactMapValues { posts[$0].region } }

  /// What stands in 《》, with its marks.
  private func titles(in range: ScalarRange) -> [ScalarRange] {
    var titles: [ScalarRange] = []
    var open: Int?
    for position in range.positions {
      if scalars[position] == "《" {
        open = position
      } else if scalars[position] == "》", let start = open {
        titles.append(ScalarRange(start, position + 1))
        open = nil
      }
    }
    return titles
  }
}
