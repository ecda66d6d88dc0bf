import Lexicon
import Text

/// The regions that claims name, numbered, with how they stand to each other. A division that ended
/// has the number of the one that followed it.
struct RegionIndex: Sendable {
  /// Canonical keys by number.
  private(set) var symbols = Symbols()
  private var numbers: [ByteKey: Int] = [:]
  /// Each region and its parents, nearest first, without the country.
  private var chains: [[Int]] = []
  private var levels: [RegionLevel?] = []
  private let tree: RegionTree
  private let gazetteer: Gazetteer

  init(_ gazetteer: Gazetteer, keys: some Sequence<String>) {
    tree = RegionTree(gazetteer)
    self.gazetteer = gazetteer
    for key in keys where numbers[ByteKey(key)] == nil {
      numbers[ByteKey(key)] = add(tree.chain(key))
    }
  }

  private mutating func add(_ chain: [String]) -> Int {
    let first = symbols.number(of: chain[0])
    if first < chains.count { return first }
    chains.append([])
    levels.append(gazetteer.region(chain[0])?.level)
    let rest = chain.dropFirst()
    chains[first] = [first] + (rest.isEmpty ? [] : chains[add(Array(rest))])
    return first
  }

  /// The number of a region that claims name.
  func number(_ key: String) -> Int? { numbers[ByteKey(key)] }

  func level(_ region: Int) -> RegionLevel? { levels[region] }

  /// The outermost region around a region.
  func province(_ region: Int) -> Int { chains[region].last ?? region }

  /// The number of levels between two regions of which one holds the other, 0 for one and the
  /// same; `nil` when neither holds the other.
  func distance(_ a: Int, _ b: Int) -> Int? {
    if a == b { return 0 }
    return chains[a].firstIndex(of: b) ?? chains[b].firstIndex(of: a)
  }
}
