import Foundation

/// Files on their way into a folder: written beside, then renamed, so that each appears whole or
/// not at all. What was not committed is gone when the value is.
struct StagingFolder: ~Copyable {
  /// The folder that the files are for.
  let destination: String
  private let path: String
  private let isNew: Bool
  private var names: [String] = []

  /// Makes the destination, if need be, and a hidden folder in it.
  init(in destination: String) throws(OutputError) {
    let files = FileManager.default
    isNew = !files.fileExists(atPath: destination)
    self.destination = destination
    path = Self.path(in: destination, process: ProcessInfo.processInfo.processIdentifier)
    Self.removeAbandoned(in: destination)
    do {
      try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(path: destination, error: error)
    }
  }

  private static let prefix = ".shanhai-"

  private static func path(in destination: String, process: Int32) -> String {
    destination + "/" + prefix + String(process)
  }

  /// Removes what this process has not finished writing in a folder, for a handler of signals.
  static func removeUnfinished(in destination: String) {
    try? FileManager.default.removeItem(
      atPath: path(in: destination, process: ProcessInfo.processInfo.processIdentifier))
  }

  /// Removes what processes that are no more have left.
  private static func removeAbandoned(in destination: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: destination)) ?? []
    for name in names where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: destination + "/" + name)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    // Gone only when it is empty.
    if isNew { rmdir(destination) }
  }

  /// Writes a file through `body`, which hands chunks to its sink.
  mutating func write(
    _ name: String, _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws(OutputError) {
    let file = path + "/" + name
    do {
      guard FileManager.default.createFile(atPath: file, contents: nil),
        let handle = FileHandle(forWritingAtPath: file)
      else { throw CocoaError(.fileWriteUnknown) }
      try body { try handle.write(contentsOf: $0) }
      try handle.close()
    } catch {
      throw OutputError(path: destination + "/" + name, error: error)
    }
    names.append(name)
  }

  /// Puts the written files into place.
  /// - Parameter obsolete: earlier files to remove if they were not written anew.
  consuming func commit(removing obsolete: [String] = []) throws(OutputError) {
    for name in names where rename(path + "/" + name, destination + "/" + name) != 0 {
      throw OutputError(path: destination + "/" + name, reason: String(cString: strerror(errno)))
    }
    for name in obsolete where !names.contains(name) { unlink(destination + "/" + name) }
  }
}
