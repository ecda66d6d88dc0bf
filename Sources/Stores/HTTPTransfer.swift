import CCurl
import Foundation

/// One request over HTTP and its answer, by libcurl.
///
/// Only `http` and `https` are spoken, no redirect is followed, and waiting for the other side costs
/// no time of the processor.
struct HTTPTransfer {
  var method: String
  var url: String
  var user: String?
  var password: String?
  var headers: [String]
  var body: [UInt8]
  /// The most bytes of an answer, and of its head.
  var limit: Int
  /// How long all of it may take.
  var timeout: Duration

  struct Answer {
    var status = 0
    var type = ""
    /// Where a redirect leads.
    var target: String?
    var bytes: [UInt8] = []
  }

  enum Failure: Error {
    case tooLarge, timedOut
    case unreachable(String)
  }

  func answer() throws(Failure) -> Answer {
    guard let handle = curl_easy_init() else { throw .unreachable("libcurl cannot be used") }
    defer { curl_easy_cleanup(handle) }
    var list: UnsafeMutablePointer<curl_slist>?
    // Without it, a long body waits for the server's consent.
    for header in headers + ["Expect:"] { list = curl_slist_append(list, header) }
    defer { curl_slist_free_all(list) }
    var message = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    let sink = Sink(limit: limit)
    let code = message.withUnsafeMutableBufferPointer { message in
      body.withUnsafeBytes { body in
        _ = shanhai_set_text(handle, CURLOPT_ERRORBUFFER, message.baseAddress)
        _ = shanhai_set_text(handle, CURLOPT_URL, url)
        _ = shanhai_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = shanhai_set_number(handle, CURLOPT_FOLLOWLOCATION, 0)
        _ = shanhai_set_number(handle, CURLOPT_NOSIGNAL, 1)
        _ = shanhai_set_number(handle, CURLOPT_TIMEOUT_MS, Int(timeout / .milliseconds(1)))
        _ = shanhai_set_text(handle, CURLOPT_USERAGENT, "shanhai")
        if let user {
          _ = shanhai_set_text(handle, CURLOPT_USERNAME, user)
          _ = shanhai_set_text(handle, CURLOPT_PASSWORD, password ?? "")
        }
        _ = shanhai_set_body(handle, body.baseAddress ?? UnsafeRawPointer(bitPattern: 1), curl_off_t(body.count))
        _ = shanhai_set_text(handle, CURLOPT_CUSTOMREQUEST, method)
        _ = shanhai_set_headers(handle, list)
        let context = Unmanaged.passUnretained(sink).toOpaque()
        _ = shanhai_set_sink(handle, { Sink.take($0, $1 * $2, $3) { $0.appendBody($1) } }, context)
        _ = shanhai_set_header_sink(handle, { Sink.take($0, $1 * $2, $3) { $0.countHead($1) } }, context)
        return withExtendedLifetime(sink) { curl_easy_perform(handle) }
      }
    }
    if sink.isFull { throw .tooLarge }
    switch code {
    case CURLE_OK: break
    case CURLE_OPERATION_TIMEDOUT: throw .timedOut
    default:
      let words = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw .unreachable(words.isEmpty ? String(cString: curl_easy_strerror(code)) : words)
    }
    return Answer(
      status: shanhai_status(handle),
      type: shanhai_text(handle, CURLINFO_CONTENT_TYPE).map { String(cString: $0) } ?? "",
      target: shanhai_text(handle, CURLINFO_REDIRECT_URL).map { String(cString: $0) }, bytes: sink.body)
  }

  /// What has come in; used by one transfer alone, on its thread.
  private final class Sink {
    private let limit: Int
    private(set) var body: [UInt8] = []
    private var head = 0
    private(set) var isFull = false

    init(limit: Int) { self.limit = limit }

    func appendBody(_ bytes: UnsafeRawBufferPointer) {
      isFull = isFull || bytes.count > limit - body.count
      if !isFull { body.append(contentsOf: bytes) }
    }

    func countHead(_ bytes: UnsafeRawBufferPointer) {
      head += bytes.count
      isFull = isFull || head > limit
    }

    /// libcurl's callback: how many bytes were taken; fewer than there were end the transfer.
    static func take(
      _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
      _ body: (Sink, UnsafeRawBufferPointer) -> Void
    ) -> Int {
      guard let context else { return 0 }
      let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
      body(sink, UnsafeRawBufferPointer(start: bytes, count: count))
      return sink.isFull ? 0 : count
    }
  }
}
