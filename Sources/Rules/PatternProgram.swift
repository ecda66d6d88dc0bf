/// A pattern as instructions for `PatternMatcher`, in the order in which they are preferred.
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    case scalar(Unicode.Scalar)
    /// A token of a class, kept in a slot; -1 for none.
    case token(TokenClass, slot: Int)
    /// One character of a gap.
    case any(Pattern.Gap)
    /// Up to so many characters of a gap, as few as will do.
    case hop(Pattern.Gap, limit: Int)
    /// The first, and where that fails the second.
    case fork(Int, Int)
    case jump(Int)
    case open(slot: Int), close(slot: Int)
    case clauseStart, clauseEnd
    case absent(Pattern.Absent)
    case end
  }

  private(set) var instructions: [Instruction] = []
  /// The names of the slots.
  private(set) var slots: [String] = []
  let required: ClassSet
  /// The classes that it asks for at all.
  var used: ClassSet {
    instructions.reduce(into: ClassSet()) { used, instruction in
      switch instruction {
      case .token(let kind, _): used.insert(kind)
      case .absent(.token(let kind)): used.insert(kind)
      case .any(let gap), .hop(let gap, _): used = used.union(gap.excluding)
      case .absent(.token(let kind)): used.insert(kind)
      default: break
      }
    }
  }

  /// So long a pattern may be.
  static let limit = 2_000

  init(_ pattern: Pattern) {
    required = pattern.required
    add(pattern)
    instructions.append(.end)
  }

  private mutating func slot(_ name: String) -> Int {
    if let known = slots.firstIndex(of: name) { return known }
    slots.append(name)
    return slots.count - 1
  }

  private mutating func add(_ pattern: Pattern) {
    switch pattern {
    case .token(let kind, let name): instructions.append(.token(kind, slot: name.map { slot($0) } ?? -1))
    case .literal(let scalars): instructions += scalars.map { .scalar($0) }
    case .gap(let gap):
      instructions += Array(repeating: .any(gap), count: gap.minimum)
      if let limit = gap.limit {
        instructions.append(.hop(gap, limit: limit - gap.minimum))
      } else {
        let start = instructions.count
        instructions += [.fork(start + 3, start + 1), .any(gap), .jump(start)]
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
    case .absent(let what): instructions.append(.absent(what))
    }
  }
}
