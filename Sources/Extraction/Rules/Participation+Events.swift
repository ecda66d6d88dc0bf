import Lexicon
import Mentions
import Text

/// Which meetings a verb of taking part speaks of.
extension ParticipationRules {
  /// The meetings and ceremonies that a verb takes: 参加了会议和签约仪式.
  static func objects(
    of verb: ScalarRange, _ clause: ScalarRange, _ list: EventList, _ annotated: AnnotatedArticle
  ) -> [Int] {
    let range = ScalarRange(verb.upperBound, min(clause.upperBound, verb.upperBound + 40))
    var named = annotated.events.starting(in: range).compactMap { list.meant[$0.range.lowerBound] }
      .filter { list.events[$0].kind != .visit }
    let opening = ScalarRange(range.lowerBound, min(range.upperBound, range.lowerBound + 3))
    if annotated.has("会议", in: opening) || annotated.has("仪式", in: opening), annotated.events.covering(opening.lowerBound) == nil,
      let meeting = list.events.indices.last(where: {
        [.meeting, .jointMeeting].contains(list.events[$0].kind)
          && list.events[$0].sentence.lowerBound <= verb.lowerBound && list.items.areOne(list.events[$0].sentence.lowerBound, verb.lowerBound)
      })
    {
      named.insert(meeting, at: 0)
    }
    return named
  }

  /// The meeting that a verb reports: one named in its sentence, else the last one before it.
  static func meeting(
    for cue: ScalarRange, _ sentence: Sentence, _ list: EventList, _ annotated: AnnotatedArticle
  ) -> Int? {
    let how = annotated.modality(at: cue.lowerBound)
    // 会见时说: at that, not at the meeting that was named in between.
    if let word = annotated.listed.all(.whileMeeting, in: ScalarRange(annotated.clause(at: cue.lowerBound).lowerBound, cue.lowerBound)).last,
      let talks = list.talks(of: word, upTo: cue.lowerBound, annotated) { return talks }
    let named = annotated.events.starting(in: sentence.range).compactMap { list.meant[$0.range.lowerBound] }
    if let last = named.last(where: { list.admits($0, how) }) ?? named.last { return leading(last, list, annotated) }
    let earlier = list.events.indices.filter {
      list.events[$0].kind != .visit && list.events[$0].sentence.lowerBound <= cue.lowerBound && list.admits($0, how)
        && list.items.areOne(list.events[$0].sentence.lowerBound, cue.lowerBound)
    }
    if let last = earlier.last {
      // A meeting that is only recalled does not take over what is said after it.
      return earlier.count > 1 && list.events[last].start == nil ? list.mainMeeting(at: cue.lowerBound) : leading(last, list, annotated)
    }
    return list.mainMeeting(at: cue.lowerBound)
  }

  /// 座谈会暨签约仪式 is one occasion: what is done there is done at the meeting.
  private static func leading(_ event: Int, _ list: EventList, _ annotated: AnnotatedArticle) -> Int {
    guard list.events[event].kind == .signing, annotated.has("暨", in: list.events[event].sentence) else { return event }
    return list.events.firstIndex { $0.sentence == list.events[event].sentence && ($0.kind == .meeting || $0.kind == .jointMeeting) } ?? event
  }
}
