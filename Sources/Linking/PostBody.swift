import Ontology

/// The body that an office of a region belongs to, read from the office's title.
struct PostBody: Hashable {
  let name: String
  let kind: EntityKind

  /// - Parameters:
  ///   - title: a post's title in normal form, 省委书记.
  ///   - region: the full name of the post's region.
  /// - Returns: `nil` for titles that name no body (市领导) or more than one could have.
  init?(title: String, region: String) {
    let words = Array(title.unicodeScalars)
    if let unit = Self.committee(words) {
      let rest = Array(words.dropFirst(unit.count))
      if Self.committeeRoles.contains(String(rest)) {
        kind = .partyCommittee
        name = Self.joined(region, unit)
        return
      }
    }
    if Self.isHeadOfGovernment(words) || Self.ends(words, "政府秘书长", "政府副秘书长") {
      kind = .government
      name = region + "人民政府"
    } else if ["行署专员", "行署副专员", "盟长", "副盟长"].contains(title) {
      kind = .government
      name = region + "行署"
    } else if let unit = Self.prefix(of: words, through: "人大常委会") {
      kind = .peoplesCongress
      name = Self.joined(region, unit)
    } else if let unit = Self.prefix(of: words, through: "政协") {
      kind = .consultativeConference
      name = Self.joined(region, unit)
    } else if let unit = Self.department(words) {
      kind = .department
      name = Self.joined(region, unit)
    } else {
      return nil
    }
  }

  private static let committeeRoles: Set<String> = [
    "书记", "副书记", "第一书记", "第一副书记", "常委", "委员", "常务委员", "秘书长", "副秘书长",
  ]

  /// 省委, 自治区党委, 镇党委 at the start of a title.
  private static func committee(_ words: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    for unit in ["自治区党委", "省委", "市委", "州委", "盟委", "地委", "区委", "县委", "旗委", "镇党委", "乡党委"]
    where words.starts(with: unit.unicodeScalars) {
      return Array(unit.unicodeScalars)
    }
    return nil
  }

  private static func isHeadOfGovernment(_ words: [Unicode.Scalar]) -> Bool {
    var rest = words[...]
    for mark in ["常务", "副"] where rest.starts(with: mark.unicodeScalars) {
      rest = rest.dropFirst(mark.unicodeScalars.count)
    }
    let heads: Set<String> = [
      "省长", "市长", "州长", "区长", "县长", "旗长", "镇长", "乡长", "自治区主席", "自治区副主席",
    ]
    return heads.contains(String(Array(rest)))
  }

  /// The unit before the role: 省乡村振兴局 of 省乡村振兴局副局长, 区委办公室 of 区委办公室主任. A unit
  /// without its level (组织部长) says too little.
  private static func department(_ words: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    for end in ["局", "厅", "部", "委", "院", "署"] as [Unicode.Scalar] {
      for role in [["副", end, "长"], [end, "长"]] where words.reversed().starts(with: role.reversed()) {
        let unit = words.dropLast(role.count)
        return department(unit: unit.last == end ? Array(unit) : unit + [end])
      }
    }
    for role in ["副主任", "主任"] where ends(words, role) {
      return department(unit: words.dropLast(role.unicodeScalars.count))
    }
    return nil
  }

  private static func department(unit: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    let levels: Set<Unicode.Scalar> = ["省", "市", "州", "区", "县", "旗", "盟", "自"]
    let ends: Set<Unicode.Scalar> = ["局", "厅", "部", "委", "办", "室", "会", "院", "署"]
    guard unit.count >= 3, let first = unit.first, let last = unit.last else { return nil }
    return levels.contains(first) && ends.contains(last) ? unit : nil
  }

  private static func prefix(of words: [Unicode.Scalar], through part: String) -> [Unicode.Scalar]? {
    let part = Array(part.unicodeScalars)
    guard words.count > part.count else { return nil }
    for start in 0...(words.count - part.count)
    where words[start..<start + part.count].elementsEqual(part) {
      return Array(words[..<(start + part.count)])
    }
    return nil
  }

  private static func ends(_ words: [Unicode.Scalar], _ ends: String...) -> Bool {
    ends.contains { words.reversed().starts(with: $0.unicodeScalars.reversed()) }
  }

  /// 云南省 and 省委 → 云南省委; 喀什地区 and 地委 → 喀什地委.
  private static func joined(_ region: String, _ unit: [Unicode.Scalar]) -> String {
    if region.hasSuffix("地区"), unit.first == "地" { return region.dropLast(2) + String(unit) }
    return PostLabel.label(body: region, title: String(unit))
  }
}

extension String {
  init(_ scalars: [Unicode.Scalar]) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
