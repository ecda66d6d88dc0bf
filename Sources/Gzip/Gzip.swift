import CZlib

/// Makes a gzip archive (RFC 1952) of bytes as they come. It says neither when it was made nor of which
/// file, so that the same bytes give the same archive.
public final class Gzip {
  private static let chunk = 1 << 16

  private var stream = z_stream()
  private var buffer = [UInt8](repeating: 0, count: chunk)

  /// An archive without bytes.
  public init() {
    guard shanhai_deflate_init(&stream) == Z_OK else { preconditionFailure("no memory for zlib") }
  }

  deinit { deflateEnd(&stream) }

  /// Adds bytes, and hands over what is ready of the archive.
  public func add<Failure: Error>(
    _ bytes: [UInt8], _ sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try run(bytes, Z_NO_FLUSH, sink)
  }

  /// Hands over the rest of the archive.
  public func finish<Failure: Error>(_ sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    try run([], Z_FINISH, sink)
  }

  private func run<Failure: Error>(
    _ bytes: [UInt8], _ flush: Int32, _ sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var start = 0
    repeat {
      let end = min(bytes.count, start + Self.chunk)
      var input = Array(bytes[start..<end])
      start = end
      var ready: [UInt8] = []
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        repeat {
          buffer.withUnsafeMutableBufferPointer { output in
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            // It fails on none of these: the buffers are there, and it is called until it leaves room.
            _ = deflate(&stream, flush)
          }
          ready += buffer[..<(buffer.count - Int(stream.avail_out))]
        } while stream.avail_out == 0
        stream.next_in = nil
      }
      if !ready.isEmpty { try sink(ready) }
    } while start < bytes.count
  }
}
