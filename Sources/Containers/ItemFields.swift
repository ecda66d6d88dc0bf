/// Under which names a scraper's lines keep what is read of them.
public struct ItemFields: Hashable, Sendable {
  /// What a field holds.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// The page, or the article's text, as markup or without.
    case text
    case title
    case url
    /// The day of publication.
    case date
    case source
    case author
    /// When the page was fetched.
    case retrieved
  }

  private var names: [Role: [String]]
  /// What a user named.
  private var own: Set<Role> = []

  /// The names that scrapers usually give.
  public static let usual: ItemFields = {
    var names: [Role: [String]] = [:]
    for line in String(decoding: PackageResources.item_fields_tsv, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t")
      if cells.count == 2, let role = Role(rawValue: String(cells[0])) { names[role, default: []].append(String(cells[1])) }
    }
    return ItemFields(names: names)
  }()

  private init(names: [Role: [String]]) { self.names = names }

  /// The same, but for a role whose field a user names: a name, or names with dots between (`data.body`).
  public func with(_ name: String, for role: Role) -> ItemFields {
    var fields = self
    fields.names[role] = [name]
    fields.own.insert(role)
    return fields
  }

  /// Shorter texts are no articles.
  private static let leastText = 60

  /// The field of a role among those of a line: of the likeliest name, then the outermost.
  func field(of role: Role, in fields: [JSONField]) -> JSONField? {
    let isOwn = isOwn(role)
    for name in names[role] ?? [] {
      let named = fields.filter { isOwn ? $0.path == name || $0.plainName == JSONField.plain(name) : $0.plainName == name }
      let found = named.filter { isOwn || role != .text || $0.value.utf8.count >= Self.leastText }
      if let field = found.min(by: { $0.depth < $1.depth }), !field.value.allSatisfy(\.isWhitespace) { return field }
    }
    return nil
  }

  /// Whether a user named a role's field.
  func isOwn(_ role: Role) -> Bool { own.contains(role) }

  /// What was looked for, as a message names it.
  func wanted(_ role: Role) -> String {
    own.contains(role) ? names[role]?.first ?? "" : "content, html, text and the like"
  }
}
