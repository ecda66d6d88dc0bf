import Claims
import Knowledge
import Linking
import Mentions
import Ontology
import Testing

/// SplitMix64 (Steele, Lea, Flood 2014): the same chances in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// A corpus in which few names, regions, days and titles meet often, so that everything that can be
/// merged or kept apart is.
func entangledCorpus(seed: UInt64, documents: Int) -> [DocumentClaims] {
  var chance = SeededGenerator(seed: seed)
  let regions = ["310000", "530000", "530600", "530602", "520000", "520300", "610900"]
  let names = ["周明远", "秦岭松", "韩江雪", "石敬山"]
  let titles = ["市长", "市委书记", "副市长", "省领导"]
  return (0..<documents).map { number in
    let day = Int.random(in: 10...13, using: &chance)
    var document = TestDocument("document \(number)", date: "2021-05-\(day + 1)")
    for _ in 0..<Int.random(in: 1...3, using: &chance) {
      let name = names.randomElement(using: &chance) ?? ""
      let region = regions.randomElement(using: &chance) ?? ""
      let title = titles.randomElement(using: &chance) ?? ""
      switch Int.random(in: 0..<4, using: &chance) {
      case 0: document.person(name)
      case 1: document.person(name, "\(title)@")
      case 2: document.person(name, "\(title)@\(region)", qualifiers: [.former])
      default: document.person(name, "\(title)@\(region)")
      }
    }
    let kinds: [EntityKind] = [.jointMeeting, .meeting, .visit, .signing]
    let kind = kinds.randomElement(using: &chance) ?? .meeting
    let event = LocalEntity(kind, key: "e", label: "活动\(Int.random(in: 0..<3, using: &chance))")
    for region in regions.shuffled(using: &chance).prefix(2) {
      document.add(event, kind == .visit ? .delegationOf : .between, .region(region))
    }
    if Bool.random(using: &chance) { document.add(event, .startDate, .date("2021-05-\(day)")) }
    if Bool.random(using: &chance) { document.add(event, .ordinal, Literal("4", .integer)) }
    for name in names.shuffled(using: &chance).prefix(2) {
      document.add(event, .attendee, .person(name))
    }
    let agreement = LocalEntity.agreement("《协作协议》")
    for region in regions.shuffled(using: &chance).prefix(2) {
      document.add(agreement, .party, .region(region))
    }
    if Bool.random(using: &chance) { document.add(agreement, .date, .date("2021-05-\(day)")) }
    let school = LocalEntity(.school, key: "实验小学", label: "实验小学")
    document.add(school, .label, Literal("实验小学", .chinese))
    if Bool.random(using: &chance) {
      document.add(school, .ofRegion, .region(regions.randomElement(using: &chance) ?? ""))
    }
    return document.claimsOfDocument
  }
}

struct SetLawTests {
  @Test(arguments: 0..<40) func anyOrderAndGroupingGivesTheSameGraph(seed: Int) throws {
    let corpus = entangledCorpus(seed: UInt64(seed), documents: 25)
    let linker = try linker()
    let expected = linker.graph(of: ClaimSet(corpus))
    #expect(expected.violations == [])
    var chance = SeededGenerator(seed: UInt64(seed) &+ 1000)
    for _ in 0..<3 {
      var parts: [ClaimSet] = Array(repeating: ClaimSet(), count: 4)
      for document in corpus.shuffled(using: &chance) {
        parts[Int.random(in: 0..<4, using: &chance)].insert(document)
      }
      parts.append(parts[0])
      var whole = ClaimSet()
      for part in parts.shuffled(using: &chance) { whole.formUnion(part) }
      #expect(linker.graph(of: whole) == expected)
    }
  }

  /// A thousand cuts: any part of a corpus, grouped, ordered and repeated at random, with documents
  /// added and taken out again, gives the graph of that part.
  @Test(arguments: 0..<40) func randomCutsGiveTheGraphOfTheirDocuments(seed: Int) throws {
    let corpus = entangledCorpus(seed: UInt64(seed) &+ 500, documents: 12)
    let linker = try linker()
    var chance = SeededGenerator(seed: UInt64(seed) &+ 2000)
    for _ in 0..<25 {
      let kept = corpus.filter { _ in Int.random(in: 0..<4, using: &chance) > 0 }
      let gone = corpus.filter { !kept.contains($0) }
      var parts = Array(repeating: ClaimSet(), count: Int.random(in: 1...4, using: &chance))
      for document in (kept + gone + kept).shuffled(using: &chance) {
        parts[Int.random(in: 0..<parts.count, using: &chance)].insert(document)
      }
      var whole = ClaimSet()
      for part in parts.shuffled(using: &chance) { whole.formUnion(part) }
      for document in gone {
        #expect(whole.documents(named: document.identifier) == [document])
        whole.remove(digest: document.digest)
      }
      #expect(linker.graph(of: whole) == linker.graph(of: ClaimSet(kept.reversed())))
    }
  }

  /// A document touches only what its claims touch: persons of other names stay as they were.
  @Test(arguments: 0..<20) func addingADocumentTouchesOnlyItsNames(seed: Int) throws {
    let corpus = entangledCorpus(seed: UInt64(seed), documents: 15)
    let linker = try linker()
    var other = TestDocument("other", date: "2021-05-12")
    other.person("欧阳晓岚", "县长@530622")
    func persons(_ graph: KnowledgeGraph) -> [Entity] {
      graph.entities.filter { $0.kind == .person && $0.label != "欧阳晓岚" }
    }
    let before = linker.graph(of: ClaimSet(corpus))
    let after = linker.graph(of: ClaimSet(corpus + [other.claimsOfDocument]))
    #expect(persons(before) == persons(after))
  }

  @Test(arguments: 0..<10) func linesOfClaimsLoseNothing(seed: Int) throws {
    let set = ClaimSet(entangledCorpus(seed: UInt64(seed), documents: 10))
    var read = ClaimSet()
    #expect(read.insert(jsonLines: set.jsonLines, file: "test") == [])
    #expect(read == set)
    #expect(read.jsonLines == set.jsonLines)
  }

  @Test(arguments: 0..<10) func everyFactOfTheClaimsIsInTheGraph(seed: Int) throws {
    let corpus = entangledCorpus(seed: UInt64(seed), documents: 10)
    let graph = try linker().graph(of: ClaimSet(corpus))
    let quotes = Set(graph.edges.flatMap(\.provenance).map { "\($0.article) \($0.quote)" })
    for document in corpus {
      let article = try #require(
        graph.entities.first { $0.values(of: .identifier) == [document.identifier] })
      for claim in document.claims where claim.relation.isBetweenEntities {
        #expect(quotes.contains("\(article.iri) \(claim.evidence.quote)"))
      }
    }
  }
}
