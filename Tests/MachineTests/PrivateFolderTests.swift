import Foundation
import Machine
import TestSupport
import Testing

struct PrivateFolderTests {
  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func nobodyElseMayEnter() throws {
    let parent = try TemporaryFolder()
    let folder = try PrivateFolder(in: parent.path, prefix: ".x-")
    #expect(try mode(folder.path) == 0o700)
    let other = try PrivateFolder(in: parent.path, prefix: ".x-")
    #expect(folder.path != other.path)
  }

  @Test func writesThroughNobodysLink() throws {
    let parent = try TemporaryFolder()
    let precious = try parent.write("precious", "mine")
    let folder = try PrivateFolder(in: parent.path, prefix: ".x-")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/graph.ttl", withDestinationPath: precious)
    #expect(throws: MachineError.self) { try folder.create("graph.ttl") }
    #expect(try String(contentsOfFile: precious, encoding: .utf8) == "mine")
  }

  @Test func isGoneWithItsValue() throws {
    let parent = try TemporaryFolder()
    do {
      let folder = try PrivateFolder(in: parent.path, prefix: ".x-")
      try folder.create("a").close()
      #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path).count == 1)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path).isEmpty)
  }

  /// Two containers on one volume know nothing of each other's processes.
  @Test func whatIsInUseIsNotAbandonedWhateverItsAge() throws {
    let parent = try TemporaryFolder()
    let folder = try PrivateFolder(in: parent.path, prefix: ".x-")
    let left = parent.path + "/.x-Ab3dE9"
    try parent.write(".x-Ab3dE9/a", "half")
    for path in [folder.path, left] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -86_400)], ofItemAtPath: path)
    }
    PrivateFolder.removeAbandoned(in: parent.path, prefix: ".x-")
    #expect(FileManager.default.fileExists(atPath: folder.path))
    #expect(!FileManager.default.fileExists(atPath: left))
  }

  @Test func abandonedLinksAreNotFollowed() throws {
    let parent = try TemporaryFolder()
    let precious = try parent.write("precious/a", "mine")
    try FileManager.default.createSymbolicLink(
      atPath: parent.path + "/.x-Ab3dE9", withDestinationPath: parent.path + "/precious")
    PrivateFolder.removeAbandoned(in: parent.path, prefix: ".x-")
    #expect(try String(contentsOfFile: precious, encoding: .utf8) == "mine")
  }
}
