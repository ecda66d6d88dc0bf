import Articles
import Text

/// Reads what a page says of its article, from the page's own data down to its last line.
struct MetadataReader {
  private let page: PageLines
  private let passages: Passages
  private let finder: BodyFinder
  private let segment: Range<Int>
  private let frontMatter: FrontMatter
  private var bodyBylines: [Byline] = []
  private var photographers: [String] = []
  /// The headline, and where it is printed.
  let headline: PrintedHeadline
  /// The line above it that leads into it.
  let kicker: Int?

  init(_ draft: CleaningDraft, _ finder: BodyFinder, segment: Range<Int>) {
    page = draft.lines
    passages = draft.passages
    self.finder = finder
    self.segment = segment
    frontMatter = draft.frontMatter
    // Titles may stand in the article's own box.
    let items = draft.passages.items
    let text = segment.first { items[$0].prose > 0 && items[$0].line.headingLevel == 0 } ?? segment.lowerBound
    let headlines = HeadlineFinder(page, passages, segment: segment, bodyStart: text)
    headline = headlines.find(stated: Self.statedHeadline(page, frontMatter))
    kicker = headline.lines.first.flatMap { headlines.kicker(above: $0) }
  }

  /// The headline that a page's own data gives for sure.
  static func statedHeadline(_ page: PageLines, _ frontMatter: FrontMatter) -> String? {
    frontMatter.first(of: ["title", "headline", "标题", "文章标题"]) ?? meta(page, ["articletitle", "title_article"])
  }

  mutating func add(_ bylines: [Byline], photographers: [String]) {
    bodyBylines += bylines
    self.photographers += photographers
  }

  func metadata() -> Metadata {
    let stamp = date()
    let fields = fields()
    var reporters = fields.reporters
    var editors = fields.editors
    var photos = fields.photographers + photographers
    if reporters.isEmpty, bodyBylines.allSatisfy(\.reporters.isEmpty) { reporters = statedAuthors() }
    for byline in bodyBylines {
      reporters += byline.reporters
      photos += byline.photographers
      editors += byline.editors
    }
    return Metadata(
      headline: headline.words, publicationDate: stamp?.date, publicationTime: stamp?.dateTime,
      source: source(fields), reporters: Self.unique(reporters),
      photographers: Self.unique(photos), editors: Self.unique(editors), url: url())
  }

  // MARK: Date

  private func date() -> DateStamp? {
    let stated =
      frontMatter.first(of: [
        "date", "datetime", "pubtime", "pubdate", "publishtime", "publishdate", "published", "publishedat",
        "publishedtime", "datepublished", "time", "created", "createdat", "发布时间", "发布日期", "发表时间", "日期", "时间",
      ])
      ?? Self.meta(page, [
        "pubdate", "publishdate", "publish_date", "article:published_time", "og:release_date",
        "datepublished", "publishtime", "publishedtime", "firstpublishedtime", "dc.date", "date",
        "weibo:article:create_at", "apub:time",
      ])
    let stamp = stated.flatMap { DateStamp(secondsOrWords: $0) }
      ?? linkedData(["datePublished", "pubDate", "upDate"]).flatMap { DateStamp(in: $0.unicodeScalars) } ?? scriptDate()
    guard let stamp else {
      let element = page.dateTime.flatMap { DateStamp(in: $0.unicodeScalars) }
      if let printed = printedDate() {
        // The element's attribute may have the time of the day that it shows.
        return printed.dateTime == nil && element?.date == printed.date ? element : printed
      }
      if let shown = Self.meta(page, ["shown:date"]), let stamp = DateStamp(in: shown.unicodeScalars) { return stamp }
      return element ?? addresses().first.flatMap { DateStamp(inAddress: $0) } ?? scriptDate(read: true)
    }
    // The page may print the time of a day that its data gives alone.
    if stamp.dateTime == nil, let printed = printedDate(), printed.date == stamp.date { return printed }
    return stamp
  }

  /// The day that a script sets, as text or in seconds or milliseconds since 1970.
  ///
  /// - Parameter isRead: Whether scripts are read for it that have not been.
  private func scriptDate(read isRead: Bool = false) -> DateStamp? {
    var page = self.page
    if isRead, let document = page.document { page.readScripts(of: document) }
    for name in ["publishtime", "pubtime", "pubdate", "publishdate", "newstime", "publishedat", "ct", "createtime"] {
      guard let value = Self.meta(page, ["script:" + name]) else { continue }
      if let stamp = DateStamp(secondsOrWords: value) { return stamp }
    }
    return nil
  }

