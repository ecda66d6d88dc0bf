/// Kinds that may stand at an end of a relation. Those that users declared may stand anywhere.
public struct KindSet: Hashable, Sendable {
  private let kinds: Set<EntityKind>?
  private let superkinds: Set<EntityKind.Superkind>

  public func contains(_ kind: EntityKind) -> Bool {
    guard let kinds, kind.isBuiltIn else { return true }
    return kinds.contains(kind) || kind.superkind.map(superkinds.contains) ?? false
  }

  static let all = KindSet(kinds: nil, superkinds: [])
  static let events = events()
  static func events(and kinds: EntityKind...) -> KindSet { KindSet(kinds: Set(kinds), superkinds: [.event]) }
  static func of(_ kinds: EntityKind...) -> KindSet { KindSet(kinds: Set(kinds), superkinds: []) }
  static func bodies(and kinds: EntityKind...) -> KindSet { KindSet(kinds: Set(kinds), superkinds: [.organization]) }
}
