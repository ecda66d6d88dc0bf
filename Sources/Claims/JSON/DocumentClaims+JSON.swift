import Articles
import Ontology
package import Text

// One document is one line of JSON, with each sentence, entity, literal, relation and rule once; Documentation/Provenance.md
// tells the form, Documentation/claims.schema.json its schema. Absent metadata, empty tables, “omitted” and “vocabulary”
// without content are left out; unknown members are ignored when reading.

extension DocumentClaims {
  /// The document as one line of JSON in UTF-8, without a line end. The same document gives the
  /// same bytes.
  public var jsonLine: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", identifier)
      writer.member("digest", digest)
      writer.key("metadata")
      metadata.write(to: &writer)
      omission?.write(to: &writer)
      writeVocabulary(to: &writer)
      ClaimTables(claims).write(to: &writer)
    }
    return writer.bytes
  }

  /// Reads a line that `jsonLine` wrote. One with a claim that no graph can state is refused whole.
  package init(_ reader: inout JSONReader) throws(JSONError) {
    var identifier: String?
    var digest: String?
    var metadata = Metadata()
    var tables = ReadTables()
    var omission: Omission?
    var failure: String?
    try reader.object { (reader, key) throws(JSONError) in
      switch key {
      case "id": identifier = try reader.string()
      case "digest":
        let words = try reader.string()
        guard words.utf8.count == 64, words.utf8.allSatisfy(isLowercaseHexadecimal) else {
          throw reader.error("the digest is not 64 hexadecimal digits")
        }
        digest = words
      case "metadata": metadata = try Metadata(&reader)
      case "omitted": omission = try Omission(&reader)
      case "vocabulary": try Self.readVocabulary(&reader)
      case "error": failure = try reader.string()
      default: if try !tables.read(key, &reader) { try reader.skipValue() }
      }
    }
    if let failure { throw reader.error("extraction failed: \(failure)") }
    guard let identifier, let digest else {
      throw reader.error("the line has no \(identifier == nil ? "id" : "digest")")
    }
    let claims = try tables.claims()
    for claim in claims { if let misfit = claim.misfit { throw reader.error(misfit) } }
    self.init(
      identifier: identifier, digest: digest, metadata: metadata, claims: claims, omission: omission)
  }
}

extension Omission {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.key("omitted")
    writer.object { writer in
      if sentences > 0 {
        writer.key("sentences")
        writer.number(sentences)
      }
      if let from {
        writer.key("from")
        writer.number(from)
      }
      if foreign > 0 {
        writer.key("foreign")
        writer.number(foreign)
      }
    }
  }

  fileprivate init(_ reader: inout JSONReader) throws(JSONError) {
    var sentences = 0
    var from: Int?
    var foreign = 0
    try reader.object { (reader, key) throws(JSONError) in
      switch key {
      case "sentences": sentences = try reader.count()
      case "from": from = try reader.count()
      case "foreign": foreign = try reader.count()
      default: try reader.skipValue()
      }
    }
    self.init(sentences: sentences, from: from, foreign: foreign)
  }
}

extension Metadata {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("headline", headline)
      writer.member("publicationDate", publicationDate)
      writer.member("publicationTime", publicationTime)
      writer.member("source", source)
      writer.member("reporters", reporters)
      writer.member("photographers", photographers)
      writer.member("editors", editors)
      writer.member("url", url)
      writer.member("retrieved", retrieved)
    }
  }

  fileprivate init(_ reader: inout JSONReader) throws(JSONError) {
    self.init()
    var metadata = Metadata()
    try reader.object { (reader, key) throws(JSONError) in
      switch key {
      case "headline": metadata.headline = try reader.optionalString()
      case "publicationDate":
        metadata.publicationDate = try reader.optionalString()
        if let date = metadata.publicationDate, PartialDate(lexical: date) == nil {
          throw reader.error("publicationDate “\(String(date.unicodeScalars.prefix(40)))” is no date")
        }
      case "publicationTime": metadata.publicationTime = try reader.optionalString()
      case "source": metadata.source = try reader.optionalString()
      case "reporters": metadata.reporters = try reader.strings()
      case "photographers": metadata.photographers = try reader.strings()
      case "editors": metadata.editors = try reader.strings()
      case "retrieved": metadata.retrieved = try reader.optionalString()
      case "url": metadata.url = try reader.optionalString().flatMap(WebAddress.absolute)
      default: try reader.skipValue()
      }
    }
    self = metadata
  }
}

extension JSONWriter {
  /// Writes a member, unless it is `nil`.
  mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  /// Writes a member, unless it is empty.
  mutating func member(_ name: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    key(name)
    array { writer in for value in values { writer.string(value) } }
  }
}

extension JSONReader {
  mutating func strings() throws(JSONError) -> [String] {
    var values: [String] = []
    try array { (reader) throws(JSONError) in values.append(try reader.string()) }
    return values
  }
}

private func isLowercaseHexadecimal(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
}
