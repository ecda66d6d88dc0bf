/// The words of by-lines, by what they say of the names beside them.
struct BylineWords: Sendable {
  enum Duty: String, Sendable {
    case reporter, photographer, both, editor, other, source, filler
  }

  static let bundled = BylineWords(PackageResources.byline_words_tsv)

  /// By the hash of the word.
  private var duties: [UInt64: Duty] = [:]
  private var isDutyCharacter = [Bool](repeating: false, count: 0x10000)
  /// Characters that a word starts with, and those that one ends with.
  private var isFirst = [Bool](repeating: false, count: 0x10000)
  private var isLast = [Bool](repeating: false, count: 0x10000)
  private var longest = 0
  private var surnames: Set<UInt16> = []
  private var compounds: Set<[UInt16]> = []
  private var outlets: [[UInt16]] = []
  private var endsOutlet = [Bool](repeating: false, count: 0x10000)
  private var offices: [[UInt16]] = []
  private var columns: [[UInt16]] = []
  private var units: [[UInt16]] = []
  private var topics: Set<[UInt16]> = []
  private var completions: [[UInt16]] = []

  init(_ resource: [UInt8]) {
    defer {
      for value in outlets.compactMap(\.last) { endsOutlet[Int(value)] = true }
    }
    for row in ResourceTable(resource).rows where row.count >= 2 {
      switch row[0] {
      case "surname": surnames = Set(CueForm.folded(row[1]))
      case "outlet": outlets = row[1].split(separator: "|").map { CueForm.folded($0) }
      case "office": offices = row[1].split(separator: "|").map { CueForm.folded($0) }
      case "topic": topics = Set(row[1].split(separator: "|").map { CueForm.folded($0) })
      case "unit": units = row[1].split(separator: "|").map { CueForm.folded($0) }
      case "complete": completions = row[1].split(separator: "|").map { CueForm.folded($0) }
      case "column": columns = row[1].split(separator: "|").map { CueForm.folded($0) }
      case "compound": compounds = Set(row[1].split(separator: "|").map { CueForm.folded($0) })
      default:
        guard let duty = Duty(rawValue: String(row[0])) else { continue }
        for word in row[1].split(separator: "|") {
          let folded = CueForm.folded(word)
          duties[Self.hash(folded[...])] = duty
          if duty != .filler { for value in folded { isDutyCharacter[Int(value)] = true } }
          longest = max(longest, folded.count)
          if let first = folded.first { isFirst[Int(first)] = true }
          if let last = folded.last { isLast[Int(last)] = true }
        }
      }
    }
  }

  /// Whether a folded character occurs in words that name a duty.
  func isDuty(_ character: UInt16) -> Bool { isDutyCharacter[Int(character)] }

  /// Whether a folded line holds two neighbouring characters of such words, or one that stands for
  /// a word by itself; else it is no by-line.
  func mayBeByline(_ line: [UInt16]) -> Bool {
    var wasDuty = false
    for value in line {
      let isDuty = isDutyCharacter[Int(value)]
      if isDuty && (wasDuty || duties[Self.hash(CollectionOfOne(value))] != nil) { return true }
      wasDuty = isDuty
    }
    return false
  }

  /// FNV-1a over the characters.
  private static func hash(_ word: some Sequence<UInt16>) -> UInt64 {
    word.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }

  func duty(of word: ArraySlice<UInt16>) -> Duty? {
    guard let first = word.first, isFirst[Int(first)] else { return nil }
    return word.count <= longest ? duties[Self.hash(word)] : nil
  }

  /// The duty of the longest word that ends a token: 宁江日报记者 → reporter.
  func duty(ending token: ArraySlice<UInt16>) -> Duty? {
    guard let last = token.last, isLast[Int(last)] else { return nil }
    for length in stride(from: min(longest, token.count - 1), through: 2, by: -1) {
      if let duty = duties[Self.hash(token.suffix(length))], duty != .filler { return duty }
    }
    return nil
  }

  /// How long the word is by which a token ends, if one names a duty.
  func dutyLength(ending token: ArraySlice<UInt16>) -> Int? {
    guard let last = token.last, isLast[Int(last)] else { return nil }
    return stride(from: min(longest, token.count - 1), through: 2, by: -1).first { length in
      duties[Self.hash(token.suffix(length))].map { $0 != .filler } ?? false
    }
  }

