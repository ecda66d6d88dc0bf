import Glibc
import Gzip
import Reading

/// Bytes of a file or of memory as they come, those of gzip archives unpacked.
///
/// What is damaged in a gzip archive is passed over: the next archive behind it, if there is one, is read on.
final class ByteInput {
  /// Whence the bytes come.
  enum Origin {
    /// An open file of so many bytes, read from its start; whoever opened it closes it.
    case file(Int32, size: Int)
    case memory([UInt8])

    /// How many bytes there are.
    var size: Int {
      switch self {
      case .file(_, let size): size
      case .memory(let bytes): bytes.count
      }
    }
  }

  private static let chunk = 1 << 18
  /// What zlib is given at once, so that little is made at once of a bomb.
  private static let packedChunk = 1 << 14

  private let origin: Origin
  private var gunzip: Gunzip?
  /// Where the next bytes are read from.
  private var place = 0
  private var packed: ArraySlice<UInt8> = []
  /// The beginning of the archive that is being unpacked, to look for another in should it be damaged.
  private var beginning: [UInt8] = []
  /// How many bytes were given to zlib.
  private var unpacked = 0
  private var rewinds = 0
  /// Of a longer archive the beginning is not kept.
  private static let longestBeginning = 1 << 16
  /// More often no beginning is gone back to.
  private static let maximumRewinds = 1_000
  private var buffer: [UInt8] = []
  private var start = 0
  /// How many bytes were taken before those in the buffer.
  private var taken = 0
  private var isAtEnd = false
  /// Why bytes are missing, when some are; for who takes them to report.
  private(set) var fault: ContainerFault?
  /// What damaged archives gave: from where each begins to where the next one does.
  private var damages: [Range<Int>] = []

  init(_ origin: Origin) {
    self.origin = origin
    if Gunzip.isArchive(Self.head(of: origin)) { gunzip = try? Gunzip() }
  }

  /// The first bytes of a file or of memory as they stand there.
  static func head(of origin: Origin, count: Int = 4_096) -> [UInt8] {
    switch origin {
    case .memory(let bytes): return Array(bytes.prefix(count))
    case .file(let descriptor, _):
      var bytes = [UInt8](repeating: 0, count: count)
      let read = pread(descriptor, &bytes, count, 0)
      return Array(bytes.prefix(max(0, read)))
    }
  }

  /// Where the next byte stands in what is read.
  var position: Int { taken + start }

  /// What share of the file has been read, from 0 to 1.
  var share: Double {
    let size = origin.size
    return size == 0 ? 1 : min(1, Double(place) / Double(size))
  }

  /// Up to so many bytes, which stay.
  func peek(_ count: Int) -> ArraySlice<UInt8> {
    while buffer.count - start < count, fill() {}
    return buffer[start..<min(buffer.count, start + count)]
  }

  /// Takes up to so many bytes.
  func read(_ count: Int) -> [UInt8] {
    let bytes = Array(peek(count))
    start += bytes.count
    return bytes
  }

  /// Passes over bytes.
  /// - Returns: how many there were.
  @discardableResult
  func skip(_ count: Int) -> Int {
    var left = count
    while left > 0 {
      let step = min(left, peek(min(left, Self.chunk)).count)
      if step == 0 { break }
      start += step
      left -= step
    }
    return count - left
  }

  /// Passes over so many bytes; where damage lies in them or their packing, to where reading goes on behind it.
  /// - Returns: whether they were all there.
  func pass(_ count: Int) -> Bool {
    let first = position
    let end = first + count
    while position < end {
      let step = min(end - position, peek(min(end - position, Self.chunk)).count)
      if let gap = damages.first, gap.lowerBound < min(end, position + step),
        gap.lowerBound >= first || gap.upperBound < position + step
      {
        damages.removeFirst()
        start += max(0, gap.upperBound - position)
        return false
      }
      if step == 0 { return false }
      start += step
    }
    while let gap = damages.first, gap.upperBound <= position { damages.removeFirst() }
    return true
  }

  /// Goes to where reading goes on behind the damage that the next byte lies in.
  /// - Returns: whether it lies in any.
  func leaveDamage() -> Bool {
    guard let gap = damages.first, gap.contains(position) else { return false }
    damages.removeFirst()
    start = gap.upperBound - taken
    return true
  }

  /// Takes a line with its end; of a longer one than the limit the first part. `nil` at the end.
  func line(limit: Int) -> [UInt8]? {
    var seen = 0
    while true {
      let bytes = peek(min(limit, seen + 4_096))
      if let end = bytes.dropFirst(seen).firstIndex(of: 0x0A) { return read(end - start + 1) }
      if bytes.count == seen || bytes.count == limit { return bytes.isEmpty ? nil : read(bytes.count) }
      seen = bytes.count
    }
  }

