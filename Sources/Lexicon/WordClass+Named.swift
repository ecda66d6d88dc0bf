extension WordClass {
  /// The classes that code asks for, by their numbers; classes.tsv says what their words are. Others
  /// are asked for by name.
  @usableFromInline package enum Named: UInt8, CaseIterable {
    case cue, attend, speak, chair, present, lead, accompany, sign, visit, callOn, hold
    case represent, thank, meet, postHead, bodySuffix, placeSuffix, bodyForm, fixedBody
    case eventHead, nameBreak, genericModifier, firmEnding, roleNoun
    case unit, beforeCharacter, afterCharacter, afterPair, notCharacter
    case distinctCharacter, afterRoad, afterNature, afterOutlet, afterBody, stop, placeFrame
    case placeAfter, officeEnd, titleEnd, idiom, deictic, notDeictic, speech, genericVillage
    case notInVillage, afterVillage, quantityPerson, quantityCountable, quantityDuration
    case quantityFigure, quantitySetting, quantityVerb, quantityPlain, quantityMoney, refuse
    case level

    /// As classes.tsv writes it: `post-head`.
    package var name: String {
      "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
    }
  }

  @inlinable package init(_ named: Named) { self.init(number: named.rawValue) }

  @inlinable package static var cue: WordClass { WordClass(.cue) }
  @inlinable package static var attend: WordClass { WordClass(.attend) }
  @inlinable package static var speak: WordClass { WordClass(.speak) }
  @inlinable package static var chair: WordClass { WordClass(.chair) }
  @inlinable package static var present: WordClass { WordClass(.present) }
  @inlinable package static var lead: WordClass { WordClass(.lead) }
  @inlinable package static var accompany: WordClass { WordClass(.accompany) }
  @inlinable package static var sign: WordClass { WordClass(.sign) }
  @inlinable package static var visit: WordClass { WordClass(.visit) }
  @inlinable package static var callOn: WordClass { WordClass(.callOn) }
  @inlinable package static var hold: WordClass { WordClass(.hold) }
  @inlinable package static var represent: WordClass { WordClass(.represent) }
  @inlinable package static var thank: WordClass { WordClass(.thank) }
  @inlinable package static var meet: WordClass { WordClass(.meet) }
  @inlinable package static var postHead: WordClass { WordClass(.postHead) }
  @inlinable package static var bodySuffix: WordClass { WordClass(.bodySuffix) }
  @inlinable package static var placeSuffix: WordClass { WordClass(.placeSuffix) }
  @inlinable package static var bodyForm: WordClass { WordClass(.bodyForm) }
  @inlinable package static var fixedBody: WordClass { WordClass(.fixedBody) }
  @inlinable package static var eventHead: WordClass { WordClass(.eventHead) }
  @inlinable package static var nameBreak: WordClass { WordClass(.nameBreak) }
  @inlinable package static var genericModifier: WordClass { WordClass(.genericModifier) }
  @inlinable package static var firmEnding: WordClass { WordClass(.firmEnding) }
  @inlinable package static var roleNoun: WordClass { WordClass(.roleNoun) }
  @inlinable package static var unit: WordClass { WordClass(.unit) }
  @inlinable package static var beforeCharacter: WordClass { WordClass(.beforeCharacter) }
  @inlinable package static var afterCharacter: WordClass { WordClass(.afterCharacter) }
  @inlinable package static var afterPair: WordClass { WordClass(.afterPair) }
  @inlinable package static var notCharacter: WordClass { WordClass(.notCharacter) }
  @inlinable package static var distinctCharacter: WordClass { WordClass(.distinctCharacter) }
  @inlinable package static var afterRoad: WordClass { WordClass(.afterRoad) }
  @inlinable package static var afterNature: WordClass { WordClass(.afterNature) }
  @inlinable package static var afterOutlet: WordClass { WordClass(.afterOutlet) }
  @inlinable package static var afterBody: WordClass { WordClass(.afterBody) }
  @inlinable package static var stop: WordClass { WordClass(.stop) }
  @inlinable package static var placeFrame: WordClass { WordClass(.placeFrame) }
  @inlinable package static var placeAfter: WordClass { WordClass(.placeAfter) }
  @inlinable package static var officeEnd: WordClass { WordClass(.officeEnd) }
  @inlinable package static var titleEnd: WordClass { WordClass(.titleEnd) }
  @inlinable package static var idiom: WordClass { WordClass(.idiom) }
  @inlinable package static var deictic: WordClass { WordClass(.deictic) }
  @inlinable package static var notDeictic: WordClass { WordClass(.notDeictic) }
  @inlinable package static var speech: WordClass { WordClass(.speech) }
  @inlinable package static var genericVillage: WordClass { WordClass(.genericVillage) }
  @inlinable package static var notInVillage: WordClass { WordClass(.notInVillage) }
  @inlinable package static var afterVillage: WordClass { WordClass(.afterVillage) }
  @inlinable package static var quantityPerson: WordClass { WordClass(.quantityPerson) }
  @inlinable package static var quantityCountable: WordClass { WordClass(.quantityCountable) }
  @inlinable package static var quantityDuration: WordClass { WordClass(.quantityDuration) }
  @inlinable package static var quantityFigure: WordClass { WordClass(.quantityFigure) }
  @inlinable package static var quantitySetting: WordClass { WordClass(.quantitySetting) }
  @inlinable package static var quantityVerb: WordClass { WordClass(.quantityVerb) }
  @inlinable package static var quantityPlain: WordClass { WordClass(.quantityPlain) }
  @inlinable package static var quantityMoney: WordClass { WordClass(.quantityMoney) }
  @inlinable package static var refuse: WordClass { WordClass(.refuse) }
  @inlinable package static var level: WordClass { WordClass(.level) }
}
