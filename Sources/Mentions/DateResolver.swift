import Text

/// How the words before a date look at it.
enum DateOutlook {
  /// It has passed.
  case told
  /// 将于: it is still to come.
  case announced
  /// 原定于: it was to come, and may have passed since.
  case intended
}

/// Decides which day, month or year the words of a date mean, from the day of writing and the
/// dates before it.
struct DateResolver {
  private let publication: CivilDate?
  /// The day that 今天 means.
  private var writing: CivilDate?
  /// The last day that the text named.
  private var lastDay: CivilDate?
  /// Whether that day belongs to what is told now: named in this block, or without its year, which
  /// a writer gives to days long past.
  private var lastDayIsCurrent = false
  private var lastDayHasYear = false
  /// The last month that the text named.
  private var lastMonth: (year: Int, month: Int)?
  /// The last year of this block that the text gave in full, and whether with a month.
  private var blockYear: (year: Int, hasMonth: Bool)?
  /// The year, and perhaps the month, that a heading gives to what stands under it.
  private var section: (year: Int, month: Int?)?

  /// How many days after publication a date may lie that is told as past: papers print a date line
  /// of the day after, and pages are dated by time zones.
  private static let slack = 3

  /// An intended day is the coming one where that is nearer than the last one.
  private static let halfYear = 183
  private static let halfMonth = 15

  init(publication: CivilDate?) {
    self.publication = publication
    writing = publication
  }

  mutating func enterBlock() {
    blockYear = nil
    // Each entry under a heading is dated by it, not by the entry before.
    if section?.month != nil { lastDay = nil }
    if let lastDay, let writing, writing.dayNumber - lastDay.dayNumber > 45, lastDayHasYear {
      lastDayIsCurrent = false
    }
  }

  /// Takes a line that is nothing but a month or a year for the heading of what follows.
  mutating func enterSection(_ phrase: DatePhrase) {
    switch moment(phrase.start, outlook: .told) {
    case .year(let year)?: section = (year, nil)
    case .month(let year, let month)?: section = (year, month)
    case .day?, nil: break
    }
  }

  /// Another heading: what follows has no year or month of its own.
  mutating func leaveSection() { section = nil }

  /// Takes the date of a report's first line as the day of writing, when it fits the publication.
  mutating func setDateline(_ phrase: DatePhrase) {
    guard case .day(let date)? = moment(phrase.start, outlook: .told) else { return }
    if let publication {
      let age = publication.dayNumber - date.dayNumber
      guard (-Self.slack...7).contains(age) else { return }
    }
    writing = date
  }

  /// A mention of what the phrase means, or `nil` where nothing fixes it.
  /// - Parameter yearAhead: The year that stands behind it, for where nothing else fixes one.
  mutating func resolve(_ phrase: DatePhrase, outlook: DateOutlook, yearAhead: Int? = nil) -> DateMention? {
    guard let start = moment(phrase.start, outlook: outlook) ?? yearAhead.flatMap({ moment(phrase.start, in: $0) })
    else { return nil }
    var end: Moment?
    if let point = phrase.end {
      remember(start, explicitYear: phrase.start.hasYear)
      end = moment(point, outlook: .announced, after: start)
      if let known = end, known.lexical <= start.lexical { end = nil }
    }
    if !phrase.isPeriod || phrase.start.hasYear {
      remember(start, explicitYear: phrase.start.hasYear, isPeriod: phrase.isPeriod)
    }
    return DateMention(
      range: phrase.range, rule: phrase.start.rule, start: start.lexical, end: end?.lexical, isPeriod: phrase.isPeriod)
  }

  // MARK: Moments

  private enum Moment {
    case year(Int)
    case month(Int, Int)
    case day(CivilDate)

    var lexical: String {
      switch self {
      case .year(let year): CivilDate.padded(year, to: 4)
      case .month(let year, let month): CivilDate.yearMonth(year, month)
      case .day(let date): date.lexical
      }
    }

    var year: Int {
      switch self {
      case .year(let year), .month(let year, _): year
      case .day(let date): date.year
      }
    }
  }

  private mutating func remember(_ moment: Moment, explicitYear: Bool, isPeriod: Bool = false) {
    switch moment {
    case .year(let year):
      if explicitYear { blockYear = (year, false) }
    case .month(let year, let month):
      if !isPeriod { lastMonth = (year, month) }
      if explicitYear { blockYear = (year, true) }
    case .day(let date):
      if !isPeriod {
        lastDay = date
        lastDayIsCurrent = true
        lastDayHasYear = explicitYear
        lastMonth = (date.year, date.month)
      }
      if explicitYear { blockYear = (date.year, true) }
    }
  }

