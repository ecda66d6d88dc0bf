import Lexicon
import Ontology
import Text

extension OrganizationFinder {
  /// 我校, 我院, 我司: the school, the hospital or the firm that is the article's source, else the first that it names and to which
  /// nobody goes; none where it names none.
  /// - Parameter found: What the article names, in the order of the text.
  func ownInstitutions(_ found: [OrganizationMention]) -> [OrganizationMention] {
    let whole = ScalarRange(0, scalars.count)
    return ground.listed.all(.ownBody, in: whole).compactMap { word in
      guard let kind = EntityKind(named: ground.listed.value(of: word)), let sentence = ground.sentence(at: word.start), !isQuoted(word.start, in: sentence),
        found.covering(word.start) == nil, let own = ownInstitution(kind, found)
      else { return nil }
      return OrganizationMention(
        range: ScalarRange(word.start, word.end), rule: BodyNaming.ownInstitution, name: own.name, kind: kind, region: own.region)
    }
  }

  /// Within a quotation it is the speaker's.
  private func isQuoted(_ position: Int, in sentence: Sentence) -> Bool {
    let before = scalars[ScalarRange(sentence.range.lowerBound, position)]
    return before.count { $0 == "“" } > before.count { $0 == "”" }
  }

  private func ownInstitution(_ kind: EntityKind, _ found: [OrganizationMention]) -> OrganizationMention? {
    let ofKind = found.filter { $0.kind == kind }
    let source = ground.article.metadata.source
    return ofKind.first { $0.name == source }
      ?? ofKind.first { ground.listed.ending(.goTo, at: $0.range.lowerBound) == nil }
  }
}
