import Foundation
import FoundationNetworking

/// A store on the network, by SPARQL 1.1 Protocol and Graph Store HTTP Protocol.
public struct Endpoint: Sendable {
  /// How long an answer may take.
  private static let patience: TimeInterval = 600

  private let url: URL

  public init(_ text: String) throws(StoreError) {
    guard let url = URL(string: text), ["http", "https"].contains(url.scheme ?? ""), url.host != nil
    else { throw StoreError(subject: text, reason: "is no address such as http://127.0.0.1:7878/query") }
    self.url = url
  }

  /// Sends a query.
  /// - Parameter accept: the media types that are understood, best first.
  /// - Returns: the answer and its media type.
  public func answer(_ query: String, accept: String) async throws -> (bytes: [UInt8], type: String) {
    var request = request("POST", url)
    request.setValue("application/x-www-form-urlencoded; charset=utf-8", forHTTPHeaderField: "Content-Type")
    request.setValue(accept, forHTTPHeaderField: "Accept")
    request.httpBody = Data("query=\(Self.escaped(query))".utf8)
    return try await send(request)
  }

  /// Puts a graph into the store in place of what it holds under that name.
  /// - Parameter graph: the name of the graph; `nil` is the default graph.
  public func put(_ turtle: [UInt8], as graph: String?) async throws {
    let parameter = graph.map { "graph=" + Self.escaped($0) } ?? "default"
    let separator = url.query == nil ? "?" : "&"
    guard let place = URL(string: url.absoluteString + separator + parameter) else {
      throw StoreError(subject: graph ?? "", reason: "is no name of a graph")
    }
    var request = request("PUT", place)
    request.setValue("text/turtle; charset=utf-8", forHTTPHeaderField: "Content-Type")
    request.httpBody = Data(turtle)
    _ = try await send(request)
  }

  private func request(_ method: String, _ url: URL) -> URLRequest {
    var request = URLRequest(url: url, timeoutInterval: Self.patience)
    request.httpMethod = method
    return request
  }

  private func send(_ request: URLRequest) async throws -> (bytes: [UInt8], type: String) {
    let data: Data
    let response: URLResponse
    do {
      (data, response) = try await URLSession.shared.data(for: request)
    } catch {
      throw StoreError(subject: url.absoluteString, reason: "cannot be reached: \(error.localizedDescription)")
    }
    guard let response = response as? HTTPURLResponse else {
      throw StoreError(subject: url.absoluteString, reason: "does not speak HTTP")
    }
    guard (200..<300).contains(response.statusCode) else {
      let words = String(decoding: data.prefix(300), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      throw StoreError(
        subject: url.absoluteString, reason: "refused (\(response.statusCode)): \(words)")
    }
    let type = response.value(forHTTPHeaderField: "Content-Type") ?? ""
    return (Array(data), String(type.prefix { $0 != ";" }))
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
