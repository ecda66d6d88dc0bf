import Synchronization

/// The rows of a vocabulary by number and by name: those of the program, and behind them what users declare while it
/// runs. Rows are only ever added.
///
/// A row stands in its slot before anyone has its number, and stays as it is: whoever has the number reads it without
/// a lock.
package final class TermTable<Row: TermRow>: @unchecked Sendable {
  /// A number is a byte, and one value is left to those who count from 1.
  static var capacity: Int { 255 }

  private let slots: UnsafeMutablePointer<Row>
  private let known: [String: UInt8]
  /// Where each of the program's rows stands among them by name.
  private let ranks: [UInt8]
  private let declared = Mutex<Declared>(Declared())

  private struct Declared {
    var numbers: [String: UInt8] = [:]
    var count = 0
  }

  package init(_ rows: [Row]) {
    precondition(rows.count <= Self.capacity)
    slots = .allocate(capacity: Self.capacity)
    var known: [String: UInt8] = [:]
    for (position, row) in rows.enumerated() {
      (slots + position).initialize(to: row)
      for name in row.names { known[name] = UInt8(position) }
    }
    self.known = known
    var ranks = [UInt8](repeating: 0, count: rows.count)
    let order = rows.indices.sorted { rows[$0].name.utf8.lexicographicallyPrecedes(rows[$1].name.utf8) }
    for (rank, position) in order.enumerated() { ranks[position] = UInt8(rank) }
    self.ranks = ranks
  }

  package subscript(number: UInt8) -> Row { slots[Int(number)] }

  /// The numbers of the program's own rows, in the order in which they are written down.
  package var builtIn: Range<UInt8> { 0..<UInt8(ranks.count) }

  /// The numbers of what users declared, by name.
  package var declaredNumbers: [UInt8] {
    let count = declared.withLock { $0.count }
    return (ranks.count..<ranks.count + count).map { UInt8($0) }.sorted(by: precedes)
  }

  package func number(of name: String) -> UInt8? {
    known[name] ?? declared.withLock { $0.numbers[name] }
  }

  /// Whether one row's name sorts before another's, by bytes.
  package func precedes(_ a: UInt8, _ b: UInt8) -> Bool {
    if Int(max(a, b)) < ranks.count { return ranks[Int(a)] < ranks[Int(b)] }
    return slots[Int(a)].name.utf8.lexicographicallyPrecedes(slots[Int(b)].name.utf8)
  }

  /// Adds a row, unless it is there.
  /// - Throws: ``VocabularyError`` when one of its names means something else, or the table is full.
  package func declare(_ row: Row) throws(VocabularyError) -> UInt8 {
    try declared.withLock { (declared) throws(VocabularyError) -> UInt8 in
      for name in row.names {
        guard let number = known[name] ?? declared.numbers[name] else { continue }
        if let conflict = slots[Int(number)].conflict(with: row) {
          throw .disagrees(row.name, conflict)
        }
        return number
      }
      let position = ranks.count + declared.count
      guard position < Self.capacity else { throw .full(row.name, Self.capacity) }
      (slots + position).initialize(to: row)
      for name in row.names { declared.numbers[name] = UInt8(position) }
      declared.count += 1
      return UInt8(position)
    }
  }
}

/// What a table keeps of a term.
package protocol TermRow: Sendable {
  /// What it is called in files and arguments; rows are sorted by it.
  var name: String { get }
  /// All that means this row, `name` among them.
  var names: [String] { get }
  /// In what a second declaration of the same name differs, in a few words; `nil` when in nothing.
  func conflict(with other: Self) -> String?
}
