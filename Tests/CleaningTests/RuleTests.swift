import Articles
import Cleaning
import Reading
import Testing
import Text

/// Single decisions of cleaning, each by the smallest page that shows it.
@Suite struct RuleTests {
  private static let story = "云泽市与青屏县签署协议，双方表示将深化协作，推动两地发展。"

  private func blocks(_ content: String) throws -> [String] {
    let article = try Article(cleaning: Fixtures.page(content))
    return article.blocks.map { article.text[$0.range] }
  }

  @Test("A line of by-lines above the text is none of it, a salutation is; a column's name in it is", arguments: [
    ("本报记者　王小明　通讯员　李建国", "", false), ("本报记者 马文韬", "", false), ("各镇人民政府：", "", true), ("", "记者手记", true),
    ("", "记者观察", true),
  ])
  func linesOfNames(above: String, within: String, isKept: Bool) throws {
    let found = try blocks(
      "<h1>云泽市与青屏县签署协议</h1><div>2024-04-13</div><div><p>\(above)</p><p>\(Self.story)</p><p>\(within)</p><p>双方将共建园区，扩大劳务协作。</p></div>")
    #expect(found.contains(above + within) == isKept)
  }

  @Test("Inline markup is joined without a gap, entities decoded, what is hidden left out", arguments: [
    ("云泽<a href='/q'>国际医学</a>中心建成，启用。", "云泽国际医学中心建成，启用。"),
    ("云泽<span></span><b>市</b>&ldquo;山海&rdquo;情深，谊长。", "云泽市“山海”情深，谊长。"),
    ("云泽市\n青屏县签署协议，共建园区。", "云泽市青屏县签署协议，共建园区。"),
    ("云泽&nbsp;&nbsp; 青屏，两地协作。", "云泽 青屏，两地协作。"),
    ("&nbsp&nbsp;云泽&nbsp青屏，两地协作。", "云泽 青屏，两地协作。"),
    ("黎　明、王&#12288;宇参加会议，发言。", "黎　明、王　宇参加会议，发言。"),
    ("云\u{200B}泽\u{FEFF}市，青屏\u{AD}县。", "云泽市，青屏县。"),
    ("云泽<span style='display: none'>看不见</span>市，青屏县。", "云泽市，青屏县。"),
    ("云泽<span style='DISPLAY:NONE;'>看不见</span>市，青屏县。", "云泽市，青屏县。"),
    ("云泽<script>var a='b';</script>市，青屏县。", "云泽市，青屏县。"),
    ("云泽<!-- 初稿：云泽县 -->市，青屏县。", "云泽市，青屏县。"),
    ("云泽<![if !supportLists]>市<![endif]>，青屏县。", "云泽市，青屏县。"),
    ("投入１．２亿元，建成３６个Ａ级项目。", "投入1.2亿元，建成36个A级项目。"),
    ("⼈⼯智能与⾦融合作，发展。", "人工智能与金融合作，发展。"),
    ("研发R&D&E与云泽&云&青屏合作，发展。", "研发R&D&E与云泽&云&青屏合作，发展。"),
    ("AT&T与云泽合作，&unknown;发展。", "AT&T与云泽合作，&unknown;发展。"),
    ("1 < 2，云泽市与青屏县。", "1 < 2，云泽市与青屏县。"),
  ])
  func inline(markup: String, text: String) throws {
    #expect(try blocks("<div><p>\(markup)</p><p>\(Self.story)</p></div>").first == text)
  }

