import Articles
import Lexicon
import Text

/// Offices right behind the body that they are in: a firm, a department of the state.
extension PostFinder {
  /// 某某公司党组副书记, 某某学院理事长: an office right behind a firm, a school or a hospital.
  func institutionPost(at position: Int, before limit: Int) -> PostMention? {
    guard position > 3, ground.openings.may(.postHead, at: position), isInstitution(position),
      let head = ground.listed.longest(.postHead, at: position, before: limit),
      scalars[position] == "党" || opensName(at: head.end, before: limit, scalars)
    else { return nil }
    return PostMention(
      range: ScalarRange(position, head.end), rule: OfficeNaming.afterInstitution,
      title: ground.words(ScalarRange(position, head.end)), region: nil,
      organization: "")
  }

  /// 骨科主任, 校办主任, 重症医学科护士长: an office in a part of a hospital, a school or a firm, from a mark on.
  func innerPost(at position: Int, from lowest: Int, before limit: Int) -> PostMention? {
    // 科主任 is listed whole.
    let place = scalars[position] == "科" ? position + 1 : position
    guard ground.openings.may(.postHead, at: place), let head = ground.listed.longest(.postHead, at: place, before: limit),
      let inner = ground.listed.ending(.innerBody, at: place, after: lowest), opensName(at: head.end, before: limit, scalars)
    else { return nil }
    var start = inner.start
    while start > lowest, place - start <= Self.longestInnerBody, scalars[start - 1].isHan, regions.covering(start - 1) == nil,
      ground.listed.ending(.institution, at: start) == nil
    {
      start -= 1
    }
    guard start == lowest || !scalars[start - 1].isHan || ground.listed.ending(.institution, at: start) != nil, place - start >= 2,
      !Self.isLevel(scalars[start])
    else { return nil }
    let range = ScalarRange(start, head.end)
    return PostMention(range: range, rule: OfficeNaming.inner, title: ground.words(range), region: nil, organization: "")
  }

  private static let longestInnerBody = 9

  private static let longestDepartment = 18

  /// 水利部某司二级巡视员, 国家某局副局长: an office in a department of the state.
  func nationalPost(at position: Int, before limit: Int) -> PostMention? {
    guard let body = ground.listed.longest(.fixedBody, at: position, before: limit), ground.listed.value(of: body) == "Department" else { return nil }
    var place = body.end
    while place < limit, place - body.end <= Self.longestDepartment, scalars[place].isHan, !"的了在是".unicodeScalars.contains(scalars[place]) {
      if let head = ground.listed.longest(.postHead, at: place, before: limit),
        place == body.end || endsBody(place), opensName(at: head.end, before: limit, scalars)
      {
        let range = ScalarRange(position, head.end)
        return PostMention(
          range: range, rule: OfficeNaming.department, title: ground.words(range), region: words.gazetteer.region("000000"))
      }
      place += 1
    }
    return nil
  }
}
