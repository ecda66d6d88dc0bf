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
    /// What it names: a kind, the words, and what they mean, in the order of the text.
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
        mentions: items.map { "\($0.kind)\t\(original.text[$0.range])\t\($0.meaning)" },
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
    var place: Int { range.lowerBound }
  }

  private static func mentions(of annotated: AnnotatedArticle) -> [Item] {
    var items = annotated.regions.map {
      Item(range: $0.range, kind: "region", meaning: "\($0.region.name) (\($0.region.key)), \($0.form)")
    }
    items += annotated.posts.map { post in
      let holder = post.region?.name ?? post.organization ?? "?"
      return Item(range: post.range, kind: "post", meaning: "\(post.title), \(holder)")
    }
    items += annotated.persons.map { Item(range: $0.range, kind: "person", meaning: $0.name) }
    items += annotated.organizations.map {
      Item(range: $0.range, kind: $0.kind.rawValue, meaning: $0.name)
    }
    items += annotated.events.map {
      Item(range: $0.range, kind: $0.kind.rawValue, meaning: $0.isAnaphoric ? "named before" : "")
    }
    items += annotated.dates.map {
      Item(range: $0.range, kind: "date", meaning: $0.start + ($0.end.map { "/" + $0 } ?? ""))
    }
    items += annotated.quantities.map {
      Item(range: $0.range, kind: "quantity", meaning: "\($0.value) \($0.unit)")
    }
    items += annotated.modalities.words.map {
      Item(range: $0.range, kind: "\($0.modality)", meaning: annotated.words($0.governed))
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
    return "\(claim.subject.label) \(claim.relation.rawValue) \(object)\(qualifiers)"
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
