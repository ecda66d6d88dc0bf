import Foundation

/// A store on the network, by SPARQL 1.1 Protocol and Graph Store HTTP Protocol.
///
/// Redirects are not followed: what they would do to the request is the other side's choice. The
/// name and password of an address go to its host alone and into no message.
public struct Endpoint: Sendable {
  /// The most bytes of an answer to a query: 256 MiB.
  private static let answerLimit = 1 << 28
  /// The most bytes that a store may have to say of a graph it took: 1 MiB.
  private static let replyLimit = 1 << 20

  private let components: URLComponents
  private let timeout: Duration

  /// - Parameters:
  ///   - text: an absolute address of `http` or `https`.
  ///   - timeout: how long an answer may take as a whole.
  public init(_ text: String, timeout: Duration = .seconds(600)) throws(StoreError) {
    guard let components = URLComponents(string: text), let host = components.host, !host.isEmpty,
      ["http", "https"].contains(components.scheme?.lowercased() ?? "")
    else {
      throw StoreError(
        subject: Self.shown(text), reason: "is no address such as http://127.0.0.1:7878/query")
    }
    self.components = components
    self.timeout = timeout
  }

  /// Sends a query.
  /// - Parameter accept: the media types that are understood, best first.
  /// - Returns: the answer and its media type.
  public func answer(_ query: String, accept: String) throws(StoreError) -> (bytes: [UInt8], type: String) {
    let answer = try send(
      "POST", components,
      ["Content-Type: application/x-www-form-urlencoded; charset=utf-8", "Accept: \(accept)"],
      Array("query=\(Self.escaped(query))".utf8), limit: Self.answerLimit)
    return (answer.bytes, String(answer.type.prefix { $0 != ";" }))
  }

  /// Puts a graph into the store in place of what it holds under that name.
  /// - Parameter graph: the name of the graph; `nil` is the default graph.
  public func put(_ turtle: [UInt8], as graph: String?) throws(StoreError) {
    var place = components
    let parameter = graph.map { "graph=" + Self.escaped($0) } ?? "default"
    place.percentEncodedQuery = (place.percentEncodedQuery.map { $0 + "&" } ?? "") + parameter
    _ = try send(
      "PUT", place, ["Content-Type: text/turtle; charset=utf-8"], turtle, limit: Self.replyLimit)
  }

  private func send(
    _ method: String, _ place: URLComponents, _ headers: [String], _ body: [UInt8], limit: Int
  ) throws(StoreError) -> HTTPTransfer.Answer {
    var bare = place
    (bare.user, bare.password, bare.fragment) = (nil, nil, nil)
    let subject = Self.shown(components)
    guard let url = bare.string else { throw StoreError(subject: subject, reason: "is no address") }
    let answer: HTTPTransfer.Answer
    do throws(HTTPTransfer.Failure) {
      answer = try HTTPTransfer(
        method: method, url: url, user: place.user, password: place.password, headers: headers,
        body: body, limit: limit, timeout: timeout
      ).answer()
    } catch {
      let reason =
        switch error {
        case .tooLarge: "answers with more than \(limit >> 20) MiB"
        case .timedOut: "gave no whole answer in \(timeout.components.seconds) s"
        case .unreachable(let words): "cannot be reached: \(words)"
        }
      throw StoreError(subject: subject, reason: reason)
    }
    switch answer.status {
    case 200..<300: return answer
    case 300..<400:
      let target = answer.target.map { " to " + Self.shown($0) } ?? ""
      throw StoreError(
        subject: subject, reason: "redirects\(target) (\(answer.status)), which is not followed")
    default:
      let words = String(decoding: answer.bytes.prefix(300), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      throw StoreError(subject: subject, reason: "refused (\(answer.status)): \(words)")
    }
  }

  /// An address as a message may show it: without name, password, query and fragment, where secrets
  /// stand.
  private static func shown(_ address: URLComponents) -> String {
    var shown = address
    (shown.user, shown.password, shown.query, shown.fragment) = (nil, nil, nil, nil)
    return shown.string ?? "the endpoint"
  }

  private static func shown(_ text: String) -> String {
    if let components = URLComponents(string: text), components.host != nil { return shown(components) }
    let address = text.prefix { $0 != "?" && $0 != "#" }
    return address.lastIndex(of: "@").map { "…" + address[$0...] } ?? String(address)
  }

  /// `application/x-www-form-urlencoded`.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
