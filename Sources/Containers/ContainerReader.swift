import Archives
import Glibc
import Gzip
public import Reading

/// How much is taken out of containers, and how.
public struct ContainerOptions: Hashable, Sendable {
  /// More bytes has no item, nor a container that is read as a whole: a feed, a saved page, one in another.
  public var limit: Int
  /// Where a scraper's lines keep what is read of them.
  public var fields: ItemFields

  public init(limit: Int = Page.defaultLimit, fields: ItemFields = .usual) {
    self.limit = limit
    self.fields = fields
  }
}

/// The items of a file that holds many pages, one behind another, also of containers in it.
///
/// What it is its first bytes say, whatever its name: a web archive (WARC), a saved page (MHTML), a scraper's JSON, a
/// feed, or an archive of such and of pages (zip, tar, 7-Zip), each also packed by gzip; archives and single files also by
/// bzip2, xz and zstd.
public final class ContainerReader {
  /// What comes of an item.
  public enum Event: Sendable {
    case item(Item)
    /// One that cannot be read, or why those behind it cannot.
    case refused(ReadingError)
  }

  /// Archives in archives are opened to this depth.
  private static let maximumDepth = 3

  /// What any file may hold, with all that is in what is in it.
  private static let freeBytes = 4 << 20

  private struct Level {
    let reader: any ItemReader
    /// What stands before the names of its items: `` or `inner.zip#`.
    let path: String
    let identifier: String
  }

  private let source: Source
  private let options: ContainerOptions
  private let descriptor: Int32?
  private let size: Int
  private var given = 0
  private var levels: [Level] = []
  /// What else the container holds, and how much of each: extensions (`.pdf`), types (`image/png`), `answered 404`, `empty`.
  public private(set) var skipped: [String: Int] = [:]

  /// Opens a container.
  ///
  /// - Returns: `nil` for a file that is none, which stands for itself.
  /// - Throws: `ReadingError` when it cannot be opened, or is too large to be read as a whole.
  public init?(_ source: Source, options: ContainerOptions) throws(ReadingError) {
    self.source = source
    self.options = options
    // A pipe, a folder, a device: as a page it is refused, or read to its end.
    guard source.file.isRegular else { return nil }
    let descriptor = source.file.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    size = Int(lseek(descriptor, 0, SEEK_END))
    guard try push(.file(descriptor, size: size), path: "", identifier: "") else { return nil }
  }

  /// Opens a container in memory, as that of standard input.
  public init?(_ bytes: [UInt8], of source: Source, options: ContainerOptions) throws(ReadingError) {
    self.source = source
    self.options = options
    descriptor = nil
    size = bytes.count
    guard try push(.memory(bytes), path: "", identifier: "") else { return nil }
  }

  deinit { if let descriptor { close(descriptor) } }

  /// What share of the file has been read, from 0 to 1.
  public var share: Double { levels.first?.reader.share ?? 1 }

  /// The next item or what is wrong with it; `nil` at the end.
  public func next() -> Event? {
    while let level = levels.last {
      guard let raw = level.reader.next() else {
        levels.removeLast()
        continue
      }
      switch raw {
      case .skipped(let kind): skipped[kind, default: 0] += 1
      case .fault(_, _, .noItems, _) where levels.count > 1 || !source.isNamed:
        // Data beside pages, as there are pictures beside them.
        skipped[Corpus.type(of: level.path.isEmpty ? source.path : level.path), default: 0] += 1
      case .fault(let name, let address, let code, let reason):
        return .refused(ReadingError(code, path: path(level, name, address), reason: reason))
      case .item(let name, let bytes, let origin):
        given += bytes.count
        guard given <= Self.freeBytes + Archive.ratioLimit * size else {
          levels = []
          return .refused(ReadingError(.tooLarge, path: source.path, reason: ArchiveError.bomb(Archive.ratioLimit).description))
        }
        do throws(ReadingError) {
          if try isContainer(bytes, in: level, name) { continue }
        } catch {
          return .refused(error)
        }
        return .item(
          Item(
            identifier: [source.identifier, level.identifier + name].filter { !$0.isEmpty }.joined(separator: "/"),
            path: path(level, name, origin.address), name: level.path + name, bytes: bytes, origin: origin))
      }
    }
    return nil
  }

  private func path(_ level: Level, _ name: String, _ address: String?) -> String {
    let inner = level.path + name
    return source.path + (inner.isEmpty ? "" : "#" + (name.isEmpty ? String(inner.dropLast()) : inner))
      + (address.map { " (\($0))" } ?? "")
  }

  /// Opens an item of an archive that is a container itself.
  private func isContainer(_ bytes: [UInt8], in level: Level, _ name: String) throws(ReadingError) -> Bool {
    // Only in what holds files.
    guard level.reader is PackedFiles else { return false }
    guard levels.count < Self.maximumDepth else {
      guard PackedFiles.begins(bytes[...]) else { return false }
      throw ReadingError(.binary, path: path(level, name, nil), reason: "is an archive in an archive in an archive, which is not opened")
    }
    let suffix = name.isEmpty ? ("", "") : ("\(name)#", "\(name)/")
    return try push(.memory(bytes), path: level.path + suffix.0, identifier: level.identifier + suffix.1)
  }

  private func push(_ origin: ByteInput.Origin, path: String, identifier: String) throws(ReadingError) -> Bool {
    guard let reader = try reader(origin, path) else { return false }
    levels.append(Level(reader: reader, path: path, identifier: identifier))
    return true
  }

  /// Who reads what some bytes begin as; `nil` for what is no container.
  private func reader(_ origin: ByteInput.Origin, _ path: String) throws(ReadingError) -> (any ItemReader)? {
    let head = ByteInput.head(of: origin)[...]
    if Gunzip.isArchive(head) {
      let input = ByteInput(origin)
      if let stream = stream(input, input.peek(4_096)) { return stream }
      return try archive(path) { () throws(ArchiveError) in
        let archive = try Archive(size: origin.size) { input.read(1 << 16) }
        return PackedFiles(archive, unpackedBy: input, limit: options.limit)
      }
    }
    if PackedFiles.begins(head) {
      return try archive(path) { () throws(ArchiveError) in
        let archive =
          switch origin {
          case .file(let descriptor, let size): try Archive(descriptor: descriptor, size: size)
          case .memory(let bytes): try Archive(bytes)
          }
        return PackedFiles(archive, limit: options.limit)
      }
    }
    if let stream = stream(ByteInput(origin), head) { return stream }
    guard SavedMail.begins(head) || Feed.begins(head) else { return nil }
    guard let bytes = ByteInput(origin).rest(limit: options.limit) else {
      throw ReadingError(.tooLarge, path: source.path, reason: "is larger than the limit of \(options.limit) bytes")
    }
    if SavedMail.begins(head) { return SavedMail(bytes) }
    return Feed(try Page(identifier: source.identifier, path: source.path, bytes: bytes))
  }

  private func stream(_ input: ByteInput, _ head: ArraySlice<UInt8>) -> (any ItemReader)? {
    if WebArchive.begins(head) { return WebArchive(input, limit: options.limit) }
    if ScrapedLines.begins(head) { return ScrapedLines(input, fields: options.fields, limit: options.limit) }
    return nil
  }

  private func archive(
    _ path: String, _ open: () throws(ArchiveError) -> PackedFiles
  ) throws(ReadingError) -> any ItemReader {
    do throws(ArchiveError) {
      return try open()
    } catch {
      let place = source.path + (path.isEmpty ? "" : "#" + path.dropLast())
      throw ReadingError(.unreadable, path: place, reason: error.description)
    }
  }
}
