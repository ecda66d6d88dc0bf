import Rules
import Text

/// What rules have kept of an article for what it says further on.
struct KeptCaptures {
  private let items: ArticleItems
  /// In the order of the text, by the names under which it stays.
  private var records: [String: [Record]] = [:]

  private struct Record {
    let place: Int
    let captures: [String: [Capture]]
  }

  init(items: ArticleItems) { self.items = items }

  mutating func keep(_ reading: TextRule.Reading, _ rule: TextRule) {
    var captures: [String: [Capture]] = [:]
    for (capture, name) in rule.kept { captures[name] = reading.captures[capture] }
    let record = Record(place: reading.trigger, captures: captures.filter { !$0.value.isEmpty })
    for name in record.captures.keys {
      let place = records[name]?.partitioningIndex { $0.place > record.place } ?? 0
      records[name, default: []].insert(record, at: place)
    }
  }

  /// A reading with each record that has what the rule recalls first, the last one first, and with the last of
  /// what else it recalls; the reading itself where there is none.
  /// - Complexity: O(log *n*) in what was kept, and O(1) a reading.
  func recalling(_ reading: TextRule.Reading, _ rule: TextRule) -> [TextRule.Reading] {
    guard let first = rule.recalled.first else { return [reading] }
    let whole = rule.recalled.dropFirst().reduce(reading) { reading, names in
      candidates(names, reading).first.map { with($0, names, reading) } ?? reading
    }
    let found = candidates(first, reading).map { with($0, first, whole) }
    return found.isEmpty ? [whole] : found
  }

  private func with(_ record: Record, _ names: [String], _ reading: TextRule.Reading) -> TextRule.Reading {
    names.reduce(reading) { $0.recalling(record.captures[$1] ?? [], as: $1) }
  }

  /// The records before a reading that have all of some names, the last one first.
  private func candidates(_ names: [String], _ reading: TextRule.Reading) -> [Record] {
    guard let name = names.first, let known = records[name] else { return [] }
    let end = known.partitioningIndex { $0.place > reading.trigger }
    return known[..<end].suffix(Self.most).reversed().filter { record in
      reading.trigger - record.place <= Self.reach && items.areOne(record.place, reading.trigger)
        && names.allSatisfy { record.captures[$0] != nil }
    }
  }

  /// How far behind what was kept it is recalled, in scalars.
  private static let reach = 1200
  /// So many records are tried.
  private static let most = 16
}
