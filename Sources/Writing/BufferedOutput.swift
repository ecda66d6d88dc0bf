import Text

/// Thrown on the way out of a writer whose sink refused a chunk; the sink's own error is kept aside.
///
/// Writers are generic in the sink's error only at their outermost layer: below it all is concrete,
/// so that the loops over triples are compiled for it.
struct SinkRefusal: Error {}

/// Bytes on their way to a sink, handed on in chunks.
struct BufferedOutput {
  /// About how many bytes a chunk has.
  static var chunkSize: Int { 1 << 16 }

  private(set) var bytes: [UInt8] = []
  private let sink: (([UInt8]) -> Bool)?

  /// Without a sink all bytes stay in ``bytes``.
  init(sink: (([UInt8]) -> Bool)?) {
    self.sink = sink
    if sink != nil { bytes.reserveCapacity(Self.chunkSize + 4096) }
  }

  /// Lets `body` write, and hands the chunks on.
  ///
  /// - Throws: what the sink throws.
  static func write<Failure: Error>(
    to sink: ([UInt8]) throws(Failure) -> Void,
    _ body: (inout BufferedOutput) throws(SinkRefusal) -> Void
  ) throws(Failure) {
    var failure: Failure?
    withoutActuallyEscaping({ (chunk: [UInt8]) -> Bool in
      do throws(Failure) {
        try sink(chunk)
        return true
      } catch {
        failure = error
        return false
      }
    }) { sink in
      var output = BufferedOutput(sink: sink)
      do throws(SinkRefusal) {
        try body(&output)
        try output.flush()
      } catch {}
    }
    if let failure { throw failure }
  }

  /// What `body` writes.
  static func bytes(_ body: (inout BufferedOutput) throws(SinkRefusal) -> Void) -> [UInt8] {
    var output = BufferedOutput(sink: nil)
    do throws(SinkRefusal) { try body(&output) } catch {}
    return output.bytes
  }

  /// Appends parts that are written side by side, in order, a few of them at a time, so that only
  /// those are in memory.
  ///
  /// - Parameter before: writes what stands before each part that is not empty.
  mutating func appendParts(
    _ count: Int, _ write: @Sendable (Int, inout BufferedOutput) -> Void,
    before: (inout BufferedOutput) -> Void = { _ in }
  ) throws(SinkRefusal) {
    for start in stride(from: 0, to: count, by: Self.partsAtOnce) {
      let parts = mapInParallel(min(Self.partsAtOnce, count - start)) { part in
        var output = BufferedOutput(sink: nil)
        write(start + part, &output)
        return output.bytes
      }
      for part in parts where !part.isEmpty {
        before(&self)
        append(part)
        try flushIfFull()
      }
    }
  }

  private static var partsAtOnce: Int { 32 }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }
  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
  mutating func append(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

  /// Hands a full chunk on. Called between statements, so that a chunk holds whole ones.
  mutating func flushIfFull() throws(SinkRefusal) {
    if bytes.count >= Self.chunkSize { try flush() }
  }

  mutating func flush() throws(SinkRefusal) {
    guard let sink, !bytes.isEmpty else { return }
    guard sink(bytes) else { throw SinkRefusal() }
    bytes.removeAll(keepingCapacity: true)
  }
}