  private func moment(
    _ point: DatePhrase.Point, outlook: DateOutlook, after first: Moment? = nil
  ) -> Moment? {
    switch point {
    case .fromWriting(let days):
      return writing?.adding(days: days).map { .day($0) }
    case .fromText(let days):
      return lastDay?.adding(days: days).map { .day($0) }
    case .week(let offset, let weekday):
      return writing.flatMap { $0.adding(days: offset * 7 + weekday - $0.weekday) }.map { .day($0) }
    case .sameDay(let years):
      return writing.flatMap { CivilDate(year: $0.year + years, month: $0.month, day: $0.day) }.map { .day($0) }
    case .yearsAgo(let years):
      return writing.map { .year($0.year - years) }
    case .calendar(let year, let month, let day):
      return calendar(year, month, day, outlook: outlook, after: first)
    }
  }

  /// A month or day of a year.
  private func moment(_ point: DatePhrase.Point, in year: Int) -> Moment? {
    guard case .calendar(nil, .number(let month)?, let day) = point else { return nil }
    return moment(year, month, day)
  }

  private func calendar(
    _ year: DatePhrase.Year?, _ month: DatePhrase.Month?, _ day: Int?, outlook: DateOutlook,
    after first: Moment?
  ) -> Moment? {
    var knownYear: Int?
    switch year {
    case .number(let value)?: knownYear = value
    case .offset(let offset)?:
      guard let writing else { return nil }
      knownYear = writing.year + offset
    case nil: break
    }
    guard let month else {
      if let day { return bareDay(day, outlook: outlook, after: first) }
      return knownYear.map { .year($0) }
    }
    switch month {
    case .same:
      guard let lastMonth else { return nil }
      return moment(lastMonth.year, lastMonth.month, day)
    case .offset(let offset):
      guard let writing else { return nil }
      let months = writing.year * 12 + writing.month - 1 + offset
      return moment(months / 12, months % 12 + 1, day)
    case .number(let number):
      if let knownYear { return moment(knownYear, number, day) }
      return inferred(number, day, outlook: outlook, after: first)
    }
  }

  private func moment(_ year: Int, _ month: Int, _ day: Int?) -> Moment? {
    guard let day else { return .month(year, month) }
    return CivilDate(year: year, month: month, day: day).map { .day($0) }
  }

  /// A month, or a month and day, without its year.
  private func inferred(
    _ month: Int, _ day: Int?, outlook: DateOutlook, after first: Moment?
  ) -> Moment? {
    if let first {
      guard let here = moment(first.year, month, day) else { return nil }
      return here.lexical < first.lexical ? moment(first.year + 1, month, day) : here
    }
    // 2017年3月…，5月…: the narrative goes on in the year it named.
    if let blockYear, blockYear.hasMonth || publication == nil,
      let told = moment(blockYear.year, month, day),
      publication.map({ told.lexical <= $0.lexical }) ?? true
    {
      return told
    }
    if let section, outlook == .told, let told = moment(section.year, month, day) { return told }
    guard let writing else { return nil }
    let today = writing.lexical
    if outlook != .told,
      let coming = [writing.year, writing.year + 1].lazy.compactMap({ moment($0, month, day) })
        .first(where: { $0.lexical >= String(today.prefix($0.lexical.count)) }),
      outlook == .announced || writing.adding(days: Self.halfYear).map({ coming.lexical <= $0.lexical }) ?? false
    {
      return coming
    }
    let latest = writing.adding(days: Self.slack)?.lexical ?? today
    return [writing.year + 1, writing.year, writing.year - 1].lazy
      .compactMap { moment($0, month, day) }
      .first { $0.lexical <= String(latest.prefix($0.lexical.count)) }
  }

  /// A day without its month: that of the date named last, unless that one is long past and told
  /// elsewhere; else the latest such day up to publication. What is announced comes after writing.
  private func bareDay(_ day: Int, outlook: DateOutlook, after first: Moment?) -> Moment? {
    if let first, case .day(let start) = first {
      return moment(start.year, start.month, day)
    }
    if outlook != .told, let writing {
      let coming = (0...1).lazy.compactMap { ahead in
        let months = writing.year * 12 + writing.month - 1 + ahead
        return CivilDate(year: months / 12, month: months % 12 + 1, day: day)
      }.first { $0.dayNumber >= writing.dayNumber }
      if let coming, outlook == .announced || coming.dayNumber - writing.dayNumber <= Self.halfMonth { return .day(coming) }
    }
    if let lastDay, let told = CivilDate(year: lastDay.year, month: lastDay.month, day: day) {
      guard let writing else { return .day(told) }
      if lastDayIsCurrent, told.dayNumber <= writing.dayNumber + Self.slack {
        return .day(told)
      }
    }
    if let section, let month = section.month { return moment(section.year, month, day) }
    guard let writing else { return nil }
    for back in 0...2 {
      let months = writing.year * 12 + writing.month - 1 - back
      if let date = CivilDate(year: months / 12, month: months % 12 + 1, day: day),
        date.dayNumber <= writing.dayNumber + 1
      {
        return .day(date)
      }
    }
    return nil
  }
}

extension DatePhrase.Point {
  /// Whether the words give the year as a number.
  fileprivate var hasYear: Bool {
    if case .calendar(.number?, _, _) = self { return true }
    return false
  }
}
