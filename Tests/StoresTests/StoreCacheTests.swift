import Foundation
import Stores
import TestSupport
import Testing

struct StoreCacheTests {
  private func fill(_ folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("quads".utf8).write(to: URL(fileURLWithPath: folder + "/store"))
  }

  @Test func isMadeOnceAndPrivate() throws {
    let parent = try TemporaryFolder()
    let cache = StoreCache(in: parent.path + "/stores")
    let first = try cache.store("key") { try fill($0) }
    let second = try cache.store("key") { _ in Issue.record("loaded twice") }
    #expect(first.isNew && !second.isNew && first.folder == second.folder)
    let mode = try FileManager.default.attributesOfItem(atPath: parent.path + "/stores")[.posixPermissions]
    #expect(mode as? Int == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path + "/stores") == ["key"])
  }

  @Test func anotherUsersStoreIsRefused() throws {
    let parent = try TemporaryFolder()
    let cache = StoreCache(in: parent.path + "/stores")
    try fill(parent.path + "/planted")
    try FileManager.default.createDirectory(atPath: parent.path + "/stores", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: parent.path + "/stores/key", withDestinationPath: parent.path + "/planted")
    #expect(throws: StoreError.self) { try cache.store("key") { try fill($0) } }
    try FileManager.default.removeItem(atPath: parent.path + "/stores/key")
    guard geteuid() == 0 else { return }
    try fill(parent.path + "/stores/key")
    #expect(chown(parent.path + "/stores/key", 65_534, 65_534) == 0)
    #expect(throws: StoreError.self) { try cache.store("key") { try fill($0) } }
  }

  @Test func whatFailsLeavesNothing() throws {
    let parent = try TemporaryFolder()
    let cache = StoreCache(in: parent.path + "/stores")
    #expect(throws: StoreError.self) {
      try cache.store("key") { folder in
        try fill(folder)
        throw StoreError(subject: "x", reason: "broke")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path + "/stores").isEmpty)
  }
}
