/// Why a store gave no answer.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was asked: the program, the address, the query.
  public let subject: String
  /// A sentence without its end, without a line break.
  public let reason: String

  public init(subject: String, reason: String) {
    self.subject = subject
    self.reason = reason.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  public var description: String { "\(subject): \(reason)" }
}
