import Text

/// Numbers for values, in the order in which they are first asked for.
struct Numbering<Value: Hashable> {
  private var known: [Value: Int] = [:]
  private(set) var values: [Value] = []
  /// What was last asked for, often the same again: comparing costs less than hashing.
  private var last: (value: Value, number: Int)?

  mutating func number(of value: Value) -> Int {
    if let last, last.value == value { return last.number }
    let number = known[value] ?? values.count
    if number == values.count {
      known[value] = number
      values.append(value)
    }
    last = (value, number)
    return number
  }
}

/// Numbers for values of which those of a group stand together; groups stand in the order in which they
/// are first asked for, and so do the values of each.
struct GroupedNumbering<Group: Hashable, Name: Hashable, Value> {
  private(set) var groups: [(group: Group, values: [Value])] = []
  private var places: [Group: Int] = [:]
  private var known: [Name: (place: Int, index: Int)] = [:]
  /// The first number of each group.
  private var starts: [Int] = []
  private var last: Name?

  var count: Int { known.count }

  /// - Parameter name: what tells the value from others.
  mutating func insert(_ value: Value, named name: Name, in group: Group) {
    guard last != name else { return }
    last = name
    guard known[name] == nil else { return }
    let place = places[group] ?? groups.count
    if place == groups.count {
      places[group] = place
      groups.append((group, []))
    }
    known[name] = (place, groups[place].values.count)
    groups[place].values.append(value)
  }

  /// Ends inserting.
  mutating func number() {
    starts = groups.indices.map { place in groups[..<place].reduce(0) { $0 + $1.values.count } }
  }

  /// - Precondition: inserting has ended.
  func number(of name: Name) -> Int? { known[name].map { starts[$0.place] + $0.index } }
}
