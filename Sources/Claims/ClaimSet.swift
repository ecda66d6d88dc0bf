public import Articles

/// The claims of one document, and what its page says of it.
public struct DocumentClaims: Hashable, Sendable, Codable {
  /// The document's name, as a user knows it.
  public let identifier: String
  /// SHA-256 of the original bytes, 64 hexadecimal digits: what identifies the document.
  public let digest: String
  public let metadata: Metadata
  /// Sorted, without repetition.
  public let claims: [Claim]
  /// What was left out of them, if anything.
  public let omission: Omission?

  public init(
    identifier: String, digest: String, metadata: Metadata, claims: some Sequence<Claim>,
    omission: Omission? = nil
  ) {
    self.omission = omission
    self.identifier = identifier
    self.digest = digest
    self.metadata = metadata
    self.claims = Claim.distinct(claims)
  }
}

/// Claims from any number of documents. Merging is a union by document digest: associative,
/// commutative and idempotent, so any order and grouping of a corpus gives the same set.
public struct ClaimSet: Hashable, Sendable {
  /// Documents by digest.
  public private(set) var documents: [String: DocumentClaims] = [:]

  public init() {}

  public init(_ documents: some Sequence<DocumentClaims>) {
    for document in documents { insert(document) }
  }

  /// Adds a document. Of two with the same bytes, the one whose identifier sorts first is kept.
  public mutating func insert(_ document: DocumentClaims) {
    if let known = documents[document.digest], known.identifier <= document.identifier { return }
    documents[document.digest] = document
  }

  /// Takes a document out, if it is there.
  public mutating func remove(digest: String) { documents[digest] = nil }

  /// Adds every document of `other`.
  /// - Complexity: O(*n*) in the documents of `other`.
  public mutating func formUnion(_ other: ClaimSet) {
    for document in other.documents.values { insert(document) }
  }

  /// Documents in the order of their digests.
  public var sorted: [DocumentClaims] { documents.values.sorted { $0.digest < $1.digest } }
}