  /// The likeliest day of publication among those in the lines around the body that are no text: labelled as
  /// that, without a label, or a document's own day; behind the headline, before it, behind the body.
  private func printedDate() -> DateStamp? {
    let title = headline.index ?? -1
    // A sub-headline may open the text above the line with the date.
    let text = segment.first { passages.items[$0].prose > 0 } ?? segment.lowerBound
    let after = Array(title + 1..<max(text, title + 1))
    let before = (0..<min(max(title, 0), segment.lowerBound)).reversed()
    let behind = segment.upperBound..<min(segment.upperBound + 6, passages.items.count)
    var best: (stamp: DateStamp, rank: Int)?
    for index in after + before + Array(behind) where passages.items[index].role.isFurniture || passages.items[index].role == .row {
      for (stamp, rank) in stamps(in: index) where rank < best?.rank ?? .max { best = (stamp, rank) }
      if best?.rank == 0 { break }
    }
    return best?.stamp ?? datelineDate()
  }

  /// The days in a line, and how little their labels make them the publication's.
  private func stamps(in index: Int) -> [(DateStamp, rank: Int)] {
    let scalars = passages.text.scalars
    let item = passages.items[index]
    var found: [(DateStamp, Int)] = []
    var start = item.range.lowerBound
    while found.count < 8, let (stamp, range) = DateStamp.find(in: scalars[start..<item.range.upperBound]) {
      var label = CueForm.words(of: scalars[max(start, range.lowerBound - 14)..<range.lowerBound])
      if label.isEmpty, start == item.range.lowerBound, index > 0, passages.items[index - 1].shape.count <= 12 {
        let above = passages.items[index - 1].range
        label = CueForm.words(of: scalars[above.lowerBound..<above.upperBound])
      }
      switch PageLabels.bundled.label(ending: label[...]) {
      case .published: found.append((stamp, 0))
      case .made: found.append((stamp, 3))
      case .unrelated: break
      default: found.append((stamp, item.role == .row ? 4 : index <= headline.index ?? -1 ? 2 : 1))
      }
      start = range.upperBound
    }
    return found
  }

  /// 某某网2024年9月12日讯: the day that opens the text.
  private func datelineDate() -> DateStamp? {
    for index in segment where passages.items[index].role == .words {
      let range = passages.items[index].range
      let head = passages.text.scalars[range.lowerBound..<min(range.upperBound, range.lowerBound + 32)]
      guard let mark = head.firstIndex(where: { $0 == "讯" || $0 == "电" }), let found = DateStamp.find(in: head[..<mark]),
        found.range.upperBound == mark
      else { return nil }
      return found.stamp
    }
    return nil
  }

  // MARK: People and source

  private struct Fields {
    var source: String?
    /// Who issued a document.
    var issuer: String?
    /// An office that stands where an author's name would.
    var office: String?
    /// The outlet whose reporter wrote the article.
    var employer: String?
    var reporters: [String] = []
    var photographers: [String] = []
    var editors: [String] = []
  }

  /// Labels and by-lines in the lines around the body.
  private func fields() -> Fields {
    var fields = Fields()
    fields.reporters = stated(["reporter", "reporters", "记者"], as: \.reporters)
    fields.editors = stated(["editor", "editors", "责任编辑", "编辑"], as: \.editors)
    if fields.reporters.isEmpty {
      fields.reporters = people(frontMatter.all(of: ["author", "authors", "creator", "作者"]))
    }
    for index in passages.items.indices where passages.items[index].role.isFurniture || isLabelRow(index) {
      let item = passages.items[index]
      // Behind the body only what stands next to it is the article's.
      if index > segment.upperBound + 12 { break }
      if item.role == .promotion || item.role == .section { continue }
      let labels = labels(at: index)
      if item.role == .navigation {
        // 【纠错】【责任编辑：某某某】: a button beside it.
        if index >= segment.lowerBound { fields.editors += labels.byline.editors }
        continue
      }
      if item.role == .byline || item.role == .info || item.role == .editor || item.role == .print || item.role == .forum {
        let byline = labels.byline
        fields.reporters += byline.reporters
        fields.photographers += byline.photographers
        fields.editors += byline.editors
        if fields.reporters.isEmpty, item.role == .info, let author = original(item.range) { fields.reporters = [author] }
        if fields.employer == nil { fields.employer = byline.employer.flatMap(Self.name) }
        if fields.office == nil, Self.openings.contains(passages.text.scalars[item.range.lowerBound]) {
          fields.office = labels.office
        }
      }
      if fields.source == nil { fields.source = labels.source }
      if fields.issuer == nil { fields.issuer = labels.issuer }
    }
    if fields.reporters.isEmpty, bodyBylines.allSatisfy(\.reporters.isEmpty) { fields.reporters = namesBehind() }
    for byline in bodyBylines {
      if fields.source == nil { fields.source = byline.source }
      if fields.employer == nil { fields.employer = byline.employer.flatMap(Self.name) }
    }
    let bodies = [fields.source, fields.office].compactMap { $0 }
    fields.reporters.removeAll { bodies.contains($0) }
    return fields
  }

