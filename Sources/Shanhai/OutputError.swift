import Database
import Foundation
import Machine

/// Why an output could not be written.
public struct OutputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder, as the user named it.
  public let path: String
  /// Why, in words that follow the path.
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// - Parameter error: what a system call failed with.
  public init(path: String, error: any Error) {
    let words = (error as? MachineError)?.reason ?? (error as? DatabaseError)?.description
      ?? Self.systemCode(of: error).map { String(cString: strerror($0)) }
    self.init(path: path, reason: "cannot be written" + (words.map { ": " + $0 } ?? ""))
  }

  public var description: String { "\(path): \(reason)" }

  /// Throws for a link whose target is not there, or that leads back to itself.
  static func refuseLinkToNowhere(_ path: String) throws(OutputError) {
    var status = stat()
    if stat(path, &status) != 0, lstat(path, &status) == 0 {
      throw OutputError(path: path, reason: "is a link that leads nowhere")
    }
  }

  /// The `errno` behind an error of Foundation's, if it tells.
  public static func systemCode(of error: any Error) -> Int32? {
    let error = error as NSError
    for cause in [error, error.userInfo[NSUnderlyingErrorKey] as? NSError]
    where cause?.domain == NSPOSIXErrorDomain {
      return cause.map { Int32($0.code) }
    }
    return error.domain == NSCocoaErrorDomain && error.code == CocoaError.fileWriteOutOfSpace.rawValue
      ? ENOSPC : nil
  }
}
