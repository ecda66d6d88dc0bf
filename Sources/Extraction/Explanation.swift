public import Articles
import Claims
import Lexicon
import Mentions
import Ontology
public import Text

/// Why each fact of an article was read, or was not: sentence by sentence what was recognised, and
/// which rules read what from it.
public struct Explanation: Sendable, CustomStringConvertible {
  /// A sentence of the body.
  public struct Part: Sendable {
    /// The sentence as printed.
    public let words: String
    public let range: ScalarRange
    /// What it names: a kind, the words, what they mean and the rule that found them, in the
    /// order of the text.
    public let mentions: [String]
    /// Rule, confidence, and the claim that it read.
    public let claims: [String]
  }

  public let parts: [Part]

  /// - Complexity: O(*n* log *n*) in the number of claims.
  init(_ annotated: AnnotatedArticle, _ document: DocumentClaims, of original: Article) {
    let claims = document.claims.sorted {
      ($0.evidence.scalars, $0.evidence.rule) < ($1.evidence.scalars, $1.evidence.rule)
    }
    let mentions = Self.mentions(of: annotated)
    var nextItem = 0
    var nextClaim = 0
    parts = annotated.sentences.map { sentence in
      let items = Self.part(of: mentions, in: sentence.range, &nextItem) { $0.place }
      let own = Self.part(of: claims, in: sentence.range, &nextClaim) { $0.evidence.scalars.lowerBound }
      return Part(
        words: original.text[sentence.range], range: sentence.range,
        mentions: items.map {
          let line = "\($0.kind)\t\(original.text[$0.range])\t\($0.meaning)"
          return $0.rule.map { rule in line + "\t" + rule } ?? line
        },
        claims: own.map { "\($0.evidence.rule)\t\($0.evidence.confidence)\t\(Self.words(of: $0))" })
    }
  }

  /// Of sorted elements those whose places lie in a range; `next` goes on with each range.
  private static func part<Element>(
    of elements: [Element], in range: ScalarRange, _ next: inout Int, place: (Element) -> Int
  ) -> ArraySlice<Element> {
    while next < elements.count, place(elements[next]) < range.lowerBound { next += 1 }
    let first = next
    while next < elements.count, place(elements[next]) < range.upperBound { next += 1 }
    return elements[first..<next]
  }

  private struct Item {
    let range: ScalarRange
    let kind: String
    let meaning: String
    /// What found it; `nil` of a word that is a cue, not a mention.
    let rule: String?
    var place: Int { range.lowerBound }
  }

  private static func mentions(of annotated: AnnotatedArticle) -> [Item] {
    var items: [Item] = []
    func add(_ mention: some Mention, _ kind: String, _ meaning: String) {
      items.append(
        Item(range: mention.range, kind: kind, meaning: meaning, rule: mention.rule.identifier))
    }
    for mention in annotated.regions {
      add(mention, "region", "\(mention.region.name) (\(mention.region.key)), \(mention.form)")
    }
    for mention in annotated.posts {
      add(mention, "post", "\(mention.title), \(mention.region?.name ?? mention.organization ?? "?")")
    }
    for mention in annotated.persons { add(mention, "person", mention.name) }
    for mention in annotated.organizations { add(mention, mention.kind.name, mention.name) }
    for mention in annotated.events {
      add(mention, mention.kind.name, mention.isAnaphoric ? "named before" : "")
    }
    for mention in annotated.dates {
      add(mention, "date", mention.start + (mention.end.map { "/" + $0 } ?? ""))
    }
    for mention in annotated.quantities { add(mention, "quantity", "\(mention.value) \(mention.unit)") }
    items += annotated.modalities.words.map {
      Item(
        range: $0.range, kind: "\($0.modality)", meaning: annotated.words($0.governed), rule: nil)
    }
    return items.sorted { ($0.range, $0.kind) < ($1.range, $1.kind) }
  }

  private static func words(of claim: Claim) -> String {
    let object =
      switch claim.object {
      case .entity(let entity): entity.label
      case .literal(let literal): literal.lexical
      }
    let qualifiers = claim.qualifiers.map { " [\($0.rawValue)]" }.joined()
    return "\(claim.subject.label) \(claim.relation.prefixedName) \(object)\(qualifiers)"
  }

  /// For a person to read: each sentence, under it its mentions, and behind → the rules that fired.
  public var description: String {
    parts.map { part in
      let head = "\(part.range.lowerBound)–\(part.range.upperBound)\t\(part.words)"
      let mentions = part.mentions.map { "  " + $0 }
      let claims = part.claims.isEmpty ? ["  → no rule"] : part.claims.map { "  → " + $0 }
      return ([head] + mentions + claims).joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }
}

extension ClaimReader {
  /// Reads an article and tells why.
  public func explanation(of article: Article) -> Explanation {
    let folded = article.foldedToSimplified
    let annotated = finder.annotate(folded ?? article)
    let original = folded == nil ? nil : article
    return Explanation(annotated, claims(in: annotated, of: original), of: article)
  }
}