  /// A row of a table above the text.
  private func isLabelRow(_ index: Int) -> Bool { index < segment.lowerBound && passages.items[index].role == .row }

  /// With what lines start that may name an office as author.
  private static let openings: Set<Unicode.Scalar> = ["作", "供", "报", "撰", "发", "公", "報", "發"]

  /// （某某　某某）, alone on a line right behind the text.
  private func namesBehind() -> [String] {
    for item in passages.items[segment.upperBound...].prefix(3) {
      if item.role == .caption || item.role == .image { continue }
      guard item.role == .words, item.line.linked == 0 else { return [] }
      return Trailer.names(passages.text.scalars, item.range)
    }
    return []
  }

  /// The name behind 原创, as accounts print it over their articles.
  private func original(_ range: ScalarRange) -> String? {
    guard passages.text.scalars[range.lowerBound] == "原" else { return nil }
    let tokens = Byline.tokens(of: passages.text.scalars[range.lowerBound..<range.upperBound])
    guard tokens.count >= 3, tokens[0].folded == Self.original[...], Byline.isName(tokens[1].folded),
      BylineWords.bundled.hasSurname(tokens[1].folded), !BylineWords.bundled.isOutlet(tokens[1].folded)
    else { return nil }
    return String(String.UnicodeScalarView(passages.text.scalars[tokens[1].range]))
  }

  private static let original = CueForm.folded("原创")

  /// Whom the page's own data names: often who put it on the site, so only where no one else is named.
  private func statedAuthors() -> [String] {
    let stated = people(Self.meta(page, ["author", "articleauthor"]).map { [$0] } ?? [])
    return stated.isEmpty ? people(linkedName(of: "author").map { [$0] } ?? []) : stated
  }

  /// The labels of a line; what a line that is only a label labels stands in the next one.
  private func labels(at index: Int) -> LabelReader {
    let range = passages.items[index].range
    let scalars = passages.text.scalars
    guard !range.isEmpty, range.count <= 12, scalars[range.upperBound - 1].isLabelEnd,
      index + 1 < passages.items.count, passages.items[index + 1].shape.count <= 20
    else { return LabelReader(scalars, range) }
    let next = passages.items[index + 1].range
    let joined = Letters(scalars[range] + scalars[next])
    return LabelReader(joined, ScalarRange(0, joined.count))
  }

  /// Names that the front matter gives, with or without 记者 before them.
  private func stated(_ keys: [String], as path: KeyPath<Byline, [String]>) -> [String] {
    people(frontMatter.all(of: keys))
  }

  private func people(_ values: [String]) -> [String] {
    values.flatMap { value -> [String] in
      let scalars = Array(value.unicodeScalars)
      let byline = Byline(scalars[...])
      if byline.hasDuty { return byline.reporters }
      let tokens = Byline.tokens(of: scalars[...])
      let words = BylineWords.bundled
      let areNames = tokens.allSatisfy { token in
        let folded = token.folded[...]
        return Byline.isName(folded) && !words.isOutlet(folded)
          && (words.hasSurname(folded) || folded.contains(0xB7))
      }
      guard areNames else { return [] }
      return tokens.map { String(String.UnicodeScalarView(scalars[$0.range])) }
    }
  }

