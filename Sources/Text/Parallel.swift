import Dispatch
import Synchronization

/// The results of `transform` for 0..<`count`, in order, made on all processors.
package func mapInParallel<Element: Sendable>(
  _ count: Int, _ transform: @Sendable (Int) -> Element
) -> [Element] {
  if count < 2 { return (0..<count).map(transform) }
  return [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
    // Each iteration writes its own element, and none is read before all are written.
    nonisolated(unsafe) let start = buffer
    DispatchQueue.concurrentPerform(iterations: count) { index in
      start.initializeElement(at: index, to: transform(index))
    }
    initialized = count
  }
}

/// Parts of 0..<`count` of about one size, enough of them to keep all processors busy.
package func parts(of count: Int, atLeast smallest: Int = 256) -> [Range<Int>] {
  let size = max(smallest, (count + 15) / 16)
  return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
}

/// A value that is made on another thread while this one goes on.
package final class Deferred<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  package init(_ make: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async { [self] in
      let value = make()
      made.withLock { $0 = value }
      isDone.signal()
    }
  }

  /// The value, once it is made.
  package func wait() -> Value {
    while true {
      if let value = made.withLock({ $0 }) { return value }
      isDone.wait()
    }
  }
}
