/// Why Graphviz drew nothing.
public struct GraphvizError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Hashable, Sendable {
    /// There is no such program on the path.
    case notInstalled
    case timedOut
    /// It refused the input, or could not be run.
    case failed
  }

  public let code: Code
  /// A sentence for the user, without a line break.
  public let description: String
}