  /// The longest word that opens a token, and its duty: 记者李某某 → 2, reporter.
  func duty(opening token: ArraySlice<UInt16>) -> (length: Int, duty: Duty)? {
    guard let first = token.first, isFirst[Int(first)] else { return nil }
    for length in stride(from: min(longest, token.count - 1), through: 2, by: -1) {
      if let duty = duties[Self.hash(token.prefix(length))], duty != .filler { return (length, duty) }
    }
    return nil
  }

  /// Whether it is no name behind 记者 but what he does: 记者手记.
  func isTopic(_ word: some Sequence<UInt16>) -> Bool { topics.contains(Array(word)) }

  /// Whether a token opens with a surname and has the length of a Han name.
  func hasSurname(_ token: ArraySlice<UInt16>) -> Bool {
    if token.count >= 3, token.count <= 4, compounds.contains(Array(token.prefix(2))) { return true }
    guard let first = token.first, (2...3).contains(token.count) else { return false }
    return surnames.contains(first)
  }

  /// Whether a token opens with a surname of two characters.
  func hasCompoundSurname(_ token: ArraySlice<UInt16>) -> Bool {
    compounds.contains(Array(token.prefix(2)))
  }

  /// Whether a token ends as names of papers, sites and offices do.
  func isOutlet(_ token: ArraySlice<UInt16>) -> Bool {
    guard let last = token.last, endsOutlet[Int(last)] else { return false }
    return outlets.contains { token.count >= $0.count && token.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a folded line holds a character that names of papers and sites end with.
  func mayNameOutlet(_ line: [UInt16]) -> Bool { line.contains { endsOutlet[Int($0)] } }

  /// Whether a token ends as names of offices, companies and schools do.
  func isOffice(_ token: ArraySlice<UInt16>) -> Bool {
    token.count >= 4 && offices.contains { token.count > $0.count && token.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a token ends as names of an office's parts do: 党群工作部.
  func isUnit(_ token: ArraySlice<UInt16>) -> Bool {
    isOffice(token) || token.count >= 4 && units.contains { token.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a headline is complete as it stands: …座谈会召开.
  func isComplete(_ headline: ArraySlice<UInt16>) -> Bool {
    completions.contains { headline.count > $0.count && headline.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a token is the name of a site's column: 工作动态, 集团要闻.
  func isColumn(_ token: ArraySlice<UInt16>) -> Bool {
    token.count <= 6 && columns.contains { token.count >= $0.count && token.suffix($0.count).elementsEqual($0) }
  }

  /// The longest beginning of an opening that names an outlet: 江城日报临江5月1日电 → 江城日报.
  func outlet(opening token: ArraySlice<UInt16>) -> Int? {
    (3...12).reversed().first { length in
      length <= token.count && isOutlet(token.prefix(length)) && !isOwn(token)
    }
  }

  /// 本报, 本网: an outlet that does not say its name.
  func isOwn(_ token: ArraySlice<UInt16>) -> Bool { token.first == Self.own }

  private static let own = CueForm.folded("本")[0]

  /// 某地报道, 联合报道.
  func isReport(_ token: ArraySlice<UInt16>) -> Bool {
    token.count > 2 && token.count <= 12 && token.dropLast().last == Self.report && duties[Self.hash(token.suffix(2))] == .filler
  }

  private static let report = CueForm.folded("报")[0]

  /// Where the name starts in 某某日报记者某某某: behind 记者, counted from the token's start.
  func nameBehindReporter(in token: ArraySlice<UInt16>) -> Int? {
    guard token.count >= 4 else { return nil }
    for place in token.indices.dropLast() where token[place] == Self.reporter[0] {
      if token[place + 1] == Self.reporter[1], place + 2 < token.endIndex {
        return place + 2 - token.startIndex
      }
    }
    return nil
  }

  private static let reporter = CueForm.folded("记者")
  private static let editor = CueForm.folded("编辑")

  /// Where 编辑 and the name behind it start in 某某在线编辑某某某, counted from the token's start.
  func nameBehindEditor(in token: ArraySlice<UInt16>) -> (duty: Int, name: Int)? {
    guard token.count >= 6 else { return nil }
    let place = token.indices.dropFirst(2).dropLast(3).first {
      token[$0] == Self.editor[0] && token[$0 + 1] == Self.editor[1]
    }
    return place.map { ($0 - token.startIndex, $0 + 2 - token.startIndex) }
  }

  func isSurname(_ character: UInt16) -> Bool { surnames.contains(character) }
}
