import Foundation

/// Files that appear whole or not at all, outside a build's folder.
public enum FileOutput {
  /// Writes a file through `body`, which hands chunks to its sink: beside its place, then renamed.
  public static func write(
    _ path: String, _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws(OutputError) {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw OutputError(path: path, reason: "is a folder")
    }
    var staging = try StagingFolder(in: folder)
    try staging.write(url.lastPathComponent, body)
    try staging.commit()
  }

  /// Writes several files of a folder, which appear when all are complete.
  public static func write(
    folder: String, _ files: [(name: String, body: (@escaping ([UInt8]) throws -> Void) throws -> Void)]
  ) throws(OutputError) {
    var staging = try StagingFolder(in: folder)
    for file in files { try staging.write(file.name, file.body) }
    try staging.commit()
  }

  /// Removes what this process has not finished writing beside a path, for a handler of signals.
  public static func removeUnfinished(beside path: String) {
    StagingFolder.removeUnfinished(in: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    StagingFolder.removeUnfinished(in: path)
  }
}
