import Claims
import Ontology
import Text

// Pairings that are over: a support that no article asserts for a later day is none.
extension GraphAssembler {
  /// When a pairing ended, and which documents say so.
  struct EndedPairing: Sendable {
    /// The day, month or year; the last one, where documents differ.
    var end: String
    var documents: Set<Int32> = []
  }

  mutating func findEndedPairings() {
    for fact in table.facts where fact.relation == .ended {
      let published = table.documents[Int(fact.document)].metadata.publicationDate ?? ""
      let end = table.literals(of: Int(fact.subject), .endDate).map(\.lexical).max() ?? published
      let pairing = draft(of: Int(fact.subject))
      var known = endedPairings[pairing] ?? EndedPairing(end: end)
      known.end = max(known.end, end)
      known.documents.insert(fact.document)
      endedPairings[pairing] = known
    }
  }

  /// Whether a fact of `shan:supports` holds though its pairing may have ended.
  func stillHolds(_ number: Int) -> Bool {
    let fact = table.facts[number]
    guard !endedPairings.isEmpty, fact.object >= 0 else { return true }
    let iri = resolution.pairing(Int(fact.subject), Int(fact.object), table, namer)
    guard let pairing = draftOfIRI[ByteKey(iri)] else { return true }
    return isAsserted(by: Int32(number), pairing)
  }

  /// Whether a fact asserts a pairing for a later day than that on which it ended.
  func isAsserted(by number: Int32, _ pairing: Int) -> Bool {
    guard let ended = endedPairings[pairing] else { return true }
    let document = table.facts[Int(number)].document
    guard !ended.documents.contains(document),
      let day = table.documents[Int(document)].metadata.publicationDate
    else { return false }
    // 2021-05-01 is in 2021, not after it.
    return day.prefix(ended.end.utf8.count) > ended.end
  }
}