  /// Takes all that is left; `nil` when that is more than the limit.
  func rest(limit: Int) -> [UInt8]? {
    let bytes = read(limit)
    return peek(1).isEmpty ? bytes : nil
  }

  /// Forgets the fault.
  func clearFault() { fault = nil }

  /// - Returns: whether there were more bytes.
  private func fill() -> Bool {
    guard !isAtEnd else { return false }
    if start > Self.chunk {
      buffer.removeFirst(start)
      taken += start
      start = 0
    }
    let count = buffer.count
    while buffer.count == count, !isAtEnd {
      if let gunzip { unpack(gunzip) } else { addRaw() }
    }
    return buffer.count > count
  }

  private func addRaw() {
    let bytes = raw()
    buffer += bytes
    if bytes.isEmpty { isAtEnd = true }
  }

  private func unpack(_ gunzip: Gunzip) {
    if packed.isEmpty { packed = raw()[...] }
    guard !packed.isEmpty else {
      do throws(GzipError) {
        try gunzip.finish()
        isAtEnd = true
      } catch {
        fault = fault ?? .truncated
        // What hides an archive behind it looks like one that ends early.
        isAtEnd = !rewind(gunzip)
      }
      return
    }
    let bytes = Array(packed.prefix(Self.packedChunk))
    unpacked += bytes.count
    do throws(GzipError) {
      try gunzip.take(bytes) { buffer += $0 }
      packed = packed.dropFirst(bytes.count)
      beginning += bytes
      let length = unpacked - gunzip.memberPlace
      beginning = length > Self.longestBeginning ? [] : beginning.suffix(length)
    } catch .damaged {
      fault = fault ?? .damaged
      beginning = Array((beginning + bytes[..<gunzip.read]).suffix(unpacked - bytes.count + gunzip.read - gunzip.memberPlace))
      packed = packed.dropFirst(gunzip.read)
      if !rewind(gunzip) {
        startAnew(gunzip)
        findArchive()
      }
    } catch {
      fault = .bomb(error.description)
      isAtEnd = true
    }
  }

  /// Leaves a damaged archive.
  private func startAnew(_ gunzip: Gunzip) {
    damages.append(gunzip.memberStart..<taken + buffer.count)
    beginning = []
    gunzip.startAnew()
  }

  /// Goes on with the first archive that begins in what was given to zlib of a damaged one.
  /// - Returns: whether there is one.
  private func rewind(_ gunzip: Gunzip) -> Bool {
    let mark: [UInt8] = [0x1F, 0x8B, 8]
    guard rewinds < Self.maximumRewinds,
      let place = beginning.indices.dropFirst().first(where: { beginning[$0...].starts(with: mark) })
    else { return false }
    rewinds += 1
    packed = (beginning[place...] + packed)[...]
    startAnew(gunzip)
    return true
  }

  /// Passes over what is no beginning of a gzip archive.
  private func findArchive() {
    let mark: [UInt8] = [0x1F, 0x8B, 8]
    while true {
      if packed.count < mark.count {
        let more = raw()
        if more.isEmpty {
          packed = []
          return
        }
        packed = (Array(packed) + more)[...]
      }
      if let place = packed.indices.dropLast(mark.count - 1).first(where: { packed[$0...].starts(with: mark) }) {
        packed = packed[place...]
        return
      }
      packed = packed.suffix(mark.count - 1)
    }
  }

  /// The next bytes as they stand there; none at the end.
  private func raw() -> [UInt8] {
    switch origin {
    case .memory(let bytes):
      let end = min(bytes.count, place + Self.chunk)
      defer { place = end }
      return Array(bytes[place..<end])
    case .file(let descriptor, _):
      var bytes = [UInt8](repeating: 0, count: Self.chunk)
      while true {
        let count = pread(descriptor, &bytes, bytes.count, off_t(place))
        if count < 0, errno == EINTR { continue }
        if count < 0 { fault = .unreadable(String(cString: strerror(errno))) }
        guard count > 0 else { return [] }
        place += count
        return Array(bytes.prefix(count))
      }
    }
  }
}

/// Why the bytes of a container are not all there.
enum ContainerFault: Hashable {
  case truncated
  case damaged
  case bomb(String)
  case unreadable(String)

  /// Words that follow the name of the file.
  var description: String {
    switch self {
    case .truncated: "ends in the middle: what is missing is not read"
    case .damaged: "is damaged: what the damage touches is not read"
    case .bomb(let words): words
    case .unreadable(let words): "cannot be read on: \(words)"
    }
  }
}
