import Ontology
import Text

/// The properties that a path may name, and how.
enum PropertyNames {
  enum Name {
    case iri(String)
    /// A prefixed name, `a`, or a label.
    case word(String)
    case label(String)
  }

  /// - Parameter place: where the name stands, for the error.
  static func property(_ name: Name, at place: Int) throws(PropertyPathError) -> Term {
    let text: String
    switch name {
    case .iri(let iri):
      if let term = FactGraph.predicates.first(where: { $0.iri == iri }) { return term }
      throw PropertyPathError(column: place + 1, reason: "<\(iri)> is no property of the graph")
    case .word("a"): return RDF.type.term
    case .word(let word) where word.unicodeScalars.contains(":"):
      if let term = Term(prefixedName: word) {
        if FactGraph.label(of: term) != nil { return term }
        throw unknown(word, at: place)
      }
      let prefix = word.prefix { $0 != ":" }
      throw PropertyPathError(column: place + 1, reason: "the prefix “\(prefix):” is unknown")
    case .word(let word), .label(let word): text = word
    }
    let found = Relation.all.filter { relation in
      LabelLanguage.allCases.contains { relation.label(in: $0) == text }
        || relation.term.name == text
    }
    if let only = found.first, found.count == 1 { return only.term }
    if found.isEmpty { throw unknown(text, at: place) }
    let names = found.map(\.prefixedName).joined(separator: ", ")
    throw PropertyPathError(
      column: place + 1, reason: "“\(text)” may mean \(names)")
  }

  private static func unknown(_ name: String, at place: Int) -> PropertyPathError {
    let names = FactGraph.predicates.map(\.prefixedName) + Relation.all.map { $0.label() }
    let reason = "“\(name)” is no property of the graph" + NearestNames(to: name, among: names).question
    return PropertyPathError(column: place + 1, reason: reason)
  }
}
