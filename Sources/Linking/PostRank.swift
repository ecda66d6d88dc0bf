import Lexicon

/// How high an office stands: its region's level, and whether it heads its body.
enum PostRank {
  /// - Returns: a number that grows with the rank; `nil` for titles that say too little (市领导).
  static func rank(title: String, level: RegionLevel?) -> Int? {
    let base: Int
    switch level {
    case .country: base = 8
    case .province: base = 6
    case .prefecture: base = 4
    case .county, .special: base = 2
    case .township, .village: base = 0
    case nil: return nil
    }
    let scalars = title.unicodeScalars
    if scalars.contains("副") || title.hasSuffix("常委") || title.hasSuffix("委员") { return base }
    let headsDepartment = ["局长", "厅长", "部长", "主任", "处长", "院长"].contains { title.hasSuffix($0) }
    if headsDepartment && !title.hasSuffix("人大常委会主任") { return base }
    let isHead = ["书记", "长", "主席", "主任", "专员"].contains { title.hasSuffix($0) }
    return isHead ? base + 1 : nil
  }
}

/// Offices that one person at a time holds.
public enum SingleSeat {
  /// Whether one person at a time holds an anchored post of this title.
  public static func isSingle(_ title: String) -> Bool {
    for word in ["副", "助理", "领导", "干部", "成员", "代表"] where title.contains(word) { return false }
    for ending in [
      "委书记", "党委书记", "总书记", "省长", "市长", "州长", "区长", "县长", "旗长", "盟长", "镇长", "乡长",
      "自治区主席", "国家主席", "人大常委会主任", "政协主席", "行署专员", "局长", "厅长", "董事长", "总经理", "校长",
      "院长", "行长", "组织部部长", "宣传部部长", "统战部部长", "总理",
    ] where title.hasSuffix(ending) {
      // 纪委书记 and 工委书记 are several bodies' offices, told apart only by their names.
      return !["纪委书记", "工委书记", "政法委书记"].contains { title.hasSuffix($0) }
    }
    return false
  }
}
