/// Why an archive, or something in it, cannot be read.
public enum ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is in it is not what was put into it, or ends early; nothing behind that can be read.
  case damaged
  /// One entry is damaged; those behind it can be read.
  case damagedEntry
  /// An entry wants a password.
  case encrypted
  /// It holds more than so many times its own bytes.
  case bomb(Int)
  /// An entry of more bytes than the limit.
  case tooLarge(Int)

  /// Whether nothing more can be read.
  public var isLast: Bool {
    switch self {
    case .damaged, .bomb: true
    case .damagedEntry, .encrypted, .tooLarge: false
    }
  }

  /// Words that follow the name of a file.
  public var description: String {
    switch self {
    case .damaged: "is a damaged archive: what stands behind the damage is not read"
    case .damagedEntry: "is damaged in the archive"
    case .encrypted: "is encrypted"
    case .bomb(let times): "is an archive of more than \(times) times its size, which no text is: the rest is not read"
    case .tooLarge(let limit): "is larger than the limit of \(limit) bytes"
    }
  }
}
