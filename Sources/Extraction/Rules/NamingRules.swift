import Claims
import Mentions
import Ontology
import Rules
import Text

/// What the body names at all.
enum NamingRules {
  static let person = Rule(
    "naming.person", reads: "a person whom the body names", confidence: 0.95,
    examples: [.init("市长周明远主持会议。", "周明远 rdfs:label 周明远")],
    counterexamples: ["会议由市长主持。", "本报讯（记者 周明远）会议昨日举行。"])
  static let region = Rule(
    "naming.region", reads: "a division that the body names in any form", confidence: 0.97,
    examples: [.init("代表团赴云南省考察。", "云南省 rdfs:label 云南省")],
    counterexamples: ["双方要加强产业合作。"])
  static let organization = Rule(
    "naming.organization", reads: "a body that the body text names", confidence: 0.9,
    examples: [.init("代表团来到曲靖市第一人民医院。", "曲靖市第一人民医院 rdfs:label 曲靖市第一人民医院")],
    counterexamples: ["各级医院要加强合作。"])
  static let all = [person, region, organization]

  static func read(_ names: OrganizationNames, into claims: inout ClaimCollector) {
    let annotated = claims.annotated
    var named = Named()
    for mention in annotated.persons {
      let sentence = claims.sentence(at: mention.range.lowerBound)
      guard named.isNew(mention.name, in: sentence) else { continue }
      claims.add(
        LocalEntity(person: mention.name), .label, .literal(Literal(mention.name, .chinese)), person,
        at: sentence, found: mention.rule)
    }
    named = Named()
    for mention in annotated.regions {
      let sentence = claims.sentence(at: mention.range.lowerBound)
      for division in mention.leading + [mention.region]
      where division.level != .country && named.isNew(division.key, in: sentence) {
        claims.add(
          LocalEntity(division), .label, .literal(Literal(division.name, .chinese)), region,
          at: sentence, found: mention.rule)
        if division.level == .village, let parent = division.parent {
          claims.add(
            LocalEntity(division), .within,
            .entity(LocalEntity(.region, key: parent, label: parent)), region, at: sentence)
        }
      }
    }
    named = Named()
    for mention in annotated.organizations where mention.kind != .place {
      let entity = names.entity(of: mention)
      let sentence = claims.sentence(at: mention.range.lowerBound)
      guard named.isNew("\(entity.key) \(mention.region?.key ?? "")", in: sentence) else { continue }
      claims.add(
        entity, .label, .literal(Literal(entity.label, .chinese)), organization, at: sentence,
        found: mention.rule)
      if let place = mention.region {
        claims.add(entity, .ofRegion, .entity(LocalEntity(place)), organization, at: sentence)
      }
    }
  }
}

/// What a sentence has named so far, so that it is said once.
private struct Named {
  private var sentence: ScalarRange?
  private var keys: Set<String> = []

  mutating func isNew(_ key: String, in sentence: ScalarRange) -> Bool {
    if sentence != self.sentence {
      self.sentence = sentence
      keys.removeAll(keepingCapacity: true)
    }
    return keys.insert(key).inserted
  }
}

/// The one name under which each body of an article is known: the longest that the text gives.
struct OrganizationNames {
  private var longest: [String: String] = [:]
  private var kinds: [String: EntityKind] = [:]

  init(_ annotated: AnnotatedArticle) {
    let names = Set(annotated.organizations.map(\.name))
      .map { (name: $0, letters: Array($0.unicodeScalars), base: Self.base($0)) }
      .sorted { ($0.letters.count, $0.name) > ($1.letters.count, $1.name) }
    // 市侨联 is 厦门市侨联.
    let short = Set(names.lazy.map(\.letters).filter {
      $0.count >= 4 || $0.count == 3 && "省市区县州".unicodeScalars.contains($0[0])
    })
    // The first, which is the longest, name of each base, and with each ending that is itself a name.
    var ofBase: [String: Int] = [:]
    var ofEnding: [[Unicode.Scalar]: Int] = [:]
    for (index, (_, letters, base)) in names.enumerated() {
      if ofBase[base] == nil { ofBase[base] = index }
      for start in letters.indices {
        let ending = Array(letters[start...])
        if short.contains(ending), ofEnding[ending] == nil { ofEnding[ending] = index }
      }
    }
    let called = Self.called(annotated)
    for (index, (name, letters, base)) in names.enumerated() {
      if let whole = called[name] {
        longest[name] = whole
        continue
      }
      longest[name] = names[min(ofBase[base] ?? index, ofEnding[letters] ?? index)].name
    }
    for mention in annotated.organizations {
      let name = longest[mention.name] ?? mention.name
      if kinds[name] == nil || kinds[name] == .organization || kinds[name] == .place {
        kinds[name] = mention.kind
      }
    }
  }

  func entity(of mention: OrganizationMention) -> LocalEntity {
    let name = longest[mention.name] ?? mention.name
    return LocalEntity(kinds[name] ?? mention.kind, key: name, label: name)
  }

  /// The whole name of each body that the text gives a short one: 江苏长风集团有限公司（以下简称“长风集团”）.
  private static func called(_ annotated: AnnotatedArticle) -> [String: String] {
    var called: [String: String] = [:]
    let letters = annotated.scalars
    for mention in annotated.organizations {
      let end = mention.range.upperBound
      guard end < letters.count, letters[end] == "（" || letters[end] == "(",
        let word = annotated.listed.longest(.called, at: end + 1), word.end < letters.count
      else { continue }
      let start = "“\"「：:".unicodeScalars.contains(letters[word.end]) ? word.end + 1 : word.end
      guard let close = (start..<min(start + longestShortName, letters.count)).first(where: { "”\"」）)、".unicodeScalars.contains(letters[$0]) }),
        close > start + 1
      else { continue }
      called[annotated.words(ScalarRange(start, close))] = mention.name
    }
    return called
  }

  /// The longest short name that is looked for, in scalars.
  private static let longestShortName = 14

  /// 上海市人民政府 and 上海市政府 are one body.
  private static func base(_ name: String) -> String {
    name.hasSuffix("人民政府") ? name.dropLast(4) + "政府" : name
  }
}
