/// An RDF literal in canonical lexical form.
public struct Literal: Hashable, Comparable, Sendable, Codable {
  /// The datatypes that the graph uses.
  public enum Datatype: String, Hashable, Sendable, Codable {
    case string = "xsd:string"
    /// Words in Chinese; written with the language tag `zh`.
    case chinese = "rdf:langString"
    case integer = "xsd:integer"
    case decimal = "xsd:decimal"
    case boolean = "xsd:boolean"
    case date = "xsd:date"
    case dateTime = "xsd:dateTime"
    case yearMonth = "xsd:gYearMonth"
    case year = "xsd:gYear"
    case anyURI = "xsd:anyURI"
  }

  /// The lexical form, NFC.
  public let lexical: String
  public let datatype: Datatype

  public init(_ lexical: String, _ datatype: Datatype = .string) {
    self.lexical = lexical
    self.datatype = datatype
  }

  /// A date literal of the precision that `lexical` has: `2020-07-16`, `2016-09` or `2016`.
  public static func date(_ lexical: String) -> Literal {
    switch lexical.utf8.count {
    case 4: Literal(lexical, .year)
    case 7: Literal(lexical, .yearMonth)
    default: Literal(lexical, .date)
    }
  }

  public static func < (a: Literal, b: Literal) -> Bool {
    (a.lexical, a.datatype.rawValue) < (b.lexical, b.datatype.rawValue)
  }
}
