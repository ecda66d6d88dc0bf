public import Claims
public import Writing

extension ClaimSet {
  /// The documents, as a description of the graph names them, in the order of their digests.
  public var sources: [DatasetDescription.Source] {
    sorted.map {
      DatasetDescription.Source(identifier: $0.identifier, digest: $0.digest, url: $0.metadata.url)
    }
  }
}
