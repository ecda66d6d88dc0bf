public import Claims
public import Containers
import Reading
import Text

/// A document that a distributed engine asks for: one line of JSON,
/// `{"id","url"?,"content" or "path" or "item"}`.
public struct ExtractRequest: Hashable, Sendable {
  /// Where the document's bytes are.
  public enum Source: Hashable, Sendable {
    case content(String)
    case path(String)
    /// An object as scrapers write them, as JSON.
    case item([UInt8])
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
    var item: [UInt8]?
    do throws(JSONError) {
      let bytes = Array(line.utf8)
      var reader = JSONReader(bytes)
      try reader.object { (reader, key) throws(JSONError) in
        switch key {
        case "id", "url", "content", "path": members[key] = try reader.optionalString()
        case "item":
          let start = reader.position
          try reader.skipValue()
          item = Array(bytes[start..<reader.position])
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
    switch (members["content"], members["path"], item) {
    case (let content?, nil, nil): source = .content(content)
    case (nil, let path?, nil): source = .path(path)
    case (nil, nil, let item?): source = .item(item)
    default: throw Invalid(id: id, description: "the line wants one of content, path and item")
    }
  }

  /// The claims of the document, under the request's `id`, and its `url` unless the page tells one.
  /// - Parameter fields: where an item has what.
  /// - Throws: `ReadingError` or `CleaningError`; ``Invalid`` for a path that leads to standard input,
  ///   by whatever name, and for an item without a text.
  public func answer(by reader: DocumentReader, fields: ItemFields = .usual) throws -> DocumentClaims {
    let page =
      switch source {
      case .content(let content): try reader.page(content, identifier: id)
      case .path(let path) where FilePath(path).isStandardInput:
        throw Invalid(id: id, description: "path is \(path), which is where the requests come from")
      case .path(let path): try reader.page(ofFile: path)
      case .item(let text): try page(ofItem: text, by: reader, fields)
      }
    let document = try reader.claims(of: page)
    var metadata = document.metadata
    metadata.url = metadata.url ?? url
    return DocumentClaims(
      identifier: id, digest: document.digest, metadata: metadata, claims: document.claims, omission: document.omission)
  }

  private func page(ofItem text: [UInt8], by reader: DocumentReader, _ fields: ItemFields) throws -> Page {
    let article: ScrapedArticle?
    do throws(JSONError) {
      article = try ScrapedArticle(text, fields: fields)
    } catch {
      throw Invalid(id: id, description: "the item is no object of JSON: column \(error.position + 1): \(error.reason)")
    }
    guard let article else { throw Invalid(id: id, description: "the item has no field for the text") }
    return try reader.page(article.bytes, origin: article.origin, identifier: id)
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
