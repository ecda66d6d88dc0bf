import Articles
import Lexicon
import Text

/// Where an article comes from: the region that its outlet serves, which 我省 and 全市 mean.
struct HomeRegion {
  let lists: WordLists
  private var gazetteer: Gazetteer { lists.gazetteer }

  /// The division that the outlet's name begins with or is known to serve.
  func division(of metadata: Metadata, year: Int?) -> Int32? {
    guard let source = metadata.source else { return nil }
    let scalars = Letters(source.unicodeScalars)
    let whole = ScalarRange(0, scalars.count)
    for (outlet, key) in gazetteer.readingAids.outlets
    where scalars.firstPlace(of: outlet, in: whole) != nil {
      return gazetteer.place(of: key)
    }
    let names = RegionNameReader(ClauseLattice(lists, scalars), blocks: [], year: year)
    var found: Int32?
    var start = 0
    while start < scalars.count {
      guard
        let match = gazetteer.forms.longestMatch(in: scalars, at: start, before: scalars.count),
        let meaning = names.meanings(of: match.value).first, meaning.strength >= .alias
      else {
        start += 1
        continue
      }
      start = match.end
      // 中国宁波网-宁波日报: the narrowest named one.
      if let known = found, !gazetteer.lies(meaning.division, in: known) { continue }
      found = meaning.division
    }
    return found
  }
}
