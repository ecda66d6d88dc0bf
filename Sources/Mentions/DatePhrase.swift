import Text

/// The words of a date before anyone has asked which year they mean.
struct DatePhrase {
  /// One end of it.
  enum Point: Hashable {
    /// 2016年9月, 7月16日, 8日, 去年12月, 上月底: what the words leave out is `nil`.
    case calendar(year: Year?, month: Month?, day: Int?)
    /// 今天, 昨日: days after the day of writing.
    case fromWriting(days: Int)
    /// 当天, 次日: days after the day that the text named last.
    case fromText(days: Int)
    /// 本周三, 上周五: weeks after the week of writing, 1 for Monday.
    case week(offset: Int, weekday: Int)
    /// 去年今日: the day of writing, so many years after it.
    case sameDay(years: Int)
    /// 五年来, 近年来: years before the year of writing.
    case yearsAgo(Int)
  }

  enum Year: Hashable {
    case number(Int)
    /// 今年 is 0, 去年 is -1.
    case offset(Int)
  }

  enum Month: Hashable {
    case number(Int)
    /// 本月 is 0, 上月 is -1.
    case offset(Int)
    /// 当月, 同月: the month that the text named last.
    case same
  }

  var range: ScalarRange
  var start: Point
  var end: Point?
  /// 以来, 期间, 截至…: a stretch, or a limit, not the time of an event.
  var isPeriod = false
  /// 讯 or 电 follows: the date of the report itself.
  var isDateline = false
}

extension DatePhrase.Point {
  var rule: MentionRule {
    switch self {
    case .calendar: DateNaming.calendar
    case .fromWriting, .sameDay: DateNaming.fromWriting
    case .fromText: DateNaming.fromText
    case .week: DateNaming.week
    case .yearsAgo: DateNaming.yearsAgo
    }
  }
}
