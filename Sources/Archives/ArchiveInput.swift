import CArchive
import Glibc

/// Whence libarchive reads.
final class ArchiveInput {
  enum Origin {
    case file(Int32, Int)
    case memory([UInt8])
    case stream(Int, () -> [UInt8])
  }

  private let origin: Origin
  /// What libarchive holds a pointer to: the whole archive, or its last piece.
  private var memory: UnsafeMutableRawBufferPointer?
  /// The bytes of the whole archive.
  let size: Int

  init(_ origin: Origin) {
    self.origin = origin
    switch origin {
    case .file(_, let size), .stream(let size, _): self.size = size
    case .memory(let bytes):
      size = bytes.count
      keep(bytes)
    }
  }

  deinit { memory?.deallocate() }

  /// Whether it can be opened more than once.
  var canBeReadAgain: Bool { if case .stream = origin { false } else { true } }

  /// Opens an archive, to be read as long as this is there.
  /// - Returns: libarchive's status.
  func open(_ archive: OpaquePointer, chunk: Int) -> Int32 {
    switch origin {
    case .file(let descriptor, _):
      lseek(descriptor, 0, SEEK_SET)
      return archive_read_open_fd(archive, descriptor, chunk)
    case .memory: return archive_read_open_memory(archive, memory?.baseAddress, size)
    case .stream:
      return archive_read_open(
        archive, Unmanaged.passUnretained(self).toOpaque(), nil,
        { _, input, bytes in
          guard let input, let bytes else { return -1 }
          return Unmanaged<ArchiveInput>.fromOpaque(input).takeUnretainedValue().read(bytes)
        }, nil)
    }
  }

  private func read(_ bytes: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    guard case .stream(_, let next) = origin else { return -1 }
    let piece = next()
    keep(piece)
    bytes.pointee = UnsafeRawPointer(memory?.baseAddress)
    return piece.count
  }

  private func keep(_ bytes: [UInt8]) {
    memory?.deallocate()
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
    memory.copyBytes(from: bytes)
    self.memory = memory
  }
}
