import Claims
import Lexicon
import Mentions
import Ontology
import Text

/// Halls in which meetings were held, and sides that only the participants' offices tell.
extension MeetingRules {
  /// A meeting whose sides no sentence names was between those of whom its participants hold office.
  static func completeByCompany(_ list: inout EventList, _ words: WordLists, _ claims: ClaimCollector) {
    let annotated = claims.annotated
    let divisions = annotated.divisionsOfPersons
    let envoys = Set(annotated.persons.lazy.filter { person in
      annotated.posts.ending(at: person.range.lowerBound)?.organization != nil
    }.map(\.name))
    for index in list.events.indices where list.events[index].kind != .visit && (list.events[index].between.isEmpty || list.events[index].isReception(annotated) && list.events[index].between.count == 1) {
      let event = list.entity(index)
      var sides: [Region] = []
      var hasFirm = false
      var seen: Set<String> = []
      for (_, person) in claims.company[event] ?? [] {
        guard let side = divisions[person] else {
          hasFirm = hasFirm || envoys.contains(person)
          continue
        }
        if seen.insert(side.key).inserted { sides.append(side) }
      }
      let provinces = Set(sides.map { side in
        words.gazetteer.ancestors(of: side.key).first { $0.level == .province }?.key ?? side.key
      })
      // 某市市长率队前往某地，当地领导参加会见: the guests are those of the visit.
      if sides.count == 1, list.events[index].isReception(annotated), let visit = list.mainVisit, let guests = list.events[visit].delegationOf,
        guests.key != sides[0].key
      {
        sides.append(guests)
      }
      // A firm has no division: 某集团与某县座谈.
      let outer = sides.filter { side in
        !sides.contains { other in words.gazetteer.ancestors(of: side.key).contains { $0.key == other.key } }
      }
      if hasFirm, outer.count == 1 {
        list.events[index].between = outer
        list.events[index].hasSidesOfCompany = true
      }
      guard (2...3).contains(sides.count), provinces.count == 2, Set(sides.map(\.level)).count == 1 else { continue }
      list.events[index].between = sides
      list.events[index].hasSidesOfCompany = true
    }
  }

  /// Guests who only looked at sites: they were at the other side's.
  static func placeAtHosts(_ list: inout EventList, _ visit: Int) {
    guard let guests = list.events[visit].delegationOf else { return }
    for index in list.events.indices where list.events[index].kind != .visit && list.events[index].location == nil && list.events[index].venue == nil {
      let sides = list.events[index].between
      if sides.count == 2, let host = sides.first(where: { $0.key != guests.key }), sides.contains(where: { $0.key == guests.key }) {
        list.events[index].location = host
      }
    }
  }

  /// The name of a hall that is nothing but a short name and its kind.
  static func hallEnd(from start: Int, _ clause: ScalarRange, _ annotated: AnnotatedArticle) -> Int? {
    let scalars = annotated.scalars
    for place in ScalarRange(start, min(clause.upperBound, start + 9)).positions {
      guard scalars[place].isHan, !"的和与、".unicodeScalars.contains(scalars[place]) else { return nil }
      guard place - start >= 2, let hall = annotated.listed.longest(.hall, at: place) else { continue }
      return annotated.has(.hold, at: hall.end) ? hall.end : nil
    }
    return nil
  }

  /// 在某某大厦召开.
  static func hall(_ sentence: Sentence, _ annotated: AnnotatedArticle) -> LocalEntity? {
    let scalars = annotated.scalars
    for place in sentence.range.positions where scalars[place] == "在" {
      let start = place + 1
      let clause = annotated.clause(at: place)
      guard let end = hallEnd(from: start, clause, annotated) else { continue }
      if let region = annotated.regions.starting(at: start),
        annotated.has(.levelOfPlace, at: region.range.upperBound - 1) || region.form == .deictic { continue }
      let name = annotated.words(ScalarRange(start, end))
      return LocalEntity(.place, key: name, label: name)
    }
    return nil
  }
}