  private func source(_ fields: Fields) -> String? {
    if let stated = frontMatter.first(of: [
      "source", "sourcename", "来源", "稿源", "信息来源", "媒体", "media", "medianame", "origin", "from",
    ]) {
      return Headline.clean(stated)
    }
    if let labelled = fields.source ?? Self.meta(page, ["shown:source"]) { return labelled }
    if let stated = Self.meta(page, ["contentsource", "source", "article:source", "og:article:source", "mediaid"]), let name = Self.name(stated) {
      return name
    }
    if let name = page.sourceName.flatMap(elementName) { return name }
    if let account = page.account.flatMap(Self.name) ?? fields.issuer ?? scriptSource() { return account }
    if let author = frontMatter.first(of: ["author", "creator", "site", "sitename", "publisher", "website", "网站"]),
      people([author]).isEmpty
    {
      return Headline.clean(author)
    }
    if let site = frontMatter.first(of: ["site", "sitename", "publisher", "website"]) {
      return Headline.clean(site)
    }
    if let outlet = bareOutlet(behindDate: true) { return outlet }
    if let author = Self.meta(page, ["author", "articleauthor"]), people([author]).isEmpty,
      author.unicodeScalars.contains(where: \.isHan)
    {
      return Headline.clean(author)
    }
    if let office = fields.office { return office }
    if let publisher = linkedName(of: "publisher") { return Headline.clean(publisher) }
    if let outlet = bareOutlet(behindDate: false) ?? nameAtDate() ?? fields.employer ?? datelineOutlet() { return outlet }
    if let site = Self.meta(page, ["sitename", "og:site_name", "application-name"]), let name = Self.name(site) { return name }
    return SiteName(page, passages, segment: segment, headline: headline.words).find()
  }

  /// The source in an element that is named for it: what its label labels, or a short name alone.
  private func elementName(_ words: String) -> String? {
    let scalars = Letters(Array(words.unicodeScalars))
    let range = ScalarRange(0, scalars.count)
    if let labelled = LabelReader(scalars, range).source { return labelled }
    let folded = CueForm.words(of: scalars[0..<scalars.count])
    guard (2...14).contains(folded.count), folded.count + 2 >= scalars.count(where: { !$0.isBlank }), !folded.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
    return Self.name(words)
  }

  private func scriptSource() -> String? {
    Self.meta(page, ["source", "sourcename", "medianame", "nickname"].map { "script:" + $0 }).flatMap(Self.name)
  }

  private static func name(_ words: String) -> String? { LabelReader.name(Array(words.unicodeScalars)[...]) }

  /// 江城日报讯（记者 某某）, 新华社江城5月1日电: whose story it is.
  private func datelineOutlet() -> String? {
    let scalars = passages.text.scalars
    let first = passages.items[segment].first { $0.role == .words && $0.prose > 0 }
    guard var range = first?.range else { return nil }
    // 据新华社…电.
    let opening = CueForm.folded(scalars[range.lowerBound..<min(range.upperBound, range.lowerBound + 2)])
    if let notice = PageLabels.bundled.words(.notice).first(where: { opening.starts(with: $0) }) {
      range = ScalarRange(range.lowerBound + notice.count, range.upperBound)
    }
    guard let length = Dateline.outletLength(scalars, range) else { return nil }
    return String(String.UnicodeScalarView(scalars[range.lowerBound..<range.lowerBound + length]))
  }

  /// The name of an outlet without a label: beside the date, or on a line of its own between the
  /// headline and the body.
  private func bareOutlet(behindDate: Bool) -> String? {
    let words = BylineWords.bundled
    for index in 0..<segment.lowerBound where !finder.isInFurniture(index) {
      let item = passages.items[index]
      guard item.role == .info || item.role == .words || item.role == .print || item.role == .byline, item.shape.count <= 60,
        item.shape.clauseMarks + item.shape.sentenceEnds == 0
      else { continue }
      let scalars = passages.text.scalars[item.range.lowerBound..<item.range.upperBound]
      let stamp = DateStamp.find(in: scalars)?.range
      // Above the headline only a line with the date is the article's.
      if stamp == nil, index <= headline.index ?? -1 { continue }
      let parts = stamp.map { [scalars[$0.upperBound...], scalars[..<$0.lowerBound]] } ?? [scalars]
      if behindDate, stamp == nil { continue }
      for token in parts.prefix(behindDate ? 1 : 2).flatMap({ Byline.tokens(of: $0.drop { $0.isBar }) }) where !token.isLabel {
        if (3...14).contains(token.folded.count) && words.isOutlet(token.folded)
          || stamp != nil && item.role == .info && words.isOffice(token.folded), let name = LabelReader.name(passages.text.scalars[token.range])
        {
          return name
        }
      }
    }
    return nil
  }

