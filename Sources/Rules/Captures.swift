/// What a pattern has captured, by the names of its slots; in the order of the text.
public struct Captures: Sendable {
  private var names: [String]
  private var values: [(slot: Int, value: Capture)]

  /// - Parameter values: Each with its place among the names.
  init(_ names: [String], _ values: [(slot: Int, value: Capture)]) {
    self.names = names
    self.values = values
  }

  /// What was captured under a name; nothing where nothing was.
  /// - Complexity: O(*n*) in what was captured.
  public subscript(name: String) -> [Capture] {
    guard let slot = names.firstIndex(of: name) else { return [] }
    return values.compactMap { $0.slot == slot ? $0.value : nil }
  }

  /// The first that was captured under a name.
  func first(_ name: String) -> Capture? {
    guard let slot = names.firstIndex(of: name) else { return nil }
    return values.first { $0.slot == slot }?.value
  }

  /// Leaves one of what was captured under a name.
  mutating func keep(_ value: Capture, of name: String) {
    guard let slot = names.firstIndex(of: name) else { return }
    values.removeAll { $0.slot == slot }
    values.append((slot, value))
  }

  /// Adds what is captured under a name.
  mutating func add(_ more: [Capture], as name: String) {
    let slot = names.firstIndex(of: name) ?? names.count
    if slot == names.count { names.append(name) }
    values += more.map { (slot, $0) }
  }

  /// The names under which something was captured, each with what was.
  public var byName: [String: [Capture]] {
    values.reduce(into: [:]) { $0[names[$1.slot], default: []].append($1.value) }
  }
}
