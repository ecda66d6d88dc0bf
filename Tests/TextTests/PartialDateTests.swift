import Testing
import Text

@Suite struct PartialDateTests {
  @Test(arguments: [
    ("2020-07-16", "2020-07-16"), ("2020-7-16", "2020-07-16"), ("2020/7/16", "2020-07-16"),
    ("2020.7.6", "2020-07-06"), ("2020年7月16日", "2020-07-16"), ("2020年07月16号", "2020-07-16"),
    ("20200716", "2020-07-16"), ("２０２０－７－１６", "2020-07-16"), (" 2020-07 ", "2020-07"),
    ("2020年7月", "2020-07"), ("2020", "2020"), ("2020年", "2020"), ("2020-02-29", "2020-02-29"),
    ("2000-2-29", "2000-02-29"),
  ])
  func isRead(text: String, lexical: String) throws {
    #expect(try PartialDate(parsing: text).lexical == lexical)
  }

  @Test(arguments: [
    "", "-", "20", "20207", "2020-", "2020-7-", "2020-7-16-1", "2020-7/16", "2020年7", "2020年7月16",
    "2020-007-16", "2020-7-16T10:00", "0000-1-1", "7/16/2020", "昨天", "2020年7月16日9", "+202-1-1",
  ])
  func isNoDate(text: String) {
    let error = #expect(throws: PartialDate.Invalid.self) { try PartialDate(parsing: text) }
    #expect(error?.description.hasPrefix("is no date such as") == true)
  }

  @Test(arguments: [
    ("2021-02-30", "is no date: 2021-02 has 28 days"), ("1900/2/29", "is no date: 1900-02 has 28 days"),
    ("2021年4月31日", "is no date: 2021-04 has 30 days"), ("2021-13", "is no date: there is no month 13"),
    ("2021-00-10", "is no date: there is no month 0"), ("20210700", "is no date: 2021-07 has 31 days"),
  ])
  func noCalendarHasIt(text: String, reason: String) {
    let error = #expect(throws: PartialDate.Invalid.self) { try PartialDate(parsing: text) }
    #expect(error?.description == reason)
  }

  @Test func spans() throws {
    let month = try PartialDate(parsing: "2020-2")
    #expect(month.firstDay == "2020-02-01" && month.lastDay == "2020-02-29" && !month.isDay)
  }

  @Test(arguments: ["2020", "2020-02", "2020-02-29", "0001-01-01", "9999-12-31"])
  func lexicalFormsAreReadAsTheyAreWritten(lexical: String) {
    #expect(PartialDate(lexical: lexical)?.lexical == lexical)
  }

  @Test(arguments: ["", "20", "2020-", "2020-2", "2021-02-29", "2020-13", "2020-02-29T10:00", "2020/02", "0000", "二〇二〇"])
  func nothingElseIs(text: String) {
    #expect(PartialDate(lexical: text) == nil)
  }

  @Test func theLessPreciseHoldsTheOther() throws {
    let dates = try ["2020", "2020-02", "2020-02-29", "2020-03", "2021"].map { try #require(PartialDate(lexical: $0)) }
    #expect(dates == dates.sorted() && dates.map(\.precision) == [1, 2, 3, 2, 1])
    #expect(dates[0].agrees(with: dates[2]) && dates[2].agrees(with: dates[1]) && !dates[2].agrees(with: dates[3]))
    #expect(!dates[0].agrees(with: dates[4]) && dates[1].dayNumber == nil)
    #expect(dates[2].dayNumber.flatMap { CivilDate(dayNumber: $0 + 1) } == CivilDate(year: 2020, month: 3, day: 1))
  }
}
