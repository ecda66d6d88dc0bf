import Foundation
import Machine

/// Files on their way into a folder: written beside, then renamed, so that each appears whole or
/// not at all. What was not committed is gone when the value is.
struct StagingFolder: ~Copyable {
  /// The folder that the files are for.
  let destination: String
  private let folder: PrivateFolder
  private let isNew: Bool
  private var names: [String] = []

  private static let prefix = ".shanhai-"

  /// Makes the destination, if need be, and a hidden folder in it.
  init(in destination: String) throws(OutputError) {
    try OutputError.refuseLinkToNowhere(destination)
    let files = FileManager.default
    let isNew = !files.fileExists(atPath: destination)
    do {
      try files.createDirectory(atPath: destination, withIntermediateDirectories: true)
      PrivateFolder.removeAbandoned(in: destination, prefix: Self.prefix)
      folder = try PrivateFolder(in: destination, prefix: Self.prefix)
    } catch {
      throw OutputError(path: destination, error: error)
    }
    self.isNew = isNew
    self.destination = destination
  }

  deinit {
    folder.remove()
    // Gone only when it is empty.
    if isNew { rmdir(destination) }
  }

  /// Writes a file through `body`, which hands chunks to its sink. It gets the permissions of the
  /// file whose place it will take, if there is one.
  mutating func write(
    _ name: String, _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws(OutputError) {
    do {
      let handle = try folder.create(name)
      try body { try handle.write(contentsOf: $0) }
      try handle.close()
      keepMode(of: name)
    } catch {
      throw OutputError(path: destination + "/" + name, error: error)
    }
    names.append(name)
  }

  /// Gives a file the permissions of the one whose place it will take.
  private func keepMode(of name: String) {
    var earlier = stat()
    if lstat(destination + "/" + name, &earlier) == 0, earlier.st_mode & S_IFMT == S_IFREG {
      _ = chmod(path(of: name), earlier.st_mode & 0o777)
    }
  }

  /// Has a file made at a path.
  mutating func make(_ name: String, _ body: (String) throws -> Void) throws(OutputError) {
    do {
      // Made first, so that nobody else can read it.
      try folder.create(name).close()
      try body(path(of: name))
      keepMode(of: name)
    } catch {
      throw OutputError(path: destination + "/" + name, error: error)
    }
    names.append(name)
  }

  /// Where a written file stands until it is put into place.
  func path(of name: String) -> String { folder.path + "/" + name }

  /// Puts the written files into place.
  /// - Parameter obsolete: earlier files to remove if they were not written anew.
  consuming func commit(removing obsolete: [String] = []) throws(OutputError) {
    for name in names where rename(folder.path + "/" + name, destination + "/" + name) != 0 {
      throw OutputError(path: destination + "/" + name, reason: String(cString: strerror(errno)))
    }
    for name in obsolete where !names.contains(name) { unlink(destination + "/" + name) }
  }
}