  /// A short name on a line of its own beside the date, between headline and body, as platforms print accounts.
  private func nameAtDate() -> String? {
    guard page.document != nil, let title = headline.index else { return nil }
    let places = title + 1..<max(title + 1, segment.lowerBound)
    for index in places where passages.items[index].role == .words && !finder.isInFurniture(index) {
      let item = passages.items[index]
      let beside = [index - 1, index + 1].filter { places.contains($0) && passages.items[$0].role == .info }
      guard (3...12).contains(item.shape.hans), item.shape.hans == item.shape.count, item.line.headingLevel == 0,
        beside.contains(where: { !stamps(in: $0).isEmpty })
      else { continue }
      return LabelReader.name(passages.text.scalars[item.range.lowerBound..<item.range.upperBound])
    }
    return nil
  }

  // MARK: Address

  private func url() -> String? { addresses().lazy.compactMap(WebAddress.absolute).first }

  /// What the page calls its address, the likeliest first; any text may stand there.
  private func addresses() -> [String] {
    [
      frontMatter.first(of: ["url", "link", "permalink", "sourceurl", "originalurl", "原文链接"]),
      Self.meta(page, ["saved:url"]), page.canonicalURL, Self.meta(page, ["og:url"]), Self.meta(page, ["url"]), printedURL(),
    ].compactMap(\.self)
  }

  /// The address behind 地址：, 原文链接： or the like, in a line that is no text.
  private func printedURL() -> String? {
    let scalars = passages.text.scalars
    for item in passages.items where item.role.isFurniture && item.shape.latins >= 8 {
      let first = item.range.lowerBound
      guard scalars[first].isHan,
        let mark = (first..<min(first + 8, item.range.upperBound)).first(where: { scalars[$0].isLabelEnd })
      else { continue }
      var start = mark + 1
      while start < item.range.upperBound, scalars[start].isBlank { start += 1 }
      let address = scalars[start..<item.range.upperBound]
      let label = CueForm.folded(scalars[first..<mark])
      guard address.starts(with: "http".unicodeScalars),
        Self.addressLabels.contains(where: label.starts)
      else { continue }
      return String(String.UnicodeScalarView(address.prefix { $0.isASCII && !$0.isBlank }))
    }
    return nil
  }

  private static let addressLabels = ["地址", "原文", "本文", "链接", "文章", "网址", "来源"].map { CueForm.folded($0) }

  // MARK: The page's own data

  private static func meta(_ page: PageLines, _ names: [String]) -> String? {
    for name in names {
      if let entry = page.meta.first(where: { $0.name == name }), !entry.content.allSatisfy(\.isWhitespace) {
        return entry.content
      }
    }
    return nil
  }

  /// The first string under one of some keys in the page's linked data.
  private func linkedData(_ keys: [String]) -> String? {
    for data in page.linkedData {
      let text = String(decoding: data.prefix(65_536), as: UTF8.self)
      for key in keys {
        guard let place = text.firstRange(of: "\"\(key)\"") else { continue }
        let rest = text[place.upperBound...].drop { $0.isWhitespace || $0 == ":" }
        guard rest.first == "\"" else { continue }
        return String(rest.dropFirst().prefix { $0 != "\"" })
      }
    }
    return nil
  }

  /// The name of a person or organization that the page's linked data gives under a key.
  private func linkedName(of key: String) -> String? {
    for data in page.linkedData {
      let text = String(decoding: data.prefix(65_536), as: UTF8.self)
      guard let place = text.firstRange(of: "\"\(key)\"") else { continue }
      let rest = text[place.upperBound...].drop { $0.isWhitespace || $0 == ":" || $0 == "[" }
      guard rest.first == "{", let end = rest.firstIndex(of: "}"),
        let name = rest[..<end].firstRange(of: "\"name\"")
      else { continue }
      let value = rest[name.upperBound..<end].drop { $0.isWhitespace || $0 == ":" }
      guard value.first == "\"" else { continue }
      let words = String(value.dropFirst().prefix { $0 != "\"" })
      if words.unicodeScalars.contains(where: \.isHan) { return words }
    }
    return nil
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

enum Headline {
  static func clean(_ text: String) -> String { HeadlineFinder.normal(text) }
}
