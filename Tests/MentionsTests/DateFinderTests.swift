import Articles
import Cleaning
import Lexicon
import Mentions
import Testing
import Text

@Suite struct DateFinderTests {
  private static let words = Result { try WordLists.bundled() }

  /// Each mention as `words=start/end`, with a `~` before a period.
  private func find(_ body: String, published: String? = "2021-06-08") throws -> [String] {
    let article = Article.plain(body, published: published)
    return DateFinder(words: try Self.words.get()).mentions(in: article).map { mention in
      let end = mention.end.map { "/" + $0 } ?? ""
      return (mention.isPeriod ? "~" : "") + article.text[mention.range] + "=" + mention.start + end
    }
  }

  @Test(arguments: [
    ("今天在杭举行", "今天=2021-06-08"), ("今天下午，", "今天下午=2021-06-08"), ("昨日，", "昨日=2021-06-07"),
    ("前天召开", "前天=2021-06-06"), ("5月8日至9日，", "5月8日至9日=2021-05-08/2021-05-09"),
    ("5月8—9日，", "5月8—9日=2021-05-08/2021-05-09"), ("5月29日至6月2日", "5月29日至6月2日=2021-05-29/2021-06-02"),
    ("7月16日，", "7月16日=2020-07-16"), ("将于7月16日举行", "7月16日=2021-07-16"),
    ("定于7月16日举行", "7月16日=2021-07-16"), ("原定7月16日举行的会议", "7月16日=2021-07-16"),
    ("原定5月16日举行的会议", "5月16日=2021-05-16"), ("原定12月20日举行的会议", "12月20日=2020-12-20"),
    ("将于28日召开", "28日=2021-06-28"), ("将于5日召开", "5日=2021-07-05"), ("原定于28日召开", "28日=2021-05-28"), ("原定于12日召开", "12日=2021-06-12"),
    ("6月10日电商节", "6月10日=2021-06-10"),
    ("8日，", "8日=2021-06-08"), ("25日下午，", "25日下午=2021-05-25"), ("本月5日", "本月5日=2021-06-05"),
    ("上月底", "上月底=2021-05"), ("上个月", "上个月=2021-05"), ("去年12月", "去年12月=2020-12"),
    ("去年12月3日", "去年12月3日=2020-12-03"),
    ("今年1月辞职", "今年1月=2021-01"), ("2016年9月，", "2016年9月=2016-09"), ("2017年底", "2017年底=2017"),
    ("1996年，", "1996年=1996"), ("二〇一六年七月二十日", "二〇一六年七月二十日=2016-07-20"),
    ("2021-06-08 10:22", "2021-06-08=2021-06-08"),
    ("2021年5月27日", "2021年5月27日=2021-05-27"), ("本周一", "本周一=2021-06-07"), ("上周五", "上周五=2021-06-04"),
    ("12月1日", "12月1日=2020-12-01"), ("16日至18日", "16日至18日=2021-05-16/2021-05-18"),
    ("2020年12月30日至2021年1月2日", "2020年12月30日至2021年1月2日=2020-12-30/2021-01-02"),
    ("6月7日、8日，", "6月7日、8日=2021-06-07/2021-06-08"), ("8日前往昭山", "8日=2021-06-08"),
    ("8日起草文件", "8日=2021-06-08"), ("去年召开", "去年=2020"), ("上個月", "上個月=2021-05"),
    ("３月５日", "３月５日=2021-03-05"), ("2021 年 5 月 6 日 至 8 日，", "2021 年 5 月 6 日 至 8 日=2021-05-06/2021-05-08"),
    ("5月 8 — 9 日，", "5月 8 — 9 日=2021-05-08/2021-05-09"), ("5 月 29 日至 6 月 2 日", "5 月 29 日至 6 月 2 日=2021-05-29/2021-06-02"),
  ])
  func resolves(text: String, expected: String) throws {
    #expect(try find(text) == [expected])
  }

