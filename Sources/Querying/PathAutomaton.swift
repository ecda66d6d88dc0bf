import Ontology

/// A property path as a nondeterministic finite automaton whose letters are edges and directions.
/// Thompson's construction (1968), with the moves without a letter worked off beforehand.
struct PathAutomaton {
  /// A move along one edge.
  struct Move {
    let labels: LabelSet
    let isInverse: Bool
    let next: Int
  }

  /// The moves out of each state.
  private(set) var moves: [[Move]] = []
  private(set) var isFinal: [Bool] = []
  let start = 0
  var stateCount: Int { moves.count }

  /// - Complexity: O(*s*²) in the states, of which there are at most two for each part of the path.
  init(_ path: PropertyPath) {
    var builder = Builder()
    let (first, last) = builder.build(path, isInverse: false)
    var numbers = [first: 0]
    var order = [first]
    var position = 0
    while position < order.count {
      let closure = builder.closure(of: order[position])
      position += 1
      isFinal.append(closure.contains(last))
      moves.append(
        closure.flatMap { builder.moves[$0] }.map { move in
          let number = numbers[move.next] ?? order.count
          if number == order.count {
            numbers[move.next] = number
            order.append(move.next)
          }
          return Move(labels: move.labels, isInverse: move.isInverse, next: number)
        })
    }
  }

  private struct Builder {
    var moves: [[Move]] = []
    var jumps: [[Int]] = []

    mutating func state() -> Int {
      moves.append([])
      jumps.append([])
      return moves.count - 1
    }

    mutating func build(_ path: PropertyPath, isInverse: Bool) -> (Int, Int) {
      switch path {
      case .inverse(let path): return build(path, isInverse: !isInverse)
      case .property(let term):
        return step([(Self.labels([term]), isInverse)])
      case .negated(let forward, let inverse):
        var letters: [(LabelSet, Bool)] = []
        if let forward { letters.append((Self.labels(forward).complement, isInverse)) }
        if let inverse { letters.append((Self.labels(inverse).complement, !isInverse)) }
        return step(letters)
      case .sequence(let first, let second):
        let one = build(isInverse ? second : first, isInverse: isInverse)
        let two = build(isInverse ? first : second, isInverse: isInverse)
        jumps[one.1].append(two.0)
        return (one.0, two.1)
      case .alternative(let first, let second):
        let (start, end) = (state(), state())
        for path in [first, second] {
          let part = build(path, isInverse: isInverse)
          jumps[start].append(part.0)
          jumps[part.1].append(end)
        }
        return (start, end)
      case .zeroOrOne(let path):
        return repeated(path, isInverse, isOptional: true, isEndless: false)
      case .zeroOrMore(let path):
        return repeated(path, isInverse, isOptional: true, isEndless: true)
      case .oneOrMore(let path):
        return repeated(path, isInverse, isOptional: false, isEndless: true)
      }
    }

    private mutating func repeated(
      _ path: PropertyPath, _ isInverse: Bool, isOptional: Bool, isEndless: Bool
    ) -> (Int, Int) {
      let (start, end) = (state(), state())
      let part = build(path, isInverse: isInverse)
      jumps[start].append(part.0)
      jumps[part.1].append(end)
      if isOptional { jumps[start].append(end) }
      if isEndless { jumps[part.1].append(part.0) }
      return (start, end)
    }

    private mutating func step(_ letters: [(LabelSet, Bool)]) -> (Int, Int) {
      let (start, end) = (state(), state())
      for (labels, isInverse) in letters {
        moves[start].append(Move(labels: labels, isInverse: isInverse, next: end))
      }
      return (start, end)
    }

    func closure(of state: Int) -> [Int] {
      var found = [state]
      var seen: Set<Int> = [state]
      var position = 0
      while position < found.count {
        for next in jumps[found[position]] where seen.insert(next).inserted { found.append(next) }
        position += 1
      }
      return found
    }

    private static func labels(_ terms: Set<Term>) -> LabelSet {
      LabelSet(terms.compactMap { FactGraph.label(of: $0) })
    }
  }
}
