import Archives
import Reading

/// The files in an archive (zip, tar, 7-Zip), and a file that is packed alone.
final class PackedFiles: ItemReader {
  private let archive: Archive
  /// Where its bytes come from, when these are unpacked before.
  private let input: ByteInput?
  private let limit: Int
  private var isOver = false
  /// Whether a mistake between entries was told.
  private var isTold = false

  init(_ archive: Archive, unpackedBy input: ByteInput? = nil, limit: Int) {
    self.archive = archive
    self.input = input
    self.limit = limit
  }

  /// Whether bytes begin as an archive, or something packed, does.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    let signatures: [[UInt8]] = [
      [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x1F, 0x8B], Array("BZh".utf8),
      [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], [0x28, 0xB5, 0x2F, 0xFD],
    ]
    return signatures.contains { head.starts(with: $0) } || head.dropFirst(257).starts(with: "ustar".utf8)
  }

  var share: Double { isOver ? 1 : input?.share ?? archive.share }

  func next() -> RawItem? {
    while !isOver {
      var name = ""
      do throws(ArchiveError) {
        guard let entry = try archive.next() else { break }
        if entry.isEmpty { return .skipped("empty") }
        name = Self.name(entry.name)
        if let type = Corpus.passedOverType(of: FilePath(bytes: entry.name)) { return .skipped(type) }
        if name.split(separator: "/").contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" }) { return .skipped("hidden") }
        let bytes = try archive.bytes(limit: limit)
        if bytes.isEmpty { return .skipped("empty") }
        return .item(name: name, bytes: bytes, origin: .none)
      } catch {
        if error.isLast {
          isOver = true
          return .fault(name: "", address: nil, .unreadable, input?.fault?.description ?? error.description)
        }
        if !name.isEmpty { return .fault(name: name, address: nil, .unreadable, error.description) }
        if !isTold {
          isTold = true
          return .fault(name: "", address: nil, .unreadable, "holds a file that \(error.description)")
        }
      }
    }
    if isOver { return nil }
    isOver = true
    return input?.fault.map { .fault(name: "", address: nil, .unreadable, $0.description) }
  }

  /// A path in an archive as text. It leads nowhere: nothing is written under it.
  private static func name(_ bytes: [UInt8]) -> String {
    FilePath(bytes: bytes).names.filter { $0 != "." && $0 != ".." }.joined(separator: "/")
  }
}