  /// The entries of a chronicle are dated by the heading above them.
  @Test func headingsDateTheirEntries() throws {
    let found = try find("3月\n3日，代表团到访。次日返程。\n15日，拨付资金。\n4月\n12日，代表团赴烟台。\n2019年\n6月25日，联席会议召开。")
    #expect(
      found == [
        "3月=2021-03", "3日=2021-03-03", "次日=2021-03-04", "15日=2021-03-15", "4月=2021-04", "12日=2021-04-12",
        "2019年=2019", "6月25日=2019-06-25",
      ])
  }

  @Test(arguments: [
    ("今年以来，", "~今年以来=2021"), ("“十三五”以来，", "~“十三五”以来=2016"), ("“十四五”期间", "~“十四五”期间=2021/2025"),
    ("五年来，", "~五年来=2016"), ("近5年来，", "~近5年来=2016"), ("近年来，", "~近年来=2021"),
    ("2016年至今", "~2016年至今=2016"),
    ("截至今年7月底", "~截至今年7月底=2021-07"), ("2016年9月以来", "~2016年9月以来=2016-09"),
    ("自2010年起", "~2010年起=2010"),
    ("2016-2020年", "~2016-2020年=2016/2020"), ("2016年至2020年", "~2016年至2020年=2016/2020"),
    ("1至5月", "~1至5月=2021-01/2021-05"),
    ("截至6月1日", "~截至6月1日=2021-06-01"), ("2025年前", "~2025年前=2025"), ("“十四五”开局以来", "~“十四五”开局以来=2021"),
    ("2016年以來", "~2016年以來=2016"), ("3年多来", "~3年多来=2018"), ("2022年度", "~2022年度=2022"),
  ])
  func marksPeriods(text: String, expected: String) throws {
    #expect(try find(text) == [expected])
  }

  @Test(arguments: [
    "日前，", "近日，", "过去年份", "每当天亮", "下一次日程", "会前，", "此前，", "符合“十四五”产业规划", "100多个日夜", "3个月", "为期3日",
    "一日游", "光明日报", "光明天地",
    "此前天山", "当天津干部", "共同月历", "第3日", "13月", "2月30日", "《2020年度备忘录》", "五（3）班", "每年5月", "1.5月", "10日内",
    "“今天的好日子”", "“今天，日子好了”", "今日头条", "8公里", "6月8日讯", "",
  ])
  func findsNothing(text: String) throws {
    #expect(try find(text).isEmpty)
  }

  @Test func bareDaysFollowTheDateBefore() throws {
    #expect(
      try find("3月8日至9日，代表团考察。在8日举行的会议上讲话。\n9日上午，座谈。", published: "2021-05-11")
        == ["3月8日至9日=2021-03-08/2021-03-09", "8日=2021-03-08", "9日上午=2021-03-09"])
  }

  @Test func longPastDatesDoNotLendTheirMonth() throws {
    #expect(
      try find("2016年7月20日，召开座谈会。\n5日，代表团考察。") == ["2016年7月20日=2016-07-20", "5日=2021-06-05"])
  }

  @Test func narrativeKeepsItsYear() throws {
    #expect(try find("2017年3月启程，5月到达。") == ["2017年3月=2017-03", "5月=2017-05"])
  }

  @Test func sameDayAndNextDay() throws {
    #expect(try find("5月26日座谈。当天签约，次日返程。") == ["5月26日=2021-05-26", "当天=2021-05-26", "次日=2021-05-27"])
  }

  @Test func datelineIsTheDayOfWriting() throws {
    #expect(try find("本报甲城6月7日讯（记者某某）昨日，会议召开。") == ["昨日=2021-06-06"])
    #expect(try find("新华社6月7日电 今天召开。", published: nil).isEmpty)
    #expect(try find("新华社2021年6月7日电 今天召开。", published: nil) == ["今天=2021-06-07"])
  }

  @Test func withoutPublicationOnlyFullDatesResolve() throws {
    #expect(
      try find("7月16日、今天、8日、去年；2016年9月，12月。", published: nil) == ["2016年9月=2016-09", "12月=2016-12"])
  }

  @Test func yearEndIsCrossed() throws {
    #expect(
      try find("12月30日开幕，1月2日闭幕。", published: "2021-01-03") == ["12月30日=2020-12-30", "1月2日=2021-01-02"])
    #expect(try find("30日开幕。", published: "2021-01-03") == ["30日=2020-12-30"])
  }

  @Test func mentionsAreInOrderAndApart() throws {
    let article = Article.plain(
      String(repeating: "截至2020年底至今5月8日至9日16-18日十三五", count: 50), published: "2021-06-08")
    let mentions = DateFinder(words: try Self.words.get()).mentions(in: article)
    for (a, b) in zip(mentions, mentions.dropFirst()) {
      #expect(a.range.upperBound <= b.range.lowerBound)
    }
  }
}
