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
    add(regions, .region, .agent)
    add(posts, .post)
    add(persons, .person)
    add(organizations, .body, .place, .agent)
    add(events, .event)
    add(dates, .date)
    add(quantities, .quantity, .money)
    if scalars[sentence.range].contains("《") { classes.insert(.title) }
    return classes
  }

  /// A sentence as rules see it.
  /// - Parameter words: Its classed words.
  func tape(of sentence: Sentence, _ words: [Tape.Token]) -> Tape {
    var tokens = words
    func add(_ mentions: [some Mention], _ kind: TokenClass, where fits: (Int) -> Bool = { _ in true }) {
      let slice = mentions.starting(in: sentence.range)
      for index in slice.indices where fits(index) {
        tokens.append(Tape.Token(slice[index].range, kind, mention: index))
      }
    }
    add(regions, .region) { index in
      let mention = regions[index]
      return mention.region.level != .country && !isInsideBody(mention)
        && posts.covering(mention.range.lowerBound) == nil
    }
    add(posts, .post)
    add(persons, .person)
    add(organizations, .body) { organizations[$0].kind != .place }
    add(organizations, .place) { organizations[$0].kind == .place }
    add(events, .event)
    add(dates, .date)
    add(quantities, .quantity)
    add(quantities, .money) { quantities[$0].unit == "元" }
    for party in parties(in: sentence.range) {
      switch party {
      case .division(let index): tokens.append(Tape.Token(regions[index].range, .agent, mention: index))
      case .body(let index):
        tokens.append(Tape.Token(organizations[index].range, .agent, mention: regions.count + index))
      }
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
