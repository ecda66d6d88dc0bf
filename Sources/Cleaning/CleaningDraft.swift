import HTML
import Reading
import Text

/// A page on its way to an article: its passages, and the evidence on each.
struct CleaningDraft {
  let lines: PageLines
  let passages: Passages
  let frontMatter: FrontMatter
  let photographers: [String]
  let evidence: BlockEvidence

  /// Prose that the page shows may be all of the article; with less it is looked for where the page hides it.
  private static let leastProse = 60

  init(_ page: Page, limits: CleaningLimits) throws(CleaningError) {
    if let other = page.otherThanArticle { throw CleaningError(other) }
    var frontMatter = page.frontMatter.map {
      FrontMatter(String(decoding: page.text.utf8[$0], as: UTF8.self))
    } ?? FrontMatter()
    frontMatter.add(page.origin)
    guard page.kind.isMarkup else {
      self.init(PlainReader(page.text).read(from: page.contentStart), isMarkup: false, frontMatter)
      return
    }
    let document: HTMLDocument
    do {
      document = try HTMLDocument(parsing: page.text.utf8, from: page.contentStart, maximumNodes: limits.elements)
    } catch {
      throw CleaningError(error, on: page)
    }
    var shown = MarkupReader(document, of: page.text).read()
    shown.linkedData = document.linkedData
    shown.meta += NewspaperComment.properties(in: page.text.utf8)
    if let address = SavedPageComment.address(in: page.text.utf8) { shown.meta.append(("saved:url", address)) }
    if shown.account != nil { shown.readScripts(of: document) }
    let draft = CleaningDraft(shown, isMarkup: true, frontMatter)
    self = draft.prose < Self.leastProse ? draft.fuller(document, page, limits) ?? draft : draft
  }

  private init(_ lines: PageLines, isMarkup: Bool, _ frontMatter: FrontMatter) {
    var lines = lines
    var judge = LineJudge()
    judge.judge(&lines)
    self.lines = lines
    photographers = judge.photographers
    passages = RoleReview.reviewed(PassageBuilder(lines, shapes: judge.shapes, isMarkup: isMarkup).build(), of: lines)
    self.frontMatter = frontMatter
    evidence = BlockEvidence(lines, passages, stated: MetadataReader.statedHeadline(lines, frontMatter))
  }

  private var prose: Int { passages.items.reduce(0) { $0 + $1.proseWithCaptions } }

  /// The page with what it hides, keeps for browsers without scripts, or has in a script, the first that holds
  /// far more prose, if that takes the title up as well: a brief is not given up for a notice.
  private func fuller(_ document: HTMLDocument, _ page: Page, _ limits: CleaningLimits) -> CleaningDraft? {
    let title = evidence.titlePairs
    let share = evidence.titleShare(of: title)
    let shown = Set(passages.items.filter { $0.proseWithCaptions > 0 }.map { passages.text[$0.range] })
    func draft(_ read: PageLines) -> CleaningDraft? {
      var read = read
      read.takeData(of: lines)
      let draft = CleaningDraft(read, isMarkup: true, frontMatter)
      return draft.prose >= max(Self.leastProse, prose * 3) && draft.evidence.titleShare(of: title, besides: shown) * 2 >= share ? draft : nil
    }
    if let found = draft(MarkupReader(document, of: page.text, hidden: .shown).read()) { return found }
    if let found = draft(MarkupReader(document, of: page.text, hidden: .unscripted).read()) { return found }
    guard let text = ScriptText.find(in: document),
      let inner = try? HTMLDocument(parsing: text.utf8, from: text.start, maximumNodes: limits.elements)
    else { return nil }
    var read = MarkupReader(inner, of: page.text, keepsLineEnds: !text.isMarkup).read()
    read.readScripts(of: document)
    read.meta += shownData
    return draft(read)
  }

  /// What a page prints of an article that it keeps in a script: the day and the source, as if `<meta>` told them.
  private var shownData: [(name: String, content: String)] {
    var data: [(name: String, content: String)] = []
    for item in passages.items.prefix(64) where item.role == .info || item.role == .print {
      if DateStamp.find(in: passages.text.scalars[item.range.lowerBound..<item.range.upperBound]) != nil {
        data.append(("shown:date", passages.text[item.range]))
      }
      if let source = LabelReader(passages.text.scalars, item.range).source { data.append(("shown:source", source)) }
    }
    return data
  }
}

extension PageLines {
  /// The page's own data from another reading of it.
  fileprivate mutating func takeData(of other: PageLines) {
    meta = other.meta + meta
    linkedData = other.linkedData
    documentTitle = other.documentTitle ?? documentTitle
    canonicalURL = other.canonicalURL
    account = other.account
    sourceName = other.sourceName
    dateTime = other.dateTime ?? dateTime
  }

  private static let scriptNames: Set<String> = [
    "title", "msg_title", "source", "sourceName", "source_name", "mediaName", "media_name", "nickname", "pubTime", "pub_time",
    "publishTime", "publish_time", "pubDate", "publishDate", "publish_date", "newsTime", "news_time", "publishedAt", "published_at",
    "ct", "createTime", "create_time",
  ]

  /// What scripts say of the article, as if `<meta>` did.
  mutating func readScripts(of document: HTMLDocument) {
    for (name, content) in ScriptText.values(in: document, named: Self.scriptNames) {
      meta.append(("script:" + name.lowercased().filter { $0 != "_" }, content))
    }
  }
}

extension Page {
  /// What a document is that holds no page at all, by its beginning and end.
  fileprivate var otherThanArticle: CleaningError.Code? {
    let head = text.utf8[contentStart...].prefix(1_024).drop { $0 <= 0x20 || $0 >= 0x80 }
    switch head.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let inside = head.dropFirst().first { $0 > 0x20 }
      let last = text.utf8.last { $0 > 0x20 }
      let isClosed = last == UInt8(ascii: "}") || last == UInt8(ascii: "]")
      return isClosed && (inside == UInt8(ascii: "\"") || inside == UInt8(ascii: "{")) ? .data : nil
    case UInt8(ascii: "<"):
      let start = String(decoding: head, as: UTF8.self)
      let element = start.firstMatch(of: /<([A-Za-z][A-Za-z0-9:]*)/)?.1.lowercased()
      return element == "rss" || element == "feed" || element == "rdf:rdf" ? .feed : nil
    default: return nil
    }
  }
}

extension CleaningError {
  fileprivate init(_ error: HTMLError, on page: Page) {
    var hint = 0
    let end = min(error.offset, page.text.utf8.count)
    let place = page.text.offsets.original(end, end, hint: &hint)
    switch error.code {
    case .tooManyNodes: self.init(.tooManyElements, at: place)
    case .tooEntangled: self.init(.tooEntangled, at: place)
    case .outOfMemory: self.init(.outOfMemory)
    }
  }
}
