/// Bytes on their way to a sink, handed on in chunks.
struct BufferedOutput<Failure: Error> {
  /// About how many bytes a chunk has.
  static var chunkSize: Int { 1 << 16 }

  private(set) var bytes: [UInt8] = []
  private let sink: (([UInt8]) throws(Failure) -> Void)?

  /// Without a sink all bytes stay in ``bytes``.
  init(sink: (([UInt8]) throws(Failure) -> Void)?) {
    self.sink = sink
    if sink != nil { bytes.reserveCapacity(Self.chunkSize + 4096) }
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }
  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// Hands a full chunk on. Called between statements, so that a chunk holds whole ones.
  mutating func flushIfFull() throws(Failure) {
    if bytes.count >= Self.chunkSize { try flush() }
  }

  mutating func flush() throws(Failure) {
    guard let sink, !bytes.isEmpty else { return }
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
