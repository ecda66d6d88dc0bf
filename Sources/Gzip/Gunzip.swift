import CZlib

/// Why bytes are no gzip archive that can be read.
public enum GzipError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is in it is not what was put into it, or ends early.
  case damaged
  /// It holds more than so many times its own bytes.
  case bomb(Int)

  /// Words that follow the name of a file.
  public var description: String {
    switch self {
    case .damaged: "is a damaged gzip archive"
    case .bomb(let times): "is a gzip archive of more than \(times) times its size, which no text is"
    }
  }
}

/// Takes gzip archives (RFC 1952), one behind another as `cat` joins them, apart as their bytes come.
public final class Gunzip {
  /// How many times as many bytes as it has an archive may hold; text holds five to fifty.
  public static let ratioLimit = 250
  /// What any archive may hold.
  private static let freeBytes = 4 << 20
  private static let chunk = 1 << 18

  private var stream = z_stream()
  private var buffer = [UInt8](repeating: 0, count: chunk)
  private var taken = 0
  private var given = 0
  /// Whether an archive has begun and not ended.
  private var isOpen = false
  /// How many of the bytes of the last ``take(_:_:)`` were read; of damaged ones, those before the damage was noticed.
  public private(set) var read = 0
  /// How many bytes had been handed over when the archive that is being read, or was read last, began.
  public private(set) var memberStart = 0

  /// How many bytes had been taken when it began.
  public private(set) var memberPlace = 0

  /// - Throws: `GzipError` where zlib has no memory.
  public init() throws(GzipError) {
    guard shanhai_inflate_init(&stream) == Z_OK else { throw .damaged }
  }

  deinit { inflateEnd(&stream) }

  /// Whether bytes begin as an archive does.
  public static func isArchive(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Hands over what the next bytes of the archive hold.
  ///
  /// - Complexity: O(*n*) in what they hold, which is bounded by ``ratioLimit``.
  public func take(_ bytes: [UInt8], _ sink: (ArraySlice<UInt8>) -> Void) throws(GzipError) {
    var bytes = bytes
    taken += bytes.count
    let count = bytes.count
    var failure: GzipError?
    bytes.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(count)
      while failure == nil {
        if !isOpen {
          if stream.avail_in == 0 { break }
          inflateReset(&stream)
          isOpen = true
          memberStart = given
          memberPlace = taken - Int(stream.avail_in)
        }
        let status = buffer.withUnsafeMutableBufferPointer { output in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          return inflate(&stream, Z_NO_FLUSH)
        }
        let made = buffer.count - Int(stream.avail_out)
        given += made
        if given > Self.freeBytes + Self.ratioLimit * taken { failure = .bomb(Self.ratioLimit) }
        if made > 0, failure == nil { sink(buffer[..<made]) }
        switch status {
        case Z_STREAM_END: isOpen = false
        case Z_OK: if made == 0 && stream.avail_in == 0 { return read = count }
        case Z_BUF_ERROR where stream.avail_in == 0: return read = count
        default: failure = failure ?? .damaged
        }
      }
      stream.next_in = nil
      read = count - Int(stream.avail_in)
    }
    if let failure { throw failure }
  }

  /// Leaves a damaged archive; what is taken next begins another.
  public func startAnew() { isOpen = false }

  /// Makes sure that the archive is whole.
  public func finish() throws(GzipError) {
    if isOpen || taken == 0 { throw .damaged }
  }
}
