public import Text

/// The words around a number: units and classifiers, nouns that are counted, verbs before them.
public final class QuantityWords: Sendable {
  /// What a unit says of the number before it.
  public enum UnitKind: String, Hashable, Sendable, CaseIterable {
    /// 年, 个月, 小时: time, not a quantity that is reported.
    case duration
    /// 号, 级, 届: no quantity.
    case other
    case money
    /// %, 个百分点.
    case share
    /// 名, 人, 户.
    case people
    /// 家, 所, 吨: counts with whatever numeral stands before it.
    case concrete
    /// 个, 项, 批: stands in set phrases too.
    case general
  }

  /// What a word near a number does; a word may do several.
  public struct Role: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Heads a noun that names people (群众).
    public static let person = Role(rawValue: 1)
    /// Can be counted with a single Chinese digit (三个园区).
    public static let countable = Role(rawValue: 2)
    /// After a number and 个 it means time (日夜).
    public static let duration = Role(rawValue: 4)
    /// After a number it makes a figure of speech (大局, 意识).
    public static let figure = Role(rawValue: 8)
    /// What is measured but not reported (海拔, 相距).
    public static let setting = Role(rawValue: 16)
    /// Stands before the counted noun (投入, 选派).
    public static let verb = Role(rawValue: 32)
    /// Holds the letters of such a verb, but is none (投资额).
    public static let plain = Role(rawValue: 64)
    /// Heads a noun that names money (资金).
    public static let money = Role(rawValue: 128)

    static let names: [(name: String, role: Role)] = [
      ("person", person), ("countable", countable), ("duration", duration), ("figure", figure),
      ("setting", setting), ("verb", verb), ("plain", plain), ("money", money),
    ]

    init?(name: String) {
      guard let known = Self.names.first(where: { $0.name == name }) else { return nil }
      self = known.role
    }
  }

  private let units: PhraseMatcher
  private let unitRows: [(kind: UnitKind, name: String)]
  private let words: PhraseMatcher

  /// The words that come with the program.
  public init() throws(LexiconError) {
    var units = PhraseMatcher()
    var unitRows: [(kind: UnitKind, name: String)] = []
    var words = PhraseMatcher()
    try UserLists().list("units").forEachRow { row throws(LexiconError) in
      guard let kind = UnitKind(rawValue: row.string(1)) else { throw row.error("an unknown kind") }
      units.insert(utf8: row[0], value: Int32(unitRows.count))
      unitRows.append((kind, row.string(row[2].isEmpty ? 0 : 2)))
    }
    var roles: [String: Role] = [:]
    try UserLists().list("quantity_words").forEachRow { row throws(LexiconError) in
      guard let role = Role(name: row.string(1)) else { throw row.error("an unknown kind") }
      roles[row.string(0), default: []].formUnion(role)
    }
    for (word, role) in roles {
      words.insert(word.unicodeScalars, value: Int32(role.rawValue))
    }
    self.units = units
    self.unitRows = unitRows
    self.words = words
  }

  /// The longest unit that starts at `start` and ends at or before `limit`; `name` is the unit as
  /// it is written, simplified (元 for 块钱, 个 for 個).
  public func unit(
    in scalars: Letters, at start: Int, before limit: Int
  ) -> (end: Int, kind: UnitKind, name: String)? {
    units.longestMatch(in: scalars, at: start, before: limit).map {
      ($0.end, unitRows[Int($0.value)].kind, unitRows[Int($0.value)].name)
    }
  }

  /// The longest word that starts at `start` and ends at or before `limit`.
  public func word(
    in scalars: Letters, at start: Int, before limit: Int
  ) -> (end: Int, role: Role)? {
    words.longestMatch(in: scalars, at: start, before: limit).map {
      ($0.end, Role(rawValue: UInt8($0.value)))
    }
  }

  /// The longest word with a role that starts at `start` and ends at or before `limit`.
  public func word(
    _ role: Role, in scalars: Letters, at start: Int, before limit: Int
  ) -> Int? {
    var end: Int?
    words.forEachMatch(in: scalars, at: start, before: limit) { match in
      if Role(rawValue: UInt8(match.value)).contains(role) { end = match.end }
    }
    return end
  }
}
