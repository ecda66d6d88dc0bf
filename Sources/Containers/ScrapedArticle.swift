package import Reading
package import Text

/// An article as an object of JSON has it.
package struct ScrapedArticle {
  /// Its text, as UTF-8.
  package let bytes: [UInt8]
  package let origin: PageOrigin
  /// In how many objects of the object the text stands.
  let depth: Int

  /// Reads an object; `nil` when it has no text.
  /// - Throws: `JSONError` when it is none.
  package init?(_ text: [UInt8], fields: ItemFields) throws(JSONError) {
    self.init(try JSONField.fields(of: text), fields)
  }

  init?(_ members: [JSONField], _ fields: ItemFields) {
    guard let text = fields.field(of: .text, in: members) else { return nil }
    func value(_ role: ItemFields.Role) -> String? { fields.field(of: role, in: members)?.value.trimmed }
    bytes = Array(text.value.utf8)
    depth = text.depth
    origin = PageOrigin(
      address: value(.url), retrieved: value(.retrieved).flatMap { CivilDate($0) == nil ? nil : $0 }, title: value(.title),
      published: value(.date), source: value(.source), author: value(.author))
  }
}
