/// A class or property of a vocabulary.
public struct Term: Hashable, Comparable, Sendable {
  public let namespace: Namespace
  /// The local name: `Person` in `foaf:Person`.
  public let name: String

  public init(_ namespace: Namespace, _ name: String) {
    self.namespace = namespace
    self.name = name
  }

  /// The term of a prefixed name such as `org:holds`; `nil` when the prefix is none of
  /// ``Namespace``.
  public init?(prefixedName: String) {
    guard let colon = prefixedName.utf8.firstIndex(of: UInt8(ascii: ":")),
      let namespace = Namespace(prefix: String(prefixedName[..<colon]))
    else { return nil }
    self.init(namespace, String(prefixedName[prefixedName.utf8.index(after: colon)...]))
  }

  public var iri: String { namespace.iri + name }
  public var prefixedName: String { namespace.prefix + ":" + name }

  public static func < (a: Term, b: Term) -> Bool {
    (a.namespace, a.name) < (b.namespace, b.name)
  }
}
