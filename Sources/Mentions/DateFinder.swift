public import Articles
public import Lexicon
import Text

/// Finds the dates of an article and resolves what their words leave out.
///
/// Relative days (昨日, 今天下午) count from the dateline (…7月16日电) where the article has one,
/// else from the publication date. A month and day without a year belong to the year that puts them
/// on the publication date or nearest before it; a bare day to the month that the text named last.
/// What cannot be resolved is no mention. Dates inside 《…》 belong to titles and are left out.
public struct DateFinder: Sendable {
  private let words: WordLists

  public init(words: WordLists) { self.words = words }

  /// The dates of an article in the order of its text, without overlaps.
  /// - Complexity: O(*n*) in the text's length.
  public func mentions(in article: Article) -> [DateMention] {
    mentions(in: article, words.lexicon.words(in: article.text.scalars))
  }

  /// - Parameter listed: The listed words of the article's text.
  func mentions(in article: Article, _ listed: Words) -> [DateMention] {
    guard let closed = ClosedText(article.text.scalars) else {
      return mentions(in: article.text.scalars, article.blocks.map(\.range), article, listed)
    }
    return mentions(
      in: closed.scalars, article.blocks.map { closed.range($0.range) }, article,
      words.lexicon.words(in: closed.scalars)
    ).map { mention in
      DateMention(
        range: closed.original(mention.range), rule: mention.rule, start: mention.start, end: mention.end,
        isPeriod: mention.isPeriod)
    }
  }

  private func mentions(
    in scalars: Letters, _ blocks: [ScalarRange], _ article: Article, _ listed: Words
  ) -> [DateMention] {
    var resolver = DateResolver(
      publication: article.metadata.publicationDate.flatMap { CivilDate($0) })
    var found: [DateMention] = []
    for (index, block) in blocks.enumerated() {
      let reader = DateReader(scalars: scalars, limit: block.upperBound, listed: listed)
      var titleDepth = 0
      var quoteDepth = 0
      var position = block.lowerBound
      if let phrase = reader.phrase(at: block.lowerBound), isWhole(phrase, block, scalars) {
        resolver.enterSection(phrase)
      } else if article.blocks[index].kind == .heading {
        resolver.leaveSection()
      }
      resolver.enterBlock()
      while position < block.upperBound {
        switch scalars[position] {
        case "《": titleDepth += 1
        case "》": titleDepth = max(0, titleDepth - 1)
        case "”", "」": quoteDepth = max(0, quoteDepth - 1)
        default: break
        }
        if titleDepth == 0, let phrase = reader.phrase(at: position) {
          if phrase.isDateline {
            if index < 6, phrase.range.lowerBound - block.lowerBound < 40 {
              resolver.setDateline(phrase)
            }
          } else if !(quoteDepth > 0 && phrase.countsFromWriting),
            let mention = resolver.resolve(
              phrase, outlook: outlook(scalars, position, block), yearAhead: reader.yearAhead(of: phrase))
          {
            found.append(mention)
          }
          position = phrase.range.upperBound
          continue
        }
        if scalars[position] == "“" || scalars[position] == "「" { quoteDepth += 1 }
        position += 1
        // A number that is no date is passed over whole, so that its tail is not taken for one.
        while position < block.upperBound, HanNumeral.digit(scalars[position - 1]) != nil,
          HanNumeral.digit(scalars[position]) != nil
        {
          position += 1
        }
      }
    }
    return found
  }

  /// Whether a date is all that a block says.
  private func isWhole(_ phrase: DatePhrase, _ block: ScalarRange, _ scalars: Letters) -> Bool {
    phrase.end == nil && !phrase.isPeriod && phrase.range.lowerBound == block.lowerBound
      && scalars[ScalarRange(phrase.range.upperBound, block.upperBound)].allSatisfy { $0 == "份" || $0.endsClause || $0.isBlank }
  }

  /// How the words before a date look at it: 将于, 拟于, 定于 announce it, 原定于 intended it.
  private func outlook(
    _ scalars: Letters, _ place: Int, _ block: ScalarRange
  ) -> DateOutlook {
    let start = max(block.lowerBound, place - Self.reach)
    var position = start
    while position < place {
      guard let (end, entry) = words.modality.match(in: scalars, at: position, before: place) else {
        position += 1
        continue
      }
      if end >= place - 1, entry.modality.contains(.planned) { return entry.modality.contains(.former) ? .intended : .announced }
      position = end
    }
    return .told
  }

  /// The longest word of announcing, and a character behind it.
  private static let reach = 5
}

extension DatePhrase {
  /// 今天, 昨日: in a quotation these often mean nowadays.
  fileprivate var countsFromWriting: Bool {
    if case .fromWriting = start { return true }
    return false
  }
}
