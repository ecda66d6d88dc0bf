/// A question in SPARQL that has a name, and words in it that may be others.
///
/// Its first line is a comment that says what it asks. A line `# parameter: region = 昭通市` names a word: where `"昭通市"`
/// stands in the query, another may stand; a number stands with quotation marks or without.
public struct NamedQuestion: Hashable, Sendable {
  /// What may be put into a question.
  public struct Parameter: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What stands there unless another is given.
    public let value: String

    /// Whether it is a number, not a name.
    public var isNumber: Bool { !value.isEmpty && value.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// Why a question cannot be asked so.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence without its end.
    public let description: String
  }

  /// Its name, that of its file.
  public let name: String
  /// What it asks, in Chinese and English.
  public let meaning: String
  /// In the order of the file.
  public let parameters: [Parameter]
  /// The question with the values that stand in it.
  public let text: String

  /// - Parameter text: a query, as a file holds it.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
    let comments = text.split(separator: "\n").prefix { $0.hasPrefix("#") }.map { $0.dropFirst().drop { $0 == " " } }
    meaning = comments.first.map(String.init) ?? ""
    parameters = comments.compactMap { comment in
      guard comment.hasPrefix(Self.mark), let equals = comment.firstIndex(of: "=") else { return nil }
      func trimmed(_ part: Substring) -> String {
        part.split(separator: " ").joined(separator: " ")
      }
      return Parameter(
        name: trimmed(comment[..<equals].dropFirst(Self.mark.count)),
        value: trimmed(comment[comment.index(after: equals)...]))
    }
  }

  private static let mark = "parameter:"

  /// The question with other values.
  ///
  /// - Parameter values: by the parameter's name.
  /// - Complexity: O(*n*) in the text, once a value.
  public func text(with values: [String: String]) throws(Fault) -> String {
    var text = text
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let parameter = parameters.first(where: { $0.name == name }) else {
        let known = parameters.map(\.name).joined(separator: ", ")
        throw Fault(description: "\(self.name) has no parameter \(name)" + (known.isEmpty ? "" : "; it has \(known)"))
      }
      if parameter.isNumber {
        guard (1...9).contains(value.utf8.count), value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
          throw Fault(description: "\(name) is a number, which \(value) is not")
        }
        text = Self.replacing(parameter.value, with: value, in: text)
          .replacing("\"\(parameter.value)\"", with: "\"\(value)\"")
      } else {
        text = text.replacing("\"\(parameter.value)\"", with: "\"\(Self.escaped(value))\"")
      }
    }
    return text
  }

  /// Replaces a number that is a word of its own, outside comments.
  private static func replacing(_ number: String, with other: String, in text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard !line.hasPrefix("#") else { return String(line) }
      return line.split(separator: " ", omittingEmptySubsequences: false).map { word in
        word == number ? other : String(word)
      }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  /// As it may stand between quotation marks (SPARQL 1.1, production 160).
  private static func escaped(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
