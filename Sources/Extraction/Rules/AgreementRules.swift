import Claims
import Ontology
import Rules
import Text

/// Agreements that a table lists. What sentences say of agreements is read by rules as text.
enum AgreementRules {
  static let row = Rule(
    "agreement.row", reads: "a row of a table of agreements: title and parties", confidence: 0.93,
    examples: [
      .init("协议名称\t甲方\t乙方\n《劳务协作协议》\t上海市\t昆明市", "劳务协作协议 shan:party 昆明市")
    ],
    counterexamples: ["项目名称\t资金\n劳务协作\t30万元"])
  static let all = [row, signedLater, day]

  /// Reads the tables whose head names a column of titles and columns of parties.
  static func read(_ list: EventList, _ names: OrganizationNames, into claims: inout ClaimCollector) {
    let annotated = claims.annotated
    var columns: (table: Int, title: Int, parties: [Int])?
    for block in annotated.article.blocks {
      guard case .tableRow(let table, let row, let cells) = block.kind else { continue }
      if row == 0 {
        columns = nil
        let heads = cells.map { annotated.words($0) }
        guard let title = heads.firstIndex(where: { $0.contains("协议") || $0.contains("名称") || $0.contains("备忘录") }) else { continue }
        let parties = heads.indices.filter { index in ["甲方", "乙方", "丙方", "签约方", "签约单位", "双方"].contains { heads[index].contains($0) } }
        if !parties.isEmpty { columns = (table, title, parties) }
        continue
      }
      guard let columns, columns.table == table, columns.title < cells.count else { continue }
      let title = annotated.words(cells[columns.title]).replacingMarks()
      guard !title.isEmpty else { continue }
      let entity = LocalEntity(.agreement, key: title, label: title)
      claims.add(entity, .label, .literal(Literal(title, .chinese)), self.row, at: block.range)
      for index in columns.parties where index < cells.count {
        for party in annotated.parties(in: cells[index]) {
          claims.add(entity, .party, .entity(annotated.entity(party, names)), self.row, at: block.range)
        }
      }
      if let meeting = list.mainMeeting {
        claims.add(entity, .signedAt, .entity(list.entity(meeting)), self.row, at: block.range)
        if let date = list.events[meeting].start { claims.add(entity, .date, .literal(.date(date)), self.row, at: block.range) }
      }
    }
  }
}

extension String {
  /// Without the marks of a title and white space around it.
  func replacingMarks() -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: unicodeScalars.filter { $0 != "《" && $0 != "》" && !$0.isBlank })
    return String(scalars)
  }
}
