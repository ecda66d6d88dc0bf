/// Why a page was not parsed to its end.
public struct HTMLError: Error, Hashable, Sendable {
  public enum Code: Hashable, Sendable {
    /// More elements and texts than the limit allows.
    case tooManyNodes
    /// Tags so entangled that reading them all would take time out of all proportion.
    case tooEntangled
    /// libxml2 could not make a parser.
    case outOfMemory
  }

  public let code: Code
  /// Where reading stopped, in bytes of the parsed text.
  public let offset: Int

  public init(_ code: Code, at offset: Int) {
    self.code = code
    self.offset = offset
  }
}
