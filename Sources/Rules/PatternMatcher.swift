public import Text

/// What a pattern captured.
public enum Capture: Hashable, Sendable {
  case token(Tape.Token)
  /// Words.
  case words(ScalarRange)

  public var range: ScalarRange {
    switch self {
    case .token(let token): token.range
    case .words(let range): range
    }
  }
}

/// Where a pattern fits.
struct PatternMatch {
  let range: ScalarRange
  /// By slot, in the order of the text.
  let captures: [(slot: Int, value: Capture)]
  /// The first classed word that it took.
  let word: ScalarRange?
}

/// Finds where patterns fit, by trying what is preferred first and never the same twice.
///
/// A pattern without counters or back references that has failed at a place fails there whatever came
/// before, so each instruction is tried once at each place (memoization as in Norvig 1991): O(*nm*) in
/// the sentence's length and the pattern's, times the length of its longest bounded gap.
struct PatternMatcher {
  /// A bit for each place and instruction: tried.
  private var tried: [UInt64] = []
  private var waiting: [(instruction: Int, position: Int, trail: Int)] = []
  /// What was captured on the way, each with what was captured before it.
  private var trail: [(before: Int, step: Step)] = []

  private enum Step {
    case token(Int, slot: Int)
    case open(Int, slot: Int)
    case close(Int, slot: Int)
  }

  /// The matches in a sentence that do not overlap, from left to right.
  mutating func matches(of program: PatternProgram, in tape: Tape) -> [PatternMatch] {
    guard tape.classes.isSuperset(of: program.required) else { return [] }
    var found: [PatternMatch] = []
    let words = ((tape.range.count + 1) * program.instructions.count + 63) / 64
    var isReset = false
    var position = tape.range.lowerBound
    var token = 0
    while let start = program.openings.next(in: tape, from: position, &token) {
      if !isReset { reset(words) }
      isReset = true
      position = start + 1
      guard !tape.letters[start].isBlank, let match = match(program, tape, at: start) else { continue }
      found.append(match)
      position = max(match.range.upperBound, position)
      isReset = false
    }
    return found
  }

  /// Whether a pattern fits at a place.
  mutating func fits(_ program: PatternProgram, in tape: Tape, at position: Int) -> Bool {
    guard tape.range.contains(position) else { return false }
    reset(((tape.range.count + 1) * program.instructions.count + 63) / 64)
    return match(program, tape, at: position) != nil
  }

  private mutating func reset(_ words: Int) {
    tried.removeAll(keepingCapacity: true)
    tried.append(contentsOf: repeatElement(0, count: words))
  }

  private mutating func match(_ program: PatternProgram, _ tape: Tape, at start: Int) -> PatternMatch? {
    trail.removeAll(keepingCapacity: true)
    waiting.removeAll(keepingCapacity: true)
    waiting.append((0, start, -1))
    let (lower, upper) = (tape.range.lowerBound, tape.range.upperBound)
    let instructions = program.instructions
    let count = instructions.count
    while var (instruction, position, last) = waiting.popLast() {
      path: while true {
        let bit = (position - lower) * count + instruction
        guard tried[bit >> 6] >> UInt64(bit & 63) & 1 == 0 else { break }
        tried[bit >> 6] |= 1 << UInt64(bit & 63)
        switch instructions[instruction] {
        case .scalar(let scalar):
          let place = Self.skippingBlanks(tape, position)
          guard place < upper, tape.letters[place] == scalar else { break path }
          position = place + 1
          instruction += 1
        case .token(let kind, let slot):
          let place = Self.skippingBlanks(tape, position)
          guard place < upper else { break path }
          var longest: Int?
          for index in tape.tokens(at: place).reversed() where tape.tokens[index].kind == kind {
            if let shorter = longest { wait(instruction + 1, shorter, slot, last, tape) }
            longest = index
          }
          guard let longest else { break path }
          trail.append((last, .token(longest, slot: slot)))
          last = trail.count - 1
          position = tape.tokens[longest].range.upperBound
          instruction += 1
        case .any(let gap):
          guard position < upper, Self.passes(program.gaps[gap], tape, position) else { break path }
          position += 1
          instruction += 1
        case .hop(let gap, let limit):
          let gap = program.gaps[gap]
          var end = position
          while end < upper, end - position < limit, Self.passes(gap, tape, end) { end += 1 }
          while end > position {
            waiting.append((instruction + 1, end, last))
            end -= 1
          }
          instruction += 1
        case .fork(let first, let second):
          waiting.append((second, position, last))
          instruction = first
        case .jump(let target): instruction = target
        case .open(let slot):
          trail.append((last, .open(position, slot: slot)))
          last = trail.count - 1
          instruction += 1
        case .close(let slot):
          trail.append((last, .close(position, slot: slot)))
          last = trail.count - 1
          instruction += 1
        case .clauseStart:
          guard position == lower || tape.letters[position - 1].endsClause else { break path }
          instruction += 1
        case .clauseEnd:
          guard position == upper || tape.letters[position].endsClause else { break path }
          instruction += 1
        case .absent(let what):
          guard !Self.begins(program.absents[what], tape, Self.skippingBlanks(tape, position)) else { break path }
          instruction += 1
        case .end: return result(ScalarRange(start, position), program, tape, last)
        }
      }
    }
    return nil
  }

  private mutating func wait(_ instruction: Int, _ token: Int, _ slot: Int, _ last: Int, _ tape: Tape) {
    trail.append((last, .token(token, slot: slot)))
    waiting.append((instruction, tape.tokens[token].range.upperBound, trail.count - 1))
  }

  private static func skippingBlanks(_ tape: Tape, _ position: Int) -> Int {
    var place = position
    while place < tape.range.upperBound, tape.letters[place].isBlank { place += 1 }
    return place
  }

  private static func begins(_ what: Pattern.Absent, _ tape: Tape, _ position: Int) -> Bool {
    guard position < tape.range.upperBound else { return false }
    switch what {
    case .token(let kind): return tape.has(ClassSet(kind), at: position)
    case .literal(let scalars): return tape.letters[ScalarRange(position, tape.range.upperBound)].starts(with: scalars)
    }
  }

  private static func passes(_ gap: Pattern.Gap, _ tape: Tape, _ position: Int) -> Bool {
    (gap.crossesClauses || !tape.letters[position].endsClause)
      && (gap.excluding.isEmpty || !tape.has(gap.excluding, at: position))
  }

  private func result(
    _ range: ScalarRange, _ program: PatternProgram, _ tape: Tape, _ last: Int
  ) -> PatternMatch {
    var steps: [Step] = []
    var index = last
    while index >= 0 {
      steps.append(trail[index].step)
      index = trail[index].before
    }
    var captures: [(slot: Int, value: Capture)] = []
    var opened = [Int](repeating: range.lowerBound, count: program.slots.count)
    var word: ScalarRange?
    for step in steps.reversed() {
      switch step {
      case .token(let token, let slot):
        let token = tape.tokens[token]
        if token.mention < 0, word == nil { word = token.range }
        if slot >= 0 { captures.append((slot, .token(token))) }
      case .open(let position, let slot): opened[slot] = position
      case .close(let position, let slot): captures.append((slot, .words(ScalarRange(opened[slot], position))))
      }
    }
    return PatternMatch(range: range, captures: captures, word: word)
  }
}
