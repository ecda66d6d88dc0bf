import Foundation
package import Shanhai
import Synchronization

/// The folder of a site. A file is written when its bytes differ from those that are there; what an earlier site had
/// and this one has not is removed; files that no site wrote are left alone.
package final class SiteFolder: Sendable {
  /// Lists the site's files, a path a line.
  package static let listName = ".shanhai-site"

  package let path: String
  private let earlier: [String]
  private struct State {
    package var files: Set<String> = []
    package var folders: Set<String> = []
    package var changed = 0
    package var bytes = 0
  }
  private let state = Mutex(State())

  /// - Throws: `OutputError` for a folder that holds other things than a site, or cannot be made.
  package init(_ path: String) throws(OutputError) {
    self.path = path
    let list = FileManager.default.contents(atPath: path + "/" + Self.listName)
    earlier = list.map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) } ?? []
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    if list == nil, !names.isEmpty {
      throw OutputError(path: path, reason: "holds other files than a site; name a new or an empty folder with -o")
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(path: path, error: error)
    }
  }

  /// How many files the site has, how many of them were written now, and their bytes together.
  package var counts: (files: Int, changed: Int, bytes: Int) { state.withLock { ($0.files.count, $0.changed, $0.bytes) } }

  /// Makes a file of the site hold these bytes.
  package func put(_ file: String, _ bytes: [UInt8]) throws(OutputError) {
    let target = path + "/" + file
    let slash = file.lastIndex(of: "/") ?? file.startIndex
    let folder = String(file[..<slash])
    if !folder.isEmpty, state.withLock({ $0.folders.insert(folder).inserted }) || access(path + "/" + folder, F_OK) != 0 {
      do {
        try FileManager.default.createDirectory(atPath: path + "/" + folder, withIntermediateDirectories: true)
      } catch {
        throw OutputError(path: path + "/" + folder, error: error)
      }
    }
    let isChanged = !Self.holds(target, bytes)
    if isChanged {
      // Not there, or whole.
      let unfinished = target + ".part"
      unlink(unfinished)
      let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw failure(target) }
      var place = 0
      while place < bytes.count {
        let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + place }, bytes.count - place) }
        guard written > 0 else {
          let error = failure(target)
          close(descriptor)
          unlink(unfinished)
          throw error
        }
        place += written
      }
      close(descriptor)
      guard rename(unfinished, target) == 0 else { throw failure(target) }
    }
    state.withLock { state in
      state.files.insert(file)
      state.bytes += bytes.count
      if isChanged { state.changed += 1 }
    }
  }

  /// Removes what is obsolete, and lists what there is.
  /// - Returns: how many files were removed.
  package func finish() throws(OutputError) -> Int {
    let files = state.withLock { $0.files }
    var removed = 0
    for file in earlier where !files.contains(file) && Self.isInside(file) && file != Self.listName {
      if unlink(path + "/" + file) == 0 { removed += 1 }
    }
    let list = files.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    try put(Self.listName, Array(list.joined(separator: [0x0A])) + [0x0A])
    return removed
  }

  /// Whether a path of a list, which others may have changed, stays in the folder.
  private static func isInside(_ file: String) -> Bool {
    !file.hasPrefix("/") && !file.split(separator: "/").contains("..")
  }

  private static func holds(_ file: String, _ bytes: [UInt8]) -> Bool {
    var status = stat()
    guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count,
      let known = FileManager.default.contents(atPath: file)
    else { return false }
    return known.elementsEqual(bytes)
  }

  private func failure(_ file: String) -> OutputError {
    OutputError(path: file, reason: "cannot be written: " + String(cString: strerror(errno)))
  }
}
