import Foundation

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

/// Graphs in Oxigraph's stores on disk, each loaded once and kept while its claims are the same.
///
/// They stand in `$XDG_CACHE_HOME/shanhai/stores` (`~/.cache` when that is not set), named by the
/// digest of what they were made from; the eight used last are kept.
public struct StoreCache: Sendable {
  private static let limit = 8

  private let folder: URL

  public init() {
    let environment = ProcessInfo.processInfo.environment
    let cache =
      environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? (environment["HOME"] ?? NSTemporaryDirectory()) + "/.cache"
    folder = URL(fileURLWithPath: cache + "/shanhai/stores")
  }

  /// The folder of the store with some content; `load` fills a new one.
  ///
  /// - Parameter key: a digest of all that the content depends on.
  public func store(
    _ key: String, load: (_ folder: String) throws -> Void
  ) throws -> (folder: String, isNew: Bool) {
    let place = folder.appending(path: key)
    let files = FileManager.default
    if files.fileExists(atPath: place.path) {
      try? files.setAttributes([.modificationDate: Date()], ofItemAtPath: place.path)
      return (place.path, false)
    }
    let unfinished = folder.appending(path: ".\(key)-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try? files.removeItem(at: unfinished)
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw StoreError(subject: folder.path, reason: "cannot be written to")
    }
    defer { try? files.removeItem(at: unfinished) }
    try load(unfinished.path)
    // Another run may have been faster.
    if rename(unfinished.path, place.path) != 0, !files.fileExists(atPath: place.path) {
      throw StoreError(subject: place.path, reason: "cannot be written")
    }
    removeOldest(but: place)
    return (place.path, true)
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