  @Test("Block elements and line breaks part paragraphs, sentences go on over a broken line")
  func paragraphs() throws {
    let page = "<div>第一段，结束。<br>　　第二段在行末断开，后面还有\n话要说<br/>于是接着说，说完。<p>第三段，\(Self.story)</p></div>"
    #expect(
      try blocks(page) == ["第一段，结束。", "第二段在行末断开，后面还有话要说于是接着说，说完。", "第三段，\(Self.story)"])
    // </font> cuts the paragraph off that was opened inside of it.
    let font = "<div><font><p>市长苟恩</font><font>泽主持会议，讲话。<p>\(Self.story)</font></div>"
    #expect(try blocks(font) == ["市长苟恩泽主持会议，讲话。", Self.story])
  }

  @Test("A credit is cut off a caption, its names go to the photographers", arguments: [
    ("签约现场。云泽日报记者 卜子衿 摄", "签约现场。", ["卜子衿"]),
    ("签约现场（卜子衿 摄）", "签约现场", ["卜子衿"]), ("签约现场（摄影：卜子衿）", "签约现场", ["卜子衿"]),
    ("签约现场。摄影/卜子衿", "签约现场。", ["卜子衿"]), ("签约现场 本报记者 卜子衿 席慕容 摄", "签约现场", ["卜子衿", "席慕容"]),
    ("签约现场。记者卜子衿摄", "签约现场。", ["卜子衿"]), ("签约现场 新华社发（卜子衿摄）", "签约现场", ["卜子衿"]),
    ("▲签约现场 欧阳子衿/摄", "▲签约现场", ["欧阳子衿"]), ("签约现场。（资料图片）", "签约现场。", []),
    ("签约现场 受访者供图", "签约现场", []), ("签约现场。图片来源：云泽日报", "签约现场。", []),
    ("白玛央金在签约现场。 摄影：白玛央金", "白玛央金在签约现场。", ["白玛央金"]),
  ] as [(String, String, [String])])
  func captions(line: String, caption: String, photographers: [String]) throws {
    let article = try Article(
      cleaning: Fixtures.page("<div><p>\(Self.story)</p><p>\(line)</p><p>会后，代表团考察了园区，看望了干部。</p></div>"))
    #expect(article.blocks.map { article.text[$0.range] }.dropFirst().first == caption)
    #expect(article.blocks.dropFirst().first?.kind == .caption)
    #expect(article.metadata.photographers == photographers)
  }

  @Test("By-lines: names behind their word, nobody else", arguments: [
    ("（记者 卜子衿 通讯员 席慕容）", ["卜子衿", "席慕容"], []), ("□ 记者 卜子衿", ["卜子衿"], []),
    ("本报记者卜子衿", ["卜子衿"], []), ("云泽日报记者 卜子衿 实习生 席慕容", ["卜子衿", "席慕容"], []),
    ("记者 武　昊 王宇", ["武昊", "王宇"], []), ("记者：买买提·艾力", ["买买提·艾力"], []),
    ("责任编辑：卜子衿", [], ["卜子衿"]), ("（编辑/席慕容）", [], ["席慕容"]),
    ("编辑：卜子衿　审核：席慕容", [], ["卜子衿"]), ("责编/卜子衿 美编/席慕容 校对/王宇", [], ["卜子衿"]),
    ("责任编辑：DF372 卜子衿", [], ["卜子衿"]), ("编辑: 卜子衿纠错:171@qq.com", [], ["卜子衿"]),
    ("责任编辑：\n卜子衿", [], ["卜子衿"]), ("文/卜子衿 图/席慕容", ["卜子衿"], []), ("卜子衿 文/图", ["卜子衿"], []),
    ("作者：党群工作部 卜子衿", ["卜子衿"], []), ("（“云上”—云泽在线编辑卜子衿）", [], ["卜子衿"]),
    ("记者 卜子衿 共享联盟·青屏 席慕容2024-03-21 18:02", ["卜子衿", "席慕容"], []),
  ] as [(String, [String], [String])])
  func bylines(line: String, reporters: [String], editors: [String]) throws {
    let content = "云泽市要闻\n\n\(Self.story)\n会后，代表团考察了园区，看望了干部。\n\n\(line)\n"
    let metadata = try Article(cleaning: Fixtures.page(content)).metadata
    #expect(metadata.reporters == reporters)
    #expect(metadata.editors == editors)
  }

  @Test("The date in China time, from any place and form", arguments: [
    ("date: Tue, 08 Jun 2021 23:59:57 GMT", "2021-06-09", "2021-06-09T07:59:57+08:00"),
    ("date: 2023-07-05 09:30:12 +0800", "2023-07-05", "2023-07-05T09:30:12+08:00"),
    ("pubtime: \"2021-12-31T20:00:00Z\"", "2022-01-01", "2022-01-01T04:00:00+08:00"),
    ("date: 2021/6/8", "2021-06-08", nil), ("date: 20210608", "2021-06-08", nil),
    ("date: 2021年6月8日 下午3:05", "2021-06-08", "2021-06-08T15:05:00+08:00"),
    ("date: 2021 年 6 月 8 日", "2021-06-08", nil),
    ("date: 2021-06-08-20:28:00", "2021-06-08", "2021-06-08T20:28:00+08:00"), ("Pub-Date: 2021.6.8", "2021-06-08", nil),
    ("url: https://example.org/a/202106/t20210608_32198.html", "2021-06-08", nil),
    ("url: https://example.org/2021-06/08/content_1.htm", "2021-06-08", nil),
    ("date: 二〇二一年六月八日", "2021-06-08", nil), ("date: ２０２１年６月８日", "2021-06-08", nil),
  ] as [(String, String, String?)])
  func dates(line: String, date: String, time: String?) throws {
    let page = try Fixtures.page("---\ntitle: 云泽\n\(line)\n---\n\(Self.story)\n")
    let metadata = try Article(cleaning: page).metadata
    #expect(metadata.publicationDate == date)
    #expect(metadata.publicationTime == time)
  }

  @Test("The outlet of a dateline or of who signs is the source, where no other is named", arguments: [
    ("云泽日报讯（记者 卜子衿）\(story)", "云泽日报"), ("云泽日报青屏6月8日电 \(story)", "云泽日报"),
    ("\(story)（云泽在线记者卜子衿）", "云泽在线"), ("本报讯（记者 卜子衿）\(story)", nil),
    ("\(story)\n会后，代表团考察了园区。\n作者：云泽建设集团有限公司", "云泽建设集团有限公司"),
  ])
  func outlets(text: String, source: String?) throws {
    let page = try Fixtures.page("两地签署协议\n\n\(text)\n")
    #expect(try Article(cleaning: page).metadata.source == source)
  }

  @Test("Tables stay tables; a table that lays out the page does not")
  func tables() throws {
    let data = """
      <div><p>\(Self.story)</p><table><tr><th>项目</th><th>金额</th></tr>
      <tr><td>云泽&nbsp;园区</td><td>300</td></tr></table></div>
      """
    let article = try Article(cleaning: Fixtures.page(data))
    guard case .tableRow(let table, let row, let cells) = try #require(article.blocks.last).kind else {
      Issue.record("no row")
      return
    }
    #expect((table, row) == (0, 1))
    #expect(cells.map { article.text[$0] } == ["云泽 园区", "300"])
    let broken = """
      <div><p>\(Self.story)</p><table><tr><th>项目<br>名称</th><th>金额</th></tr>
      <tr><td><p>云泽</p><p>园区</p></td><td>300<br/>USD</td></tr></table></div>
      """
    #expect(try blocks(broken).suffix(2) == ["项目名称\t金额", "云泽园区\t300 USD"])
    let layout = "<table><tr><td><a>首页</a></td><td>\(Self.story)<br>\(Self.story.dropLast())，好。</td></tr></table>"
    #expect(try blocks(layout).count == 2)
  }

  @Test("A text printed twice is read once, also when the second print is cut differently")
  func twice() throws {
    let other = "会后，代表团考察了青屏产业园，看望了挂职干部和支教老师，并同他们座谈。"
    let page = """
      <div><p>\(Self.story)</p><p>\(other)</p></div>
      <div class="m"><p>\(Self.story.replacing("，", with: ","))</p><p>会后，代表团考察了青屏产业园，看望了挂职干部</p>
      <p>和支教老师，并同他们座谈。</p></div>
      """
    #expect(try blocks(page) == [Self.story, other])
  }

  @Test("Front matter of the output is YAML that reads back")
  func document() throws {
    let content = "---\ntitle: \"云泽\\\"山海\\\"情\"\nsource: 云泽日报\n---\n\(Self.story)\n"
    let article = try Article(cleaning: Fixtures.page(content))
    #expect(article.document.hasPrefix("---\ntitle: \"云泽\\\"山海\\\"情\"\nsource: \"云泽日报\"\n"))
    #expect(article.document.hasSuffix("---\n\n\(Self.story)\n"))
    #expect(article.map == "0-\(Self.story.unicodeScalars.count)\t\(content.utf8.count - Self.story.utf8.count - 1)-\(content.utf8.count - 1)\tparagraph\n")
  }

  @Test("A sentence with a word of furniture is the article's, one with two is the page's", arguments: [
    ("群众发现问题的，可以拨打县水务局举报电话反映情况，也可以到水管站当面说明。", true),
    ("目前，全县已经实现一村一法律顾问，去年共接待群众咨询三千余人次。", true),
    ("游客纷纷拍照留念。", true), ("党政机关要带头过紧日子。", true), ("村里的客户端用起来很方便。", true),
    ("群众扫码就能看懂政策。", true), ("审核通过以后才能签发。", true), ("记者：水费会涨吗？", true),
    ("未经许可，不得转载。", false), ("转载请注明出处。", false), ("责任编辑：卜子衿。", false),
    ("您的浏览器不支持视频播放。", false), ("本文来源于网络，如有侵权请联系删除。", false),
    ("文章版权归云泽日报所有，转载须经许可。", false), ("扫描二维码，关注官方微信公众号。", false),
    ("以上内容仅代表作者本人观点，不代表本站立场。", false), ("长按二维码关注我们。", false),
    ("凡注明来源为其他媒体的作品，均转载自其他媒体，转载目的在于传递更多信息。", false),
  ])
  func cuesInProse(sentence: String, isKept: Bool) throws {
    let page = "<div><p>\(Self.story)</p><p>会后，代表团考察了园区，看望了干部。</p><p>\(sentence)</p></div>"
    #expect(try blocks(page).contains(sentence) == isKept)
  }

  @Test("A word of furniture in a line that the file breaks off")
  func cueInWrappedText() throws {
    let body = [
      "　　云泽市水务局今日公布春季灌溉办法，自公布之日", "起施行。办法规定，各乡镇水管站统一开闸放水，农",
      "户用手机预约，发现抢水的可以拨打举报电话反映情", "况，也可以到乡镇水管站说明。",
      "　　副局长上官鸿说，去年全市共调解用水纠纷四十六", "起，今年希望把纠纷都化解在田间地头，让群众少跑",
      "路，少费心。办法还对泵站的维护责任作了规定，由", "村集体负责日常检修，市里给予适当补助。",
    ]
    let text = try Article(cleaning: Fixtures.page(body.joined(separator: "\n") + "\n")).text.string
    #expect(text.filter { $0 != "\n" } == body.joined().filter { $0 != "　" })
  }
}
