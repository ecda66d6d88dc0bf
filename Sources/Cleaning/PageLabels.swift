/// The labels that stand beside articles, and the values that say nothing.
struct PageLabels: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case source, issuer, foreign, published, made, unrelated, title, author, account, nobody, platform, counted, button, notice, mark, refusal
  }

  static let bundled = PageLabels(PackageResources.page_labels_tsv)

  private var words: [Kind: [[UInt16]]] = [:]
  /// The labels that end in a character.
  private var byLast: [UInt16: [(kind: Kind, words: [UInt16])]] = [:]

  private static let labels: Set<Kind> = [.source, .issuer, .foreign, .published, .made, .unrelated, .title]

  init(_ resource: [UInt8]) {
    for row in ResourceTable(resource).rows where row.count >= 2 {
      guard let kind = Kind(rawValue: String(row[0])) else { continue }
      words[kind] = row[1].split(separator: "|").map { CueForm.folded($0) }
    }
    for kind in Kind.allCases where Self.labels.contains(kind) {
      for label in words(kind) {
        if let last = label.last { byLast[last, default: []].append((kind, label)) }
      }
    }
    for last in byLast.keys { byLast[last]?.sort { $0.words.count > $1.words.count } }
  }

  func words(_ kind: Kind) -> [[UInt16]] { words[kind] ?? [] }

  func contains(_ kind: Kind, _ value: some Collection<UInt16>) -> Bool {
    words(kind).contains { $0.elementsEqual(value) }
  }

  /// What the longest label at the end of a folded text says.
  func label(ending text: ArraySlice<UInt16>) -> Kind? {
    guard let last = text.last, let labels = byLast[last] else { return nil }
    return labels.first { text.suffix($0.words.count).elementsEqual($0.words) }?.kind
  }
}
