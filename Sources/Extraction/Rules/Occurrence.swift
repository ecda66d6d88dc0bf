import Lexicon
import Mentions
import Ontology
import Text

/// Whether an event took place, or what became of it instead.
enum Occurrence: Hashable {
  case held
  case pending(EventStatus)

  var status: EventStatus? {
    if case .pending(let status) = self { return status }
    return nil
  }

  /// What a verb of holding or coming says of its event; `nil` where it says nothing of one.
  init?(_ modality: Modality) {
    guard modality.isDisjoint(with: Self.unreal) else { return nil }
    if modality.contains(.cancelled) || modality.contains(.ended) {
      self = .pending(.cancelled)
    } else if modality.contains(.postponed) {
      self = .pending(.postponed)
    } else {
      self = modality.contains(.planned) ? .pending(.scheduled) : .held
    }
  }

  /// What leaves open whether there was an event at all, or says that there was none.
  private static let unreal: Modality = [.denied, .supposed, .wished, .habitual, .requested, .cited]
  /// What tells of an event that has not taken place.
  static let pending: Modality = [.planned, .cancelled, .postponed, .ended, .former]

  /// What a sentence says of a meeting or ceremony that it names; `nil` where it reports none.
  /// - Returns: with it, the verb of holding that says so, if any.
  static func of(
    _ mention: EventMention, _ sentence: Sentence, _ annotated: AnnotatedArticle
  ) -> (occurrence: Occurrence, verb: Int?)? {
    let named = annotated.modality(at: mention.range.upperBound - 1)
    guard named.isDisjoint(with: [.cited, .habitual]) else { return nil }
    let apart = named.intersection([.cancelled, .postponed])
    let clause = annotated.clause(at: mention.range.lowerBound)
    let verbs = annotated.places(of: .hold, in: sentence.range).filter { !mention.range.contains($0) }
    // The verb behind the name says it (原定…召开的会议…如期举行), then the one before it.
    let verb =
      verbs.first { $0 >= mention.range.upperBound && $0 < clause.upperBound }
      ?? verbs.last { $0 < mention.range.lowerBound && $0 >= clause.lowerBound }
      ?? verbs.first { $0 >= mention.range.upperBound } ?? verbs.last
    if let verb {
      return Occurrence(annotated.modality(at: verb).union(apart)).map { ($0, verb) }
    }
    guard let occurrence = Occurrence(named), !named.contains(.former) else { return nil }
    if occurrence != .held { return (occurrence, nil) }
    let told = annotated.places(of: .proceedings, in: sentence.range).compactMap {
      Occurrence(annotated.modality(at: $0))
    }
    return told.contains(.held) ? (.held, nil) : told.first.map { ($0, nil) }
  }
}

extension AnnotatedArticle {
  /// The places of some words in a range, in the order of the text.
  func places(ofAny words: [String], in range: ScalarRange) -> [Int] {
    var found: [Int] = []
    for word in words {
      var from = range.lowerBound
      while let place = pairs.firstPlace(of: word, in: ScalarRange(from, range.upperBound)) {
        found.append(place)
        from = place + 1
      }
    }
    return found.sorted()
  }

  /// The places of the words of a class in a range, in the order of the text.
  func places(of wordClass: WordClass.Named, in range: ScalarRange) -> [Int] {
    listed.all(wordClass, in: range).map(\.start)
  }

  /// Whether the text asserts what a word at a position says, or is only not sure of it.
  /// - Parameter allowed: what does not count against it.
  func asserts(at position: Int, despite allowed: Modality = []) -> Bool {
    modality(at: position).subtracting(allowed).isSubset(of: .doubtful)
  }
}
