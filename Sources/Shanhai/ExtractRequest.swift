public import Claims
import Reading
import Text

/// A document that a distributed engine asks for: one line of JSON,
/// `{"id","url"?,"content" or "path"}`.
public struct ExtractRequest: Hashable, Sendable {
  /// Where the document's bytes are.
  public enum Source: Hashable, Sendable {
    case content(String)
    case path(String)
  }

  /// Why a line is no request.
  public struct Invalid: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line's `id`, if that could be read.
    public let id: String?
    public let description: String
  }

  public let id: String
  public let url: String?
  public let source: Source

  /// Reads a line; members that it does not know are ignored.
  public init(line: String) throws(Invalid) {
    var members: [String: String] = [:]
    do throws(JSONError) {
      var reader = JSONReader(Array(line.utf8))
      try reader.object { (reader, key) throws(JSONError) in
        switch key {
        case "id", "url", "content", "path": members[key] = try reader.optionalString()
        default: try reader.skipValue()
        }
      }
      try reader.finish()
    } catch {
      throw Invalid(
        id: members["id"], description: "column \(error.position + 1): \(error.reason)")
    }
    guard let id = members["id"] else { throw Invalid(id: nil, description: "the line has no id") }
    self.id = id
    url = members["url"].flatMap(WebAddress.absolute)
    switch (members["content"], members["path"]) {
    case (let content?, nil): source = .content(content)
    case (nil, let path?): source = .path(path)
    default: throw Invalid(id: id, description: "the line wants either content or path")
    }
  }

  /// The claims of the document, under the request's `id`, and its `url` unless the page tells one.
  /// - Throws: `ReadingError` or `CleaningError`; ``Invalid`` for a path that leads to standard input,
  ///   by whatever name.
  public func answer(by reader: DocumentReader) throws -> DocumentClaims {
    let page =
      switch source {
      case .content(let content): try reader.page(content, identifier: id)
      case .path(let path) where FilePath(path).isStandardInput:
        throw Invalid(id: id, description: "path is \(path), which is where the requests come from")
      case .path(let path): try reader.page(ofFile: path)
      }
    let document = try reader.claims(of: page)
    var metadata = document.metadata
    metadata.url = metadata.url ?? url
    return DocumentClaims(
      identifier: id, digest: document.digest, metadata: metadata, claims: document.claims, omission: document.omission)
  }

  /// The answer to a request that failed: `{"id","error"}`, without a line end.
  public static func failure(id: String?, reason: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      if let id {
        writer.key("id")
        writer.string(id)
      }
      writer.key("error")
      writer.string(reason)
    }
    return writer.bytes
  }
}
