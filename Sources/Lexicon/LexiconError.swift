/// Why the word lists could not be loaded.
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Hashable, Sendable {
    /// The file is missing or unreadable.
    case missing
    /// The file is there and not as it should be.
    case malformed
  }

  public let code: Code
  /// The file, as a user would look for it.
  public let resource: String
  /// The line, counted from 1, where one is to blame.
  public let line: Int?
  /// One sentence.
  public let description: String

  init(missing resource: String, searched: [String]) {
    code = .missing
    self.resource = resource
    line = nil
    description =
      "word list \(resource) not found (looked in \(searched.joined(separator: ", ")));"
      + " keep the directory Shanhai_Lexicon.resources beside the program"
  }

  init(malformed resource: String, line: Int? = nil, _ reason: String) {
    code = .malformed
    self.resource = resource
    self.line = line
    description = "\(resource)\(line.map { ":\($0)" } ?? ""): \(reason)"
  }
}
