public import Text

/// Surnames, elements of names without a Han surname, and the words that stand around names.
public final class NameList: Sendable {
  /// How common a surname is, and how common a word it is otherwise.
  public struct Surname: Hashable, Sendable {
    /// A (ranks 1 to 50) to D (very rare).
    public let band: Unicode.Scalar
    /// Whether it is also a function word or a very common word (和, 于, 向, 全).
    public let isHardWord: Bool
    /// -ln of its share among people.
    public let cost: Float
  }

  let surnameMatcher: PhraseMatcher
  private let surnames: [Surname]
  /// By character from U+4E00, -ln of its share among those of given names.
  private let givenCosts: [Float]
  private let elements: PhraseMatcher
  private let followers: PhraseMatcher
  /// Persons that a user's own lists name.
  public let persons: [String]

  init(_ user: UserLists) throws(LexiconError) {
    let list = try user.list("surnames")
    guard let surname = list.columns.firstIndex(of: "surname"),
      let bearers = list.columns.firstIndex(of: "count_10k"),
      let band = list.columns.firstIndex(of: "band"),
      let common = list.columns.firstIndex(of: "common_word")
    else { throw LexiconError(malformed: "surnames.tsv", line: 1, "a column is missing") }
    var surnameMatcher = PhraseMatcher()
    var surnames: [Surname] = []
    try list.forEachRow { cells in
      surnameMatcher.insert(utf8: cells[surname], value: Int32(surnames.count))
      surnames.append(
        Surname(
          band: cells.string(band).unicodeScalars.first ?? "D",
          isHardWord: cells.string(common) == "hard",
          cost: logarithm(Self.people / max(Float(cells.string(bearers)) ?? 0, 1))))
    }
    self.surnameMatcher = surnameMatcher
    self.surnames = surnames
    givenCosts = try Self.givenCosts(user)
    var elements = PhraseMatcher()
    var followers = PhraseMatcher()
    for row in try user.rows(of: "name_elements") {
      let opensOnly = row[2] == "first" && row[0].unicodeScalars.count == 1
      elements.insert(row[0].unicodeScalars, value: opensOnly ? 1 : 0)
    }
    for row in try user.rows(of: "name_followers") {
      followers.insert(row[0].unicodeScalars, value: Int32(row[1]) ?? 1)
    }
    self.elements = elements
    self.followers = followers
    persons = try user.rows(of: "persons").map { $0[0] }
  }

  /// People, in ten thousands, as `count_10k` counts them.
  private static let people: Float = 130_000
  private static let firstHan: UInt32 = 0x4E00
  private static let hanCount = 0x5200

  private static func givenCosts(_ user: UserLists) throws(LexiconError) -> [Float] {
    var bearers = [Float](repeating: 0, count: hanCount)
    try user.list("given_characters").forEachRow { row throws(LexiconError) in
      guard let scalar = row.string(0).unicodeScalars.first, let count = Float(row.string(1)),
        scalar.value >= firstHan, scalar.value < firstHan + UInt32(hanCount)
      else { throw row.error("no character with a number") }
      bearers[Int(scalar.value - firstHan)] = count
    }
    let total = bearers.reduce(0, +)
    let rarest: Float = 50
    return bearers.map { logarithm(total / max($0, rarest)) }
  }

  /// The cost of a character in a given name: -ln of its share.
  /// - Complexity: O(1).
  public func cost(ofGiven scalar: Unicode.Scalar) -> Float {
    guard scalar.value >= Self.firstHan, scalar.value < Self.firstHan + UInt32(Self.hanCount) else { return .infinity }
    return givenCosts[Int(scalar.value - Self.firstHan)]
  }

  /// Calls `body` with the end and the cost of each name of a person, of a surname and one or two
  /// characters, that may start at `start` and ends at or before `limit`.
  public func forEachPerson(
    in scalars: Letters, at start: Int, before limit: Int, _ body: (_ end: Int, _ cost: Float) -> Void
  ) {
    surnameMatcher.forEachMatch(in: scalars, at: start, before: limit) { match in
      var cost = surnames[Int(match.value)].cost
      for end in match.end..<min(match.end + 2, limit) {
        cost += self.cost(ofGiven: scalars[end])
        guard cost < .infinity else { return }
        body(end + 1, cost)
      }
    }
  }

  /// Surnames that start at `start`: their lengths in scalars and what is known of them, shortest
  /// first.
  public func surnames(
    in scalars: Letters, at start: Int, before limit: Int
  ) -> [(length: Int, surname: Surname)] {
    var found: [(length: Int, surname: Surname)] = []
    surnameMatcher.forEachMatch(in: scalars, at: start, before: limit) {
      found.append(($0.end - start, surnames[Int($0.value)]))
    }
    return found
  }

  /// The end of the longest run of name elements (扎西次仁) from `start`, or `start` when there is
  /// none.
  public func elementRun(in scalars: Letters, at start: Int, before limit: Int) -> Int {
    var end = start
    while let match = elements.longestMatch(in: scalars, at: end, before: limit) {
      // 泽仁彭措和: a single character that opens names goes on with none.
      if match.value == 1, end > start { break }
      end = match.end
    }
    return end
  }

  /// How well the words at `position` may follow a name: 0 not, 1 a single character, 2 a word.
  public func followerWeight(in scalars: Letters, at position: Int, before limit: Int) -> Int {
    Int(followers.longestMatch(in: scalars, at: position, before: limit)?.value ?? 0)
  }
}
