import Querying

extension NodeRows {
  /// As the table `adjacency` keeps them: how many edges lead from the node, then these, then those into it; of each its
  /// label in a byte. Numbers have four bytes, the lowest first.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 + 5 * (outgoing.count + incoming.count))
    func add(_ number: UInt32) { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
    add(UInt32(outgoing.count))
    for edge in outgoing + incoming {
      bytes.append(edge.label)
      add(UInt32(bitPattern: edge.other))
    }
    return bytes
  }

  /// Reads them back; `nil` when the bytes are none that were kept so.
  ///
  /// - Parameters:
  ///   - nodeCount: what all nodes are below.
  ///   - labels: the label of each that is kept; 255 for those that are none.
  init?(_ bytes: [UInt8], nodeCount: Int, labels: [UInt8]) {
    guard bytes.count >= 4, (bytes.count - 4) % 5 == 0 else { return nil }
    var isSound = true
    let edges = bytes.withUnsafeBytes { bytes in
      (0..<(bytes.count - 4) / 5).map { number in
        let label = labels[Int(bytes[4 + 5 * number])]
        let other = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 5 + 5 * number, as: UInt32.self))
        if label == 255 || Int(other) >= nodeCount { isSound = false }
        return Edge(label: label, other: Int32(truncatingIfNeeded: other))
      }
    }
    let count = bytes.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)) }
    guard isSound, count <= edges.count else { return nil }
    self.init(outgoing: Array(edges[..<Int(count)]), incoming: Array(edges[Int(count)...]))
  }
}
