import Foundation
import Lexicon
public import Text

/// Rules, with the words that they look for.
public struct RuleSet: Sendable {
  public internal(set) var rules: [TextRule] = []
  /// The numbers of the classes, by name.
  var classes: [String: TokenClass] = [:]
  /// The patterns that `let` names.
  var patterns: [String: Pattern] = [:]
  /// The same, to be tried.
  var programs: [String: PatternProgram] = [:]
  /// How many parts each of them has.
  var sizes: [String: Int] = [:]
  private var matcher = PhraseMatcher()
  /// A bit for each scalar of the Basic Multilingual Plane with which a phrase begins, and one for all
  /// others.
  private var firsts = [UInt64](repeating: 0, count: 1_025)
  /// The classes of each phrase of the matcher.
  private var classesOfPhrase: [[TokenClass]] = []

  /// No rules. The classes are the kinds of mentions, and `classes`, whose words are added later.
  public init(classes names: [String] = []) { know(classes: TokenClass.mentions + names) }

  /// Makes known classes whose words are added later, as many as there can be.
  public mutating func know(classes names: [String]) {
    for name in names where classes[name] == nil && classes.count < TokenClass.limit {
      classes[name] = TokenClass(classes.count)
    }
  }

  /// Adds the rules of a file, whose names of classes and patterns the files after it know too.
  /// - Parameters:
  ///   - text: The file.
  ///   - file: What messages call it.
  ///   - conditions: The conditions that `where` may name, each with the number of its captures.
  /// - Throws: `RuleError` for the first mistake; nothing is added then.
  public mutating func add(
    _ text: String, file: String, conditions: [String: Int] = [:]
  ) throws(RuleError) {
    var parser = RuleParser(self, file: file, conditions: conditions)
    self = try parser.parse(text)
  }

  /// Adds the rules of a file.
  /// - Throws: `RuleError` for a file that cannot be read or is not UTF-8, and for the first mistake.
  public mutating func add(
    contentsOf path: String, conditions: [String: Int] = [:]
  ) throws(RuleError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RuleError(file: path, "cannot be read")
    }
    guard data.count <= Self.longestFile else {
      throw RuleError(file: path, "is larger than \(Self.longestFile) bytes")
    }
    guard var text = String(validating: data, as: UTF8.self) else {
      throw RuleError(file: path, "is not UTF-8")
    }
    if text.first == "\u{FEFF}" { text.removeFirst() }
    try add(text, file: path, conditions: conditions)
  }

  /// The class of a name; `nil` where there is none.
  public func tokenClass(_ name: String) -> TokenClass? { classes[name] }

  private static let longestFile = 1_000_000

  /// Adds a word to a class, which is made where there is none.
  /// - Returns: false where there are as many classes as can be, or the class is a kind of mention.
  @discardableResult
  public mutating func add(_ word: String, to name: String) -> Bool {
    guard !TokenClass.mentions.contains(name) else { return false }
    if classes[name] == nil {
      guard classes.count < TokenClass.limit else { return false }
      classes[name] = TokenClass(classes.count)
    }
    guard let kind = classes[name], !word.isEmpty else { return false }
    if let known = matcher.value(of: word.unicodeScalars) {
      if !classesOfPhrase[Int(known)].contains(kind) { classesOfPhrase[Int(known)].append(kind) }
    } else {
      if let first = word.unicodeScalars.first {
        firsts[Self.slot(first)] |= 1 << UInt64(first.value & 63)
      }
      matcher.insert(word.unicodeScalars, value: Int32(classesOfPhrase.count))
      classesOfPhrase.append([kind])
    }
    return true
  }

  @inline(__always)
  private static func slot(_ scalar: Unicode.Scalar) -> Int { min(Int(scalar.value >> 6), 1_024) }

  /// The names of the classes that rules ask for, sorted.
  public var usedClasses: [String] {
    let programs = rules.flatMap { $0.reads + $0.refusals } + programs.values
    var used = programs.reduce(ClassSet()) { $0.union($1.used) }
    for content in rules.flatMap(\.contents) { used.insert(content.kind) }
    for kind in rules.flatMap(\.conditions).compactMap(\.kind) { used.insert(kind) }
    return classes.filter { used.contains($0.value) }.keys.sorted()
  }

  /// The places of the rules that may fit a sentence with tokens of some classes.
  public func places(for classes: ClassSet) -> [Int] {
    rules.indices.filter { place in rules[place].reads.contains { classes.isSuperset(of: $0.required) } }
  }

  /// The classed words of a range.
  /// - Complexity: O(*nk*) in the range's length and that of the longest word.
  public func words(in letters: Letters, _ range: ScalarRange) -> [Tape.Token] {
    var found: [Tape.Token] = []
    for position in range.positions {
      let first = letters[position]
      guard firsts[Self.slot(first)] >> UInt64(first.value & 63) & 1 == 1 else { continue }
      matcher.forEachMatch(in: letters, at: position, before: range.upperBound) { match in
        for kind in classesOfPhrase[Int(match.value)] {
          found.append(Tape.Token(ScalarRange(position, match.end), kind))
        }
      }
    }
    return found
  }
}
