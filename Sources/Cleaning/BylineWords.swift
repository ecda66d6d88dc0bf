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

  init(_ resource: [UInt8]) {
    for row in ResourceTable(resource).rows where row.count >= 2 {
      switch row[0] {
      case "surname": surnames = Set(CueForm.folded(row[1]))
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

  func isSurname(_ character: UInt16) -> Bool { surnames.contains(character) }
}
