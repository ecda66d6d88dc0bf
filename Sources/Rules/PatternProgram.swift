/// A pattern as instructions for `PatternMatcher`, in the order in which they are preferred.
///
/// A class, since programs are walked over in every sentence and never change.
final class PatternProgram: Sendable {
  enum Instruction: Sendable {
    case scalar(Unicode.Scalar)
    /// A token of a class, kept in a slot; -1 for none.
    case token(TokenClass, slot: Int)
    /// One character of a gap, by its place in `gaps`.
    case any(Int)
    /// Up to so many characters of a gap, as few as will do.
    case hop(Int, limit: Int)
    /// The first, and where that fails the second.
    case fork(Int, Int)
    case jump(Int)
    case open(slot: Int), close(slot: Int)
    case clauseStart, clauseEnd
    /// What does not begin here, by its place in `absents`.
    case absent(Int)
    case end
  }

  let instructions: [Instruction]
  // Apart, so that an instruction is small and holds no reference.
  let gaps: [Pattern.Gap]
  let absents: [Pattern.Absent]
  /// The names of the slots.
  let slots: [String]
  let required: ClassSet
  /// What a text that fits may begin with.
  let openings: Openings

  init(_ pattern: Pattern) {
    var compiler = PatternCompiler()
    compiler.add(pattern)
    instructions = compiler.instructions + [.end]
    (gaps, absents, slots) = (compiler.gaps, compiler.absents, compiler.slots)
    required = pattern.required
    openings = Openings(instructions)
  }

  /// The classes that it asks for at all.
  var used: ClassSet {
    var used = gaps.reduce(ClassSet()) { $0.union($1.excluding) }
    for case .token(let kind, _) in instructions { used.insert(kind) }
    for case .token(let kind) in absents { used.insert(kind) }
    return used
  }

  /// The tokens and characters with which a text that fits may begin.
  struct Openings: Sendable {
    private var classes = ClassSet()
    private var scalars: [Unicode.Scalar] = []
    /// Whether it may begin with anything.
    private var isAnything = false
    /// Whether it begins where a clause does.
    private var isAtClause = false

    init(_ instructions: [Instruction]) {
      if case .clauseStart = instructions.first { isAtClause = true }
      var seen: Set<Int> = []
      var waiting = [0]
      while let place = waiting.popLast() {
        guard place < instructions.count, seen.insert(place).inserted else { continue }
        switch instructions[place] {
        case .scalar(let scalar): if !scalars.contains(scalar) { scalars.append(scalar) }
        case .token(let kind, _): classes.insert(kind)
        case .fork(let first, let second): waiting += [first, second]
        case .jump(let target): waiting.append(target)
        case .any, .hop, .end: isAnything = true
        default: waiting.append(place + 1)
        }
      }
    }

    /// The next place of a sentence at which a text that fits may begin.
    /// - Parameter token: The first token that may begin there; 0 at first.
    func next(in tape: Tape, from start: Int, _ token: inout Int) -> Int? {
      guard !isAnything, !isAtClause, scalars.isEmpty else { return nextPlace(in: tape, from: start) }
      while token < tape.tokens.count {
        let place = tape.tokens[token].range.lowerBound
        if place >= start, classes.contains(tape.tokens[token].kind) { return place }
        token += 1
      }
      return nil
    }

    private func nextPlace(in tape: Tape, from start: Int) -> Int? {
      var position = start
      while position < tape.range.upperBound {
        let mayBegin = !isAtClause || position == tape.range.lowerBound || tape.letters[position - 1].endsClause
        if mayBegin, isAnything || scalars.contains(tape.letters[position]) || tape.has(classes, at: position) {
          return position
        }
        position += 1
      }
      return nil
    }
  }

  /// So long a pattern may be.
  static let limit = 2_000
}

/// Makes the instructions of a pattern.
private struct PatternCompiler {
  private(set) var instructions: [PatternProgram.Instruction] = []
  private(set) var gaps: [Pattern.Gap] = []
  private(set) var absents: [Pattern.Absent] = []
  private(set) var slots: [String] = []

  private mutating func slot(_ name: String) -> Int {
    if let known = slots.firstIndex(of: name) { return known }
    slots.append(name)
    return slots.count - 1
  }

  mutating func add(_ pattern: Pattern) {
    switch pattern {
    case .token(let kind, let name): instructions.append(.token(kind, slot: name.map { slot($0) } ?? -1))
    case .literal(let scalars): instructions += scalars.map { .scalar($0) }
    case .gap(let gap):
      let place = gaps.count
      gaps.append(gap)
      instructions += Array(repeating: .any(place), count: gap.minimum)
      if let limit = gap.limit {
        instructions.append(.hop(place, limit: limit - gap.minimum))
      } else {
        let start = instructions.count
        instructions += [.fork(start + 3, start + 1), .any(place), .jump(start)]
      }
    case .sequence(let parts): for part in parts { add(part) }
    case .alternatives(let parts):
      var jumps: [Int] = []
      for (index, part) in parts.enumerated() {
        guard index < parts.count - 1 else {
          add(part)
          break
        }
        let fork = instructions.count
        instructions.append(.end)
        add(part)
        jumps.append(instructions.count)
        instructions.append(.end)
        instructions[fork] = .fork(fork + 1, instructions.count)
      }
      for jump in jumps { instructions[jump] = .jump(instructions.count) }
    case .repeated(let part, let min, let isEndless):
      if min > 0 { add(part) }
      guard min == 0 || isEndless else { return }
      let fork = instructions.count
      instructions.append(.end)
      add(part)
      if isEndless { instructions.append(.jump(fork)) }
      instructions[fork] = .fork(fork + 1, instructions.count)
    case .captured(let part, let name):
      let slot = slot(name)
      instructions.append(.open(slot: slot))
      add(part)
      instructions.append(.close(slot: slot))
    case .clauseStart: instructions.append(.clauseStart)
    case .clauseEnd: instructions.append(.clauseEnd)
    case .absent(let what):
      instructions.append(.absent(absents.count))
      absents.append(what)
    }
  }
}
