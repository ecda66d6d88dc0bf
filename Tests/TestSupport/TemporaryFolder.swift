public import Foundation

/// A folder that is gone when the value is.
public final class TemporaryFolder {
  public let path: String

  public init() throws {
    path = NSTemporaryDirectory() + "shanhai-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, making the folders on its way.
  @discardableResult
  public func write(_ name: String, _ contents: [UInt8]) throws -> String {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(contents).write(to: file)
    return file.path
  }

  @discardableResult
  public func write(_ name: String, _ contents: String) throws -> String {
    try write(name, Array(contents.utf8))
  }

  /// The files of a folder inside, by name.
  public func files(in folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
    where !name.hasPrefix(".") {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(folder)/\(name)"))
    }
    return files
  }
}
