import Knowledge
import Ontology
import Text

/// What a user has decided about a graph, in plain text, a decision a line:
///
///     # comment
///     same      | 名 @ 文档 | 名 @ 文档 | author | reason
///     different | 名 @ 文档 | 名 @ 文档 | author | reason
///     reject    | subject | relation | object | author | reason
///     add       | subject | relation | object | author | reason
///
/// A reference is a name, a name in one document (`名 @ 文档`), an `<IRI>`, or, in `add`, also
/// `Kind:key` of something new. Relations are prefixed names (`org:holds`).
public struct Decisions: Hashable, Sendable {
  /// A line that is no decision.
  public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as the user named it.
    public let file: String
    /// Counted from 1.
    public let line: Int
    public let reason: String

    public var description: String { "\(file):\(line): \(reason)" }
  }

  struct Decision: Hashable, Sendable {
    enum Action: Hashable, Sendable {
      case same(Reference, Reference)
      case different(Reference, Reference)
      case reject(Reference, Relation, String)
      case add(Reference, Relation, String)
    }

    let action: Action
    let line: Int
    /// The line, and its place in the file.
    let words: String
    let start: (scalars: Int, bytes: Int)

    static func == (a: Decision, b: Decision) -> Bool { a.action == b.action && a.line == b.line }

    func hash(into hasher: inout Hasher) {
      hasher.combine(action)
      hasher.combine(line)
    }
  }

  /// Something that a decision names.
  struct Reference: Hashable, Sendable {
    let name: String
    /// The identifier of a document, when only the mention in that one is meant.
    let document: String?

    init(_ words: String) {
      if let at = words.lastRange(of: " @ ") {
        name = String(words[..<at.lowerBound]).trimmed
        document = String(words[at.upperBound...]).trimmed
      } else {
        name = words.trimmed
        document = nil
      }
    }
  }

  /// The file, as the user named it.
  public let file: String
  /// The text as it was.
  public let text: String
  let decisions: [Decision]

  public var isEmpty: Bool { decisions.isEmpty }
  /// How many decisions there are.
  public var count: Int { decisions.count }

  /// No decisions.
  public static let none = Decisions(file: "", text: "", decisions: [])

  private init(file: String, text: String, decisions: [Decision]) {
    self.file = file
    self.text = text
    self.decisions = decisions
  }

  /// Reads a file of decisions.
  /// - Returns: the decisions, and the lines that are none.
  public static func read(_ text: String, file: String) -> (Decisions, [Problem]) {
    var decisions: [Decision] = []
    var problems: [Problem] = []
    var start = (scalars: 0, bytes: 0)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = String(line).trimmed
      if !words.isEmpty, !words.hasPrefix("#") {
        do throws(Problem) {
          let action = try action(words, file: file, line: index + 1)
          decisions.append(
            Decision(action: action, line: index + 1, words: String(line), start: start))
        } catch {
          problems.append(error)
        }
      }
      start.scalars += line.unicodeScalars.count + 1
      start.bytes += line.utf8.count + 1
    }
    return (Decisions(file: file, text: text, decisions: decisions), problems)
  }

  private static func action(
    _ words: String, file: String, line: Int
  ) throws(Problem) -> Decision.Action {
    func problem(_ reason: String) -> Problem { Problem(file: file, line: line, reason: reason) }
    let cells = words.split(separator: "|", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    let count: Int
    switch cells[0] {
    case "same", "different": count = 5
    case "reject", "add": count = 6
    default: throw problem("“\(cells[0])” is none of same, different, reject, add")
    }
    guard cells.count == count else {
      throw problem("\(cells[0]) wants \(count - 1) fields after it, divided by |; there are \(cells.count - 1)")
    }
    if let empty = cells.firstIndex(of: "") {
      let names = count == 5 ? ["", "", "author", "reason"] : ["", "", "", "author", "reason"]
      throw problem("field \(empty) \(names[empty - 1].isEmpty ? "" : "(\(names[empty - 1])) ")is empty")
    }
    if count == 5 {
      let sides = (Reference(cells[1]), Reference(cells[2]))
      guard sides.0 != sides.1 else { throw problem("both sides are the same") }
      return cells[0] == "same" ? .same(sides.0, sides.1) : .different(sides.0, sides.1)
    }
    guard let relation = Relation(prefixedName: cells[2]) else {
      let near = NearestNames(to: cells[2], among: Relation.all.map(\.prefixedName))
      throw problem("“\(cells[2])” is no relation of the ontology" + near.question)
    }
    let subject = Reference(cells[1])
    var object = cells[3]
    if relation.range == .date {
      do throws(PartialDate.Invalid) {
        object = try PartialDate(parsing: object).lexical
      } catch {
        throw problem("\(object) \(error)")
      }
    }
    return cells[0] == "reject" ? .reject(subject, relation, object) : .add(subject, relation, object)
  }

  /// SHA-256 of the text, 64 hexadecimal digits.
  var digest: String {
    EntityIRI.hash(text, 64)
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  fileprivate func lastRange(of words: String) -> Range<Index>? {
    let (own, wanted) = (Array(utf8), Array(words.utf8))
    guard own.count >= wanted.count else { return nil }
    for start in stride(from: own.count - wanted.count, through: 0, by: -1)
    where own[start..<start + wanted.count].elementsEqual(wanted) {
      let lower = utf8.index(startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: wanted.count)
    }
    return nil
  }
}
