/// Why the system refused a file, a folder or a program.
public struct MachineError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  /// A sentence without its end, in the system's words.
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "\(path): \(reason)" }
}
