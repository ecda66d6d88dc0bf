import Foundation
import Stores
import TestSupport
import Testing

/// A server may answer what it likes.
struct EndpointTests {
  private func failure(
    _ server: HTTPServer, timeout: Duration = .seconds(20), path: String = "store"
  ) throws -> StoreError {
    let endpoint = try Endpoint("http://anna:geheim@127.0.0.1:\(server.port)/\(path)", timeout: timeout)
    return try #require(throws: StoreError.self) { try endpoint.put(Array("<a:b> a <a:c> .".utf8), as: nil) }
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func redirectsAreRefusedAndNamed(status: Int) throws {
    let target = try HTTPServer("HTTP/1.1 204 No Content\r\n\r\n")
    let server = try HTTPServer(
      "HTTP/1.1 \(status) Elsewhere\r\nLocation: http://x:secret@127.0.0.1:\(target.port)/other?token=1\r\nContent-Length: 0\r\n\r\n")
    let error = try failure(server)
    #expect(
      error.description
        == "http://127.0.0.1:\(server.port)/store: redirects to http://127.0.0.1:\(target.port)/other (\(status)), which is not followed")
    #expect(target.requests.isEmpty)
  }

  @Test func sizeIsBounded() throws {
    let server = try HTTPServer(
      "HTTP/1.1 200 OK\r\n\r\n", repeats: String(repeating: "x", count: 1 << 16))
    #expect(try failure(server).reason == "answers with more than 1 MiB")
    let headers = try HTTPServer(
      "HTTP/1.1 200 OK\r\n", repeats: "X-Filler: " + String(repeating: "x", count: 1 << 14) + "\r\n")
    // Newer versions of libcurl have a bound of their own.
    let reason = try failure(headers).reason
    #expect(reason == "answers with more than 1 MiB" || reason.contains("Too large"))
  }

  @Test func timeIsBoundedAsAWholeAndWaitingIsFree() throws {
    let server = try HTTPServer("HTTP/1.1 200 OK\r\n\r\n", repeats: "x", pause: 0.1)
    func processorTime() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let before = processorTime()
    let start = ContinuousClock.now
    #expect(try failure(server, timeout: .seconds(2)).reason == "gave no whole answer in 2 s")
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(processorTime() - before < 0.5)
  }

  @Test func passwordsGoToTheHostAlone() throws {
    let server = try HTTPServer("HTTP/1.1 500 No\r\nContent-Length: 4\r\n\r\nbusy")
    let error = try failure(server, path: "store?key=geheim#geheim")
    #expect(error.description == "http://127.0.0.1:\(server.port)/store: refused (500): busy")
    #expect(server.requests.contains("Authorization: Basic " + Data("anna:geheim".utf8).base64EncodedString()))
    #expect(server.requests.hasPrefix("PUT /store?key=geheim&default HTTP/1.1\r\n"))
    let closed = try Endpoint("http://anna:geheim@127.0.0.1:1/q")
    let unreachable = try #require(throws: StoreError.self) { try closed.answer("ASK {}", accept: "*/*") }
    #expect(unreachable.description.hasPrefix("http://127.0.0.1:1/q: cannot be reached: "))
    #expect(!unreachable.description.contains("geheim"))
    for wrong in ["ftp://anna:geheim@x.example/", "anna:geheim@x.example", "http://anna:geheim@x y/?geheim", "file:///etc/passwd"] {
      let error = try #require(throws: StoreError.self) { try Endpoint(wrong) }
      #expect(!error.description.contains("geheim"), "\(error)")
    }
  }

  @Test func queriesAreAnswered() throws {
    let server = try HTTPServer(
      "HTTP/1.1 200 OK\r\nContent-Type: text/csv; charset=utf-8\r\nContent-Length: 6\r\n\r\na\r\n1\r\n")
    let answer = try Endpoint("http://127.0.0.1:\(server.port)/q").answer("SELECT ?a {}", accept: "text/csv")
    #expect(answer.type == "text/csv")
    #expect(answer.bytes == Array("a\r\n1\r\n".utf8))
    #expect(server.requests.contains("query=SELECT%20%3Fa%20%7B%7D"))
  }
}
