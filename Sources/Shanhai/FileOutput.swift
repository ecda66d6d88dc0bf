import Foundation

/// Files that appear whole or not at all, outside a build's folder.
public enum FileOutput {
  /// Writes a file through `body`, which hands chunks to its sink: beside its place, then renamed. A
  /// device, a pipe or a socket is written to and stays what it is; a link stays one, and is refused
  /// when it leads nowhere. A file keeps the permissions of the one whose place it takes.
  public static func write(
    _ path: String, _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws(OutputError) {
    if let stream = try stream(path) {
      do {
        try body { try stream.write(contentsOf: $0) }
        try stream.close()
      } catch {
        throw OutputError(path: path, error: error)
      }
      return
    }
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
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

  /// What is there already and no file that another may take the place of; `nil` for all else.
  private static func stream(_ path: String) throws(OutputError) -> FileHandle? {
    var status = stat()
    try OutputError.refuseLinkToNowhere(path)
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR,
      status.st_mode & S_IFMT != S_IFREG || ["/dev/", "/proc/"].contains(where: path.hasPrefix)
    else { return nil }
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError(path: path, reason: String(cString: strerror(errno))) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}
