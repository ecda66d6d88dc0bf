import Glibc

/// A string that is hashed and compared by its bytes. Chinese strings are several times slower to
/// hash by canonical equivalence, and names come in NFC.
package struct ByteKey: Hashable, Sendable {
  package let string: String

  package init(_ string: String) { self.string = string }

  package static func == (a: ByteKey, b: ByteKey) -> Bool {
    let answer = a.string.utf8.withContiguousStorageIfAvailable { mine in
      b.string.utf8.withContiguousStorageIfAvailable { other in
        guard mine.count == other.count, let start = mine.baseAddress, let otherStart = other.baseAddress else {
          return mine.count == other.count
        }
        return memcmp(start, otherStart, mine.count) == 0
      }
    }
    if case .some(.some(let answer)) = answer { return answer }
    return a.string.utf8.elementsEqual(b.string.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    let isDone: Void? = string.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isDone == nil { for byte in string.utf8 { hasher.combine(byte) } }
  }
}
