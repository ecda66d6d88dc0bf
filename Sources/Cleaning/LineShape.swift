import Text

/// How a line reads.
enum LineForm {
  /// Words: a title, a menu, a label and its value.
  case words
  /// A short sentence with its full stop.
  case sentence
  /// Full sentences.
  case running
}

/// What a line is made of, counted once.
struct LineShape {
  var hans = 0
  var digits = 0
  var latins = 0
  var clauseMarks = 0
  var sentenceEnds = 0
  var bars = 0
  var blanks = 0
  var count = 0
  /// Whether a character of photographers' credits occurs.
  var mayHoldCredit = false
  /// Whether a character of by-lines occurs.
  var mayBeByline = false
  /// Whether a full point stands at the end.
  private(set) var endsInPoint = false

  /// How much it says, in Chinese characters: three letters of scripts of sounds say about as much as one.
  var size: Int { hans + latins / 3 }

  /// A count of its scalars in the same measure.
  func inHans(_ scalars: Int) -> Int { latins > hans * 2 ? scalars / 3 : scalars }

  /// Full sentences, so that the line is no title, menu or label.
  var isRunning: Bool { sentenceEnds > 0 && hans >= 20 || clauseMarks >= 2 && hans >= 30 || isForeignProse }

  /// A clause or more: what an article is made of and furniture is not.
  var isProse: Bool { hans >= 12 && clauseMarks + sentenceEnds > 0 || isForeignProse }

  /// Eight words or more of a script that sets its words or syllables apart.
  private var isForeignProse: Bool {
    latins >= 40 && latins > hans * 2 && blanks >= 7 && bars == 0 && (clauseMarks + sentenceEnds > 0 || endsInPoint)
  }

  /// - Complexity: O(*n*); a look into a table for each scalar.
  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    count = scalars.count
    var seen: UInt8 = 0
    // Counting into memory: a branch for each kind would be guessed wrong at every mark.
    let counts = withUnsafeTemporaryAllocation(of: Int.self, capacity: 8) { counts in
      counts.initialize(repeating: 0)
      Self.classes.withUnsafeBufferPointer { classes in
        scalars.withUnsafeBufferPointer { scalars in
          for scalar in scalars {
            let entry = scalar.value < 0x10000 ? classes[Int(scalar.value)] : Class.han
            seen |= entry
            counts[Int(entry & Class.mask)] += 1
          }
        }
      }
      return (counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7])
    }
    (hans, digits, latins, clauseMarks, sentenceEnds, bars, blanks) = counts
    endsInPoint = scalars.last { !$0.isClosing } == "."
    mayHoldCredit = seen & Class.credit != 0
    mayBeByline = seen & Class.duty != 0
  }

  private enum Class {
    static let mask: UInt8 = 7
    // The places in the tuple of counts.
    static let han: UInt8 = 1
    static let digit: UInt8 = 2
    static let latin: UInt8 = 3
    static let clauseMark: UInt8 = 4
    static let sentenceEnd: UInt8 = 5
    static let bar: UInt8 = 6
    static let blank: UInt8 = 7
    static let credit: UInt8 = 64
    static let duty: UInt8 = 128
  }

  private static let classes: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x10000)
    for value in UInt32(0)..<0x10000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      table[Int(value)] =
        scalar.isHan || scalar.isKanaOrHangul
        ? Class.han
        : scalar.isDigit
          ? Class.digit
          : scalar.isLatin || scalar.isOtherLetter
            ? Class.latin
            : scalar.isClauseMark
              ? Class.clauseMark
              : scalar.isSentenceEnd
                ? Class.sentenceEnd : scalar.isBar ? Class.bar : scalar.isGap ? Class.blank : 0
    }
    for scalar in "摄攝图圖影供资資来來".unicodeScalars { table[Int(scalar.value)] |= Class.credit }
    // A character of by-lines in either script.
    for value in 0x4E00..<0xA000 {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      if BylineWords.bundled.isDuty(CueForm.folded(CollectionOfOne(scalar))[0]) {
        table[value] |= Class.duty
      }
    }
    return table
  }()
}
