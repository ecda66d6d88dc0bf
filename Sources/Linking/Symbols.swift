import Text

/// Numbers for strings, in the order in which they are first asked for.
struct Symbols {
  private var numbers: [ByteKey: Int] = [:]
  private(set) var strings: [String] = []

  mutating func number(of string: String) -> Int {
    if let known = numbers[ByteKey(string)] { return known }
    numbers[ByteKey(string)] = strings.count
    strings.append(string)
    return strings.count - 1
  }

  /// The number of a string that has one.
  func known(_ string: String) -> Int? { numbers[ByteKey(string)] }
}
