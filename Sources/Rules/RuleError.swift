/// Why a file of rules cannot be used.
public struct RuleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as messages call it.
  public let file: String
  /// Counted from 1; `nil` where the file as a whole is to blame.
  public let line: Int?
  /// In Unicode scalars, counted from 1; `nil` where the line as a whole is to blame.
  public let column: Int?
  /// What was found, and what belongs there.
  public let message: String

  public init(file: String, line: Int? = nil, column: Int? = nil, _ message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String {
    ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":") + ": " + message
  }
}
