/// The comment by which browsers note where a page that they saved came from.
///
/// Sources: `<!-- saved from url=(0025)https://news.example/1 -->` of Internet Explorer, Chromium and Firefox;
/// SingleFile's ` Page saved with SingleFile  url: https://news.example/1  saved date: …`.
enum SavedPageComment {
  /// How far from the page's start it is looked for.
  private static let reach = 2_048

  static func address(in utf8: [UInt8]) -> String? {
    let head = String(decoding: utf8.prefix(reach), as: UTF8.self)
    guard let start = head.firstRange(of: "<!--")?.upperBound, let end = head[start...].firstRange(of: "-->")?.lowerBound else {
      return nil
    }
    let comment = head[start..<end]
    let mark = comment.firstMatch(of: /saved from url=\(\d+\)/)?.range ?? comment.firstMatch(of: /Page saved with SingleFile\s+url:\s*/)?.range
    guard let mark else { return nil }
    return String(comment[mark.upperBound...].prefix { !$0.isWhitespace })
  }
}
