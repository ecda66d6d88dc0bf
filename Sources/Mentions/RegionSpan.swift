import Lexicon
import Text

/// A region mention in the making.
struct RegionSpan {
  var range: ScalarRange
  let rule: MentionRule
  /// The division, or the one that the place lies in.
  let division: Int32
  let region: Region
  let form: RegionMention.Form
  /// Where the name proper starts, after its leading parents.
  let nameStart: Int
  var leading: [Region] = []
  /// What the leading parents are in the gazetteer.
  var isInsideName = false

  init(
    range: ScalarRange, rule: MentionRule, division: Int32, region: Region, form: RegionMention.Form
  ) {
    self.range = range
    self.rule = rule
    self.division = division
    self.region = region
    self.form = form
    nameStart = range.lowerBound
  }

  var mention: RegionMention {
    RegionMention(
      range: range, rule: rule, region: region, form: form, leading: leading, isInsideName: isInsideName)
  }
}
