package import Text

extension WordClass {
  /// The classes that code asks for, in the order of their numbers; classes.tsv says what their words
  /// are. Others are asked for by name.
  package enum Named: UInt16, CaseIterable, Sendable {
    case cue, attend, speak, chair, present, lead, accompany, sign, visit, callOn, hold, represent
    case thank, meet, postHead, bodySuffix, placeSuffix, bodyForm, fixedBody, eventHead, nameBreak
    case genericModifier, firmEnding, roleNoun, unit, beforeCharacter, afterCharacter, afterPair
    case notCharacter, distinctCharacter, afterRoad, afterNature, afterHistory, afterOutlet, afterBody
    case stop
    case placeFrame, placeAfter, officeEnd, titleEnd, idiom, deictic, notDeictic, speech
    case genericVillage, notInVillage, afterVillage, quantityPerson, quantityCountable
    case quantityDuration, quantityFigure, quantitySetting, quantityVerb, quantityPlain
    case quantityMoney, refuse, level, proceedings, hall, levelOfPlace, besideMeeting
    case aroundMeeting, apartFromMeeting, hear, ceremonious, again, visitors, guests, party
    case atMeeting, cadres, afterMeeting, delegation, come, goTo, aim, welcome, teamArrives
    case receivesGuests, group, workTeam, enumeration, beforeVerb, attendees, isAt, callsAt
    case visitName, afterVisitors, ledPeople, leadsOn, stopVerb, setsOut, stopEnding, ofWhom
    case pronoun, goesAlong, attendsMeeting, saysToo, afterwards, headOfDelegation, whileMeeting
    case talks, mereTalks, times
    case areToo, onlookers, joins, noFlow, flowGoesOn, receivesAid, aidNoun, aids, othersGive
    case atPlace, besides, describes, pairsUp, agreementWord, signsAgain, anniversary
    case supporterHead, supportedHead, conveys, thisTime
    case inCharge, tour, callerGoes, callerAim, moment, receive, leadsAway, groupEnd, brings
    case ofVisit, everybody, arrive, atHost, sitDown, give, setOut, andAlso, visitAim, afterStop
    case siteWord, siteEnd, noSite, followsStop, thankSupport, reaches, relativeDate, partOfDay
    case since, dateBound, sincePlan, duringPlan, yearsBack, yearsSince, yearPart, yearEnd
    case monthPart, monthEnd, few, newsflash, notMonth, notDay, notBound, until, upTo, thisDate
    case jointWork, vague, institution, officeBodyEnd, bareBody, afterBodyForm, bodyGoesOn
    case affiliated, firmSuffix, joinsWork, inEventName, partyOffice, filler, period, periodTail
    case transfer, send, sentTo, to, bothSides, givingCeremony, aidedForm, delegationGoesOn
    case opensVisit, atTalks, lookIn, underWhom, andThen, both, forBoth, newSubject, activity
    case inspect, occasion, inSession, delegationWord, by, holdOffice, officeWord, politicalParty, zone, notBeforeHead
    case address, beforePerson, candidate, committeeOffice, beforeOffice, commonLeaders, syllable, kin, sameDay, team, credit, branch, opensEntry, beforeNumber
    case totalRow, startHead, pairHead, gift, invests, worksAt, arrivesFrom, givenTo, usedFor, oneByOne, worth, ceremony, listsWhom, formalSpeech, asWell, ownBody, withWhom, hears, innerBody, called, comesIn, shareOf, amongThem, yearlyOutput, works
    case peopleUnit, timesUnit, ofYear, members, helpResult, leadIn, sceneEnd, helpTeam, takesIn, labour, soldTo, settles, firms, realMoney, pairedWith, serves, givenOut, raises, batchUnit, serving, sceneStart, partOf, sendsOff

    /// As classes.tsv writes it: `post-head`.
    package var name: String {
      "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
    }
  }

  package init(_ named: Named) { self.init(number: named.rawValue) }
}

extension Words {
  package func longest(_ named: WordClass.Named, at place: Int, before limit: Int = .max) -> Word? {
    longest(WordClass(named), at: place, before: limit)
  }

  package func ending(_ named: WordClass.Named, at end: Int, after limit: Int = 0) -> Word? {
    ending(WordClass(named), at: end, after: limit)
  }

  package func first(_ named: WordClass.Named, in range: ScalarRange) -> Word? {
    first(WordClass(named), in: range)
  }

  package func holds(_ named: WordClass.Named, in range: ScalarRange) -> Bool {
    holds(WordClass(named), in: range)
  }

  package func all(_ named: WordClass.Named, in range: ScalarRange) -> [Word] {
    all(WordClass(named), in: range)
  }

  package func cover(_ named: WordClass.Named, from start: Int, to end: Int) -> Bool {
    cover(WordClass(named), from: start, to: end)
  }
}

extension Lexicon {
  package func longest(
    _ named: WordClass.Named, in letters: Letters, at place: Int, before limit: Int
  ) -> Word? {
    longest(WordClass(named), in: letters, at: place, before: limit)
  }

  /// Whether a text holds a word of a class.
  package func holds(_ named: WordClass.Named, in text: String) -> Bool {
    let letters = Letters(text.unicodeScalars)
    return letters.indices.contains { longest(named, in: letters, at: $0, before: letters.count) != nil }
  }
}
