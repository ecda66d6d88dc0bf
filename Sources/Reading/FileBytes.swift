import Glibc

/// Reads whole files with a limit.
enum FileBytes {
  static func read(_ file: FilePath, limit: Int) throws(ReadingError) -> [UInt8] {
    let path = file.description
    let isInput = file == .standardInput
    let descriptor =
      isInput ? STDIN_FILENO : file.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw failure(path) }
    defer { if !isInput { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR {
      throw ReadingError(.unreadable, path: path, reason: "is a folder")
    }
    if !isInput, kind != S_IFREG {
      throw ReadingError(.unreadable, path: path, reason: "is not a regular file")
    }
    if kind == S_IFREG, Int(status.st_size) > limit { throw tooLarge(path, limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(kind == S_IFREG ? Int(status.st_size) + 1 : 65_536)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      bytes.append(contentsOf: buffer[..<count])
      if bytes.count > limit { throw tooLarge(path, limit) }
    }
  }

  private static func failure(_ path: String) -> ReadingError {
    let reason = String(cString: strerror(errno))
    return ReadingError(.unreadable, path: path, reason: "cannot be read: \(reason)")
  }

  private static func tooLarge(_ path: String, _ limit: Int) -> ReadingError {
    ReadingError(.tooLarge, path: path, reason: "is larger than the limit of \(limit) bytes")
  }
}
