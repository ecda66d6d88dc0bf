import Foundation
import Machine

/// Graphs in Oxigraph's stores on disk, each loaded once and kept while its claims are the same.
///
/// They stand in `$XDG_CACHE_HOME/shanhai/stores` (`~/.cache` when that is not set), named by the
/// digest of what they were made from; the eight used last are kept. Nobody else may enter the
/// folder, and a store that somebody else put there is refused.
public struct StoreCache: Sendable {
  private static let limit = 8

  private let folder: URL

  public init() {
    let cache =
      ProcessInfo.processInfo.environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? NSHomeDirectory() + "/.cache"
    self.init(in: cache + "/shanhai/stores")
  }

  /// A cache in a folder of its own, made if need be.
  public init(in folder: String) { self.folder = URL(fileURLWithPath: folder) }

  /// The folder of the store with some content; `load` fills a new one.
  ///
  /// - Parameter key: a digest of all that the content depends on.
  public func store(
    _ key: String, load: (_ folder: String) throws -> Void
  ) throws -> (folder: String, isNew: Bool) {
    let place = folder.appending(path: key)
    let files = FileManager.default
    if try isOwnFolder(place.path) {
      try? files.setAttributes([.modificationDate: Date()], ofItemAtPath: place.path)
      return (place.path, false)
    }
    let unfinished: PrivateFolder
    do {
      try files.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      guard try isOwnFolder(folder.path) else { throw CocoaError(.fileWriteUnknown) }
      PrivateFolder.removeAbandoned(in: folder.path, prefix: Self.prefix)
      unfinished = try PrivateFolder(in: folder.path, prefix: Self.prefix)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(subject: folder.path, reason: "cannot be written to")
    }
    let store = unfinished.path + "/store"
    try load(store)
    // Another run may have been faster.
    if try rename(store, place.path) != 0 && !isOwnFolder(place.path) {
      throw StoreError(subject: place.path, reason: "cannot be written")
    }
    removeOldest(but: place)
    return (place.path, true)
  }

  /// Removes a store that cannot be read.
  /// - Throws: `StoreError` when it cannot be removed either.
  public func remove(_ store: String) throws(StoreError) {
    do {
      try FileManager.default.removeItem(atPath: store)
    } catch {
      throw StoreError(subject: store, reason: "is damaged and cannot be removed")
    }
  }

  private static let prefix = ".unfinished-"

  /// Whether a folder is there; one of another user, or a link, is no such folder.
  private func isOwnFolder(_ path: String) throws(StoreError) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
      throw StoreError(subject: path, reason: "is no folder of this user's")
    }
    return true
  }

  private func removeOldest(but kept: URL) {
    let stores =
      (try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: [.contentModificationDateKey],
        options: .skipsHiddenFiles)) ?? []
    func age(_ url: URL) -> Date {
      (try? url.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate)
        ?? .distantPast
    }
    let byAge = stores.filter { $0.lastPathComponent != kept.lastPathComponent }
      .map { (age($0), $0) }.sorted { $0.0 > $1.0 }
    for (_, store) in byAge.dropFirst(Self.limit - 1) {
      try? FileManager.default.removeItem(at: store)
    }
  }
}
