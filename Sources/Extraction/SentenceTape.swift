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
    add(regions, .region)
    add(posts, .post)
    add(persons, .person)
    add(organizations, .body, .place)
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
    for (number, title) in titles(in: sentence.range).enumerated() {
      tokens.append(Tape.Token(title, .title, mention: number))
    }
    return Tape(scalars, sentence.range, tokens)
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
