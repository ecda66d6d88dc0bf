import Text

/// How much each piece of evidence counts, and the best reading of a page by it.
///
/// A page is read as one walk over three states: before the article, in it, behind it (or in a gap of it).
/// A passage's features count while the walk is in the article, those of an edge where it enters, leaves or
/// enters again.
struct BlockWeights: Sendable {
  static let bundled = BlockWeights(PackageResources.block_weights_tsv)

  private(set) var block = [Double](repeating: 0, count: BlockFeature.allCases.count)
  private var enter = [Double](repeating: 0, count: EdgeFeature.allCases.count)
  private var leave = [Double](repeating: 0, count: EdgeFeature.allCases.count)
  private var enterAgain = [Double](repeating: 0, count: EdgeFeature.allCases.count)

  /// Rows of `block`, `enter`, `leave` or `enterAgain`, a feature and its weight.
  init(_ resource: [UInt8]) {
    let blocks = Dictionary(uniqueKeysWithValues: BlockFeature.allCases.map { ("\($0)", Int($0.rawValue)) })
    let edges = Dictionary(uniqueKeysWithValues: EdgeFeature.allCases.map { ("\($0)", Int($0.rawValue)) })
    for row in ResourceTable(resource).rows where row.count == 3 {
      guard let weight = Double(row[2]) else { continue }
      if row[0] == "block" {
        if let place = blocks[String(row[1])] { block[place] = weight }
      } else if let place = edges[String(row[1])] {
        switch row[0] {
        case "enter": enter[place] = weight
        case "leave": leave[place] = weight
        case "enterAgain": enterAgain[place] = weight
        default: break
        }
      }
    }
  }

  /// What speaks for a passage's being in the article, in nats.
  func score(_ bits: UInt64) -> Double { Self.sum(block, bits) }

  private static func sum(_ weights: [Double], _ bits: UInt64) -> Double {
    var rest = bits
    var sum = 0.0
    while rest != 0 {
      sum += weights[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum
  }

  /// Whether each passage is in the article, by the walk with the highest sum that enters it at all.
  ///
  /// - Complexity: O(*n*).
  func verdicts(_ evidence: BlockEvidence) -> [Bool] {
    let count = evidence.blocks.count
    guard count > 0 else { return [] }
    // Scores of the states before, in, behind; and for each passage from which state the walk came to in, behind.
    var scores = (before: 0.0, in: -Double.infinity, behind: -Double.infinity)
    var cameToIn = [State](repeating: .before, count: count)
    var cameToBehind = cameToIn
    for index in 0..<count {
      let edge = evidence.edges[index]
      let own = score(evidence.blocks[index])
      let entered = scores.before + Self.sum(enter, edge)
      let enteredAgain = scores.behind + Self.sum(enterAgain, edge)
      let left = scores.in + Self.sum(leave, edge)
      var best = (scores.in, State.in)
      if entered > best.0 { best = (entered, .before) }
      if enteredAgain > best.0 { best = (enteredAgain, .behind) }
      cameToIn[index] = best.1
      cameToBehind[index] = left > scores.behind ? .in : .behind
      scores = (scores.before, best.0 + own, max(left, scores.behind))
    }
    var verdicts = [Bool](repeating: false, count: count)
    var state = scores.in >= scores.behind ? State.in : .behind
    for index in (0..<count).reversed() {
      verdicts[index] = state == .in
      switch state {
      case .before: break
      case .in: state = cameToIn[index]
      case .behind: state = cameToBehind[index]
      }
    }
    return verdicts
  }

  private enum State: UInt8 { case before, `in`, behind }
}
