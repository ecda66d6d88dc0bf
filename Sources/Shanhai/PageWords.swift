import Knowledge
import Ontology

/// What the pages of a terminal say beside names and sentences, in one of two languages.
struct PageWords {
  let language: LabelLanguage
  private var isChinese: Bool { language == .chinese }

  init(_ language: LabelLanguage) { self.language = language }

  var sources: String { isChinese ? "依据" : "Sources" }
  var companions: String { isChinese ? "同场人物" : "At the same events" }
  var colon: String { isChinese ? "：" : ": " }
  var semicolon: String { isChinese ? "；" : "; " }
  var comma: String { isChinese ? "，" : ", " }
  var listComma: String { isChinese ? "、" : ", " }
  var noDate: String { isChinese ? "日期不详" : "no date" }
  var otherBodies: String { isChinese ? "其他机构" : "Other bodies" }

  func bracketed(_ words: String) -> String { isChinese ? "（\(words)）" : " (\(words))" }
  func times(_ count: Int) -> String { isChinese ? "\(count) 次" : count == 1 ? "once" : "\(count) times" }
  func more(_ count: Int) -> String { isChinese ? "另有 \(count) 人" : "and \(count) more" }
  /// How many facts of a relation are not shown.
  func omitted(_ count: Int) -> String { isChinese ? "另有 \(count) 条（--all 全部列出）" : "and \(count) more (--all lists all)" }
  /// How many sources a fact has of which not all are shown.
  func inAll(_ count: Int) -> String { isChinese ? " 等 \(count) 处" : ", \(count) in all" }
  func attested(_ first: String, _ last: String) -> String {
    first == last ? first : isChinese ? "\(first) 至 \(last)" : "\(first) to \(last)"
  }
  func began(after day: String) -> String { isChinese ? "\(day) 之后就任" : "took office after \(day)" }
  func ended(before day: String) -> String { isChinese ? "\(day) 之前离任" : "left office before \(day)" }

  /// A relation read from what it leads to.
  func inverse(_ relation: Relation) -> String {
    isChinese ? relation.inverseLabel : "← " + relation.label(in: language)
  }

  func certainty(_ certainty: OfficeHolders.Certainty) -> String {
    isChinese ? certainty.words : certainty.rawValue
  }
}
