package import Text

/// An article's text in pieces: those that facts cite, and those between them. Of an article whose text is not given
/// it has the cited sentences, with gaps between.
package struct ArticleText {
  package struct Piece: Equatable {
    package var text: String
    package var isCited: Bool
    /// The scalar at which a cited sentence begins, when one begins here.
    package var start: Int?
  }

  package struct Paragraph: Equatable {
    package var pieces: [Piece]
    /// Whether something was left out before it.
    package var isAfterGap = false
  }

  package let paragraphs: [Paragraph]

  /// - Parameters:
  ///   - quotes: the cited sentences with their places.
  ///   - text: the whole text, if it is given and the quotes stand in it.
  /// - Complexity: O(*n* log *n*) in the quotes and the text.
  package init(_ quotes: [(scalars: ScalarRange, quote: String)], in text: [Unicode.Scalar]?) {
    let quotes = quotes.sorted { $0.scalars < $1.scalars }
    let starts = Set(quotes.map(\.scalars.lowerBound))
    // Sentences that overlap are one passage.
    var passages: [(start: Int, scalars: [Unicode.Scalar], ends: Set<Int>)] = []
    for (range, quote) in quotes {
      let scalars = Array(quote.unicodeScalars)
      if let last = passages.last, range.lowerBound < last.start + last.scalars.count {
        let known = last.start + last.scalars.count - range.lowerBound
        passages[passages.count - 1].scalars += scalars.dropFirst(known)
        passages[passages.count - 1].ends.insert(range.lowerBound + scalars.count)
      } else {
        passages.append((range.lowerBound, scalars, [range.lowerBound + scalars.count]))
      }
    }
    var composer = Composer()
    var place = 0
    for passage in passages {
      if let text {
        composer.append(text[min(place, text.count)..<min(passage.start, text.count)], isCited: false, start: nil)
      } else if passage.start > place {
        composer.endParagraph(isBeforeGap: true)
      }
      var piece: [Unicode.Scalar] = []
      var pieceStart: Int? = passage.start
      for (offset, scalar) in passage.scalars.enumerated() {
        let position = passage.start + offset
        if offset > 0, starts.contains(position) || passage.ends.contains(position) {
          composer.append(piece[...], isCited: true, start: pieceStart)
          piece = []
          pieceStart = starts.contains(position) ? position : nil
        }
        piece.append(scalar)
      }
      composer.append(piece[...], isCited: true, start: pieceStart)
      place = passage.start + passage.scalars.count
    }
    if let text, place < text.count { composer.append(text[place...], isCited: false, start: nil) }
    composer.endParagraph(isBeforeGap: false)
    paragraphs = composer.paragraphs
  }

  /// Whether all quotes stand in a text where they say.
  package static func stand(_ quotes: [(scalars: ScalarRange, quote: String)], in text: [Unicode.Scalar]) -> Bool {
    quotes.allSatisfy { range, quote in
      range.upperBound <= text.count && text[range.positions].elementsEqual(quote.unicodeScalars)
    }
  }

  private struct Composer {
    package var paragraphs: [Paragraph] = []
    private var pieces: [Piece] = []
    private var isAfterGap = false

    /// Appends text, whose line ends end paragraphs.
    package mutating func append(_ scalars: ArraySlice<Unicode.Scalar>, isCited: Bool, start: Int?) {
      var start = start
      for (number, line) in scalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if number > 0 { endParagraph(isBeforeGap: false) }
        if line.isEmpty { continue }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: line)
        pieces.append(Piece(text: String(text), isCited: isCited, start: start))
        start = nil
      }
    }

    package mutating func endParagraph(isBeforeGap: Bool) {
      if !pieces.isEmpty { paragraphs.append(Paragraph(pieces: pieces, isAfterGap: isAfterGap)) }
      if !pieces.isEmpty || isBeforeGap { isAfterGap = isBeforeGap }
      pieces = []
    }
  }
}
