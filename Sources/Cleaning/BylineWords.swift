/// The words of by-lines, by what they say of the names beside them.
struct BylineWords: Sendable {
  enum Duty: String, Sendable {
    case reporter, photographer, both, editor, other, source, filler
  }

  static let bundled = BylineWords(PackageResources.byline_words_tsv)

  private var duties: [[UInt16]: Duty] = [:]
  private var longest = 0
  private var surnames: Set<UInt16> = []
  private var compounds: Set<[UInt16]> = []
  private var outlets: [[UInt16]] = []

  init(_ resource: [UInt8]) {
    for row in ResourceTable(resource).rows where row.count >= 2 {
      switch row[0] {
      case "surname": surnames = Set(CueForm.folded(row[1]))
      case "outlet": outlets = row[1].split(separator: "|").map { CueForm.folded($0) }
      case "compound": compounds = Set(row[1].split(separator: "|").map { CueForm.folded($0) })
      default:
        guard let duty = Duty(rawValue: String(row[0])) else { continue }
        for word in row[1].split(separator: "|") {
          let folded = CueForm.folded(word)
          duties[folded] = duty
          longest = max(longest, folded.count)
        }
      }
    }
  }

  func duty(of word: ArraySlice<UInt16>) -> Duty? {
    word.count <= longest ? duties[Array(word)] : nil
  }

  /// The duty of the longest word that ends a token: 宁江日报记者 → reporter.
  func duty(ending token: ArraySlice<UInt16>) -> Duty? {
    for length in stride(from: min(longest, token.count - 1), through: 2, by: -1) {
      if let duty = duties[Array(token.suffix(length))], duty != .filler { return duty }
    }
    return nil
  }

  /// The longest word that opens a token, and its duty: 记者李某某 → 2, reporter.
  func duty(opening token: ArraySlice<UInt16>) -> (length: Int, duty: Duty)? {
    for length in stride(from: min(longest, token.count - 1), through: 2, by: -1) {
      if let duty = duties[Array(token.prefix(length))], duty != .filler { return (length, duty) }
    }
    return nil
  }

  /// Whether a token opens with a surname and has the length of a Han name.
  func hasSurname(_ token: ArraySlice<UInt16>) -> Bool {
    if token.count >= 3, token.count <= 4, compounds.contains(Array(token.prefix(2))) { return true }
    guard let first = token.first, (2...3).contains(token.count) else { return false }
    return surnames.contains(first)
  }

  /// Whether a token ends as names of papers, sites and offices do.
  func isOutlet(_ token: ArraySlice<UInt16>) -> Bool {
    outlets.contains { token.count >= $0.count && token.suffix($0.count).elementsEqual($0) }
  }

  /// 某地报道, 联合报道.
  func isReport(_ token: ArraySlice<UInt16>) -> Bool {
    token.count > 2 && token.count <= 12 && duties[Array(token.suffix(2))] == .filler
      && token.suffix(2).first == Self.report
  }

  private static let report = CueForm.folded("报")[0]

  func isSurname(_ character: UInt16) -> Bool { surnames.contains(character) }
}
