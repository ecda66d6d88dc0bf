public import Text

/// What a cue word says of somebody or of an event.
public enum Cue: String, Hashable, Sendable, CaseIterable {
  case attend, speak, chair, present, lead, accompany, sign, visit, hold, represent, thank, meet
  case callOn = "call-on"
}

/// The words that say what somebody does at an event.
public final class CueList: Sendable {
  let matcher: PhraseMatcher
  private let kinds: [Cue]

  init() throws(LexiconError) {
    var matcher = PhraseMatcher()
    var kinds: [Cue] = []
    try UserLists().list("cues").forEachRow { row throws(LexiconError) in
      guard let kind = Cue(rawValue: row.string(1)) else { throw row.error("an unknown kind") }
      matcher.insert(utf8: row[0], value: Int32(kinds.count))
      kinds.append(kind)
    }
    self.matcher = matcher
    self.kinds = kinds
  }

  /// The longest cue word that starts at `start` and ends at or before `limit`.
  public func match(
    in scalars: Letters, at start: Int, before limit: Int
  ) -> (end: Int, cue: Cue)? {
    matcher.longestMatch(in: scalars, at: start, before: limit).map {
      ($0.end, kinds[Int($0.value)])
    }
  }
}
