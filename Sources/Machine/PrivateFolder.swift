public import Foundation

/// A folder of this process alone, for files on their way: its name cannot be guessed, nobody else
/// may enter it, and it is gone when the value is, or when a signal ends the process.
///
/// It is locked while it is in use, so that no other process, whatever its number or container,
/// takes it for abandoned.
public struct PrivateFolder: ~Copyable, Sendable {
  public let path: String
  private let lock: Int32

  /// Makes a folder in an existing one.
  /// - Parameter prefix: what its name begins with.
  public init(in parent: String = NSTemporaryDirectory(), prefix: String = "shanhai-") throws(MachineError) {
    let template = (parent.hasSuffix("/") ? parent : parent + "/") + prefix + "XXXXXX"
    var name = Array(template.utf8CString)
    guard mkdtemp(&name) != nil else { throw Self.failure(parent) }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    Unfinished.add(folder: path)
    lock = Self.locked(path) ?? -1
  }

  deinit {
    remove()
    if lock >= 0 { close(lock) }
  }

  /// Removes the folder with all in it before the value is gone.
  public func remove() {
    try? FileManager.default.removeItem(atPath: path)
    Unfinished.forget(folder: path)
  }

  /// Makes a file that was not there, never through a link.
  public func create(_ name: String) throws(MachineError) -> FileHandle {
    let file = path + "/" + name
    let descriptor = open(file, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(file) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Folders younger than this, in seconds, may be about to be locked.
  private static let youth = 60

  /// Removes the folders of a prefix that killed processes of this user left in a folder.
  public static func removeAbandoned(in parent: String, prefix: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + 6 {
      let path = parent + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
        time(nil) - status.st_mtim.tv_sec > youth, let lock = locked(path)
      else { continue }
      try? FileManager.default.removeItem(atPath: path)
      close(lock)
    }
  }

  /// The descriptor of a folder that nobody else has locked.
  private static func locked(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
    close(descriptor)
    return nil
  }

  private static func failure(_ path: String) -> MachineError {
    MachineError(path: path, reason: String(cString: strerror(errno)))
  }
}
