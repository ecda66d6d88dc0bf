import Foundation

/// A server on this machine that answers each connection with the same bytes, for as long as it lives.
public final class HTTPServer: Sendable {
  public let port: UInt16
  private let listener: Int32
  private let received = Received()

  /// What clients have sent so far.
  public var requests: String { received.text }

  /// - Parameters:
  ///   - answer: what each connection gets.
  ///   - repeats: sends the answer's last bytes again and again, after each pause of `pause` seconds.
  public init(_ answer: String, repeats: String = "", pause: Double = 0) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.featureUnsupported) }
    port = UInt16(bigEndian: address.sin_port)
    let received = received
    Thread.detachNewThread {
      while case let client = accept(listener, nil, nil), client >= 0 {
        Thread.detachNewThread {
          defer { close(client) }
          var buffer = [UInt8](repeating: 0, count: 1 << 16)
          let count = recv(client, &buffer, buffer.count, 0)
          if count > 0 { received.add(String(decoding: buffer[..<count], as: UTF8.self)) }
          guard Self.send(answer, client) else { return }
          while !repeats.isEmpty {
            if pause > 0 { Thread.sleep(forTimeInterval: pause) }
            guard Self.send(repeats, client) else { return }
          }
          // What the client still sends is read, so that it is not cut off from the answer.
          shutdown(client, Int32(SHUT_WR))
          while recv(client, &buffer, buffer.count, 0) > 0 {}
        }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func send(_ text: String, _ client: Int32) -> Bool {
    let bytes = Array(text.utf8)
    return Foundation.send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  private final class Received: @unchecked Sendable {
    private let lock = NSLock()
    private var words = ""

    var text: String { lock.withLock { words } }

    func add(_ text: String) { lock.withLock { words += text } }
  }
}
