// The only file that speaks to libarchive: zip, tar and 7-Zip, packed by gzip, bzip2, xz or zstd, or a single file
// that is packed so. Nothing is written to the disk, and no program is run to unpack.
import CArchive
import Glibc

/// The files in an archive, one behind another.
public final class Archive {
  /// How many times as many bytes as it has an archive may hold; text holds five to fifty.
  public static let ratioLimit = 250
  /// What any archive may hold.
  private static let freeBytes = 4 << 20
  private static let chunk = 1 << 16

  /// A file in an archive.
  public struct Entry: Hashable, Sendable {
    /// Its path in the archive, in bytes, as whoever packed it wrote it; empty where only a file was packed.
    public let name: [UInt8]
    /// Whether the archive says that there is nothing in it.
    public let isEmpty: Bool
  }

  private let input: ArchiveInput
  private var archive: OpaquePointer
  private let locale: locale_t?
  private var given = 0
  private var buffer = [UInt8](repeating: 0, count: chunk)
  /// How many entries were asked for.
  private var entries = 0
  private var reopenings = 0
  /// More damaged entries are not got over.
  private static let maximumReopenings = 100

  /// Opens an archive in a file.
  ///
  /// - Parameters:
  ///   - descriptor: an open file, read from its start; the caller closes it.
  ///   - size: its bytes.
  public convenience init(descriptor: Int32, size: Int) throws(ArchiveError) {
    try self.init(ArchiveInput(.file(descriptor, size)))
  }

  /// Opens an archive in memory.
  public convenience init(_ bytes: [UInt8]) throws(ArchiveError) { try self.init(ArchiveInput(.memory(bytes))) }

  /// Opens an archive whose bytes come one behind another.
  ///
  /// - Parameters:
  ///   - size: about how many there are, for the limit on what it may hold.
  ///   - next: gives the next bytes; none at the end.
  public convenience init(size: Int, next: @escaping () -> [UInt8]) throws(ArchiveError) {
    try self.init(ArchiveInput(.stream(size, next)))
  }

  private init(_ input: ArchiveInput) throws(ArchiveError) {
    guard let archive = archive_read_new() else { throw .damaged }
    self.archive = archive
    self.input = input
    locale = shanhai_utf8_locale()
    try open()
  }

  deinit {
    archive_read_free(archive)
    if let locale { freelocale(locale) }
  }

  private func open() throws(ArchiveError) {
    for support in [
      archive_read_support_format_zip, archive_read_support_format_tar, archive_read_support_format_7zip,
      archive_read_support_format_raw, archive_read_support_filter_gzip, archive_read_support_filter_bzip2,
      archive_read_support_filter_xz,
    ] { _ = support(archive) }
    // Without the library for it libarchive would run a program.
    if archive_libzstd_version() != nil { archive_read_support_filter_zstd(archive) }
    guard inLocale({ input.open(archive, chunk: Self.chunk) }) >= ARCHIVE_WARN else { throw .damaged }
  }

  /// Opens a zip archive anew behind a damaged entry; libarchive itself goes no further there.
  private func getOver() -> Bool {
    guard archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_ZIP, input.canBeReadAgain,
      reopenings < Self.maximumReopenings, let again = archive_read_new()
    else { return false }
    reopenings += 1
    archive_read_free(archive)
    archive = again
    guard (try? open()) != nil else { return false }
    var entry: OpaquePointer?
    return (0..<entries).allSatisfy { _ in inLocale { archive_read_next_header(archive, &entry) } >= ARCHIVE_WARN }
  }

  /// The next file; folders, links and devices are passed over. `nil` at the end.
  ///
  /// - Throws: `ArchiveError`; unless that is the last, the next entry can be asked for.
  public func next() throws(ArchiveError) -> Entry? {
    while true {
      var entry: OpaquePointer?
      let status = inLocale { archive_read_next_header(archive, &entry) }
      if status == ARCHIVE_EOF { return nil }
      entries += 1
      try watch()
      guard status >= ARCHIVE_WARN, let entry else {
        if status == ARCHIVE_RETRY { throw .damagedEntry }
        throw .damaged
      }
      guard shanhai_is_regular(archive_entry_filetype(entry)) != 0, archive_entry_hardlink(entry) == nil else { continue }
      if archive_entry_is_data_encrypted(entry) != 0 { throw .encrypted }
      guard archive_format(archive) != ARCHIVE_FORMAT_RAW else { return Entry(name: [], isEmpty: false) }
      let name = inLocale { archive_entry_pathname(entry) }
      return Entry(
        name: name.map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? [],
        isEmpty: archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) == 0)
    }
  }

  /// The bytes of the file that `next` gave.
  ///
  /// - Throws: `ArchiveError`; unless that is the last, the next entry can be asked for.
  /// - Complexity: O(*n*) in the bytes, which `limit` and ``ratioLimit`` bound.
  public func bytes(limit: Int) throws(ArchiveError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let count = buffer.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      guard count > 0 else {
        if count == ARCHIVE_RETRY { continue }
        if count == ARCHIVE_FATAL, !getOver() { throw .damaged }
        throw .damagedEntry
      }
      given += count
      try watch()
      bytes += buffer[..<count]
      if bytes.count > limit { throw .tooLarge(limit) }
    }
  }

  /// What share of the archive has been read, from 0 to 1.
  public var share: Double { input.size == 0 ? 1 : min(1, Double(archive_filter_bytes(archive, -1)) / Double(input.size)) }

  /// Makes sure that it has not held too much.
  private func watch() throws(ArchiveError) {
    let unpacked = max(given, Int(archive_filter_bytes(archive, 0)))
    if unpacked > Self.freeBytes + Self.ratioLimit * input.size { throw .bomb(Self.ratioLimit) }
  }

  private func inLocale<Result>(_ body: () -> Result) -> Result {
    guard let locale else { return body() }
    let other = uselocale(locale)
    defer { uselocale(other) }
    return body()
  }
}
