/// How a mention is found: what makes its words a name, an office or a date.
public struct MentionRule: Hashable, Sendable {
  /// `family.name`, unique.
  public let identifier: String
  /// What it reads, in a line.
  public let reads: String

  init(_ identifier: String, reads: String) {
    self.identifier = identifier
    self.reads = reads
  }

  /// All of them, family by family, in the order in which the finders run.
  public static let all =
    RegionNaming.all + DateNaming.all + QuantityNaming.all + OfficeNaming.all + PersonNaming.all
    + BodyNaming.all + EventNaming.all
}

/// How divisions are found.
enum RegionNaming {
  static let listed = MentionRule("region.full-name", reads: "the whole name of a listed division: 云南省")
  static let short = MentionRule("region.short-name", reads: "a listed short name that the article supports: 昭通")
  static let township = MentionRule("region.township", reads: "a listed township of a division that is named: 静海镇")
  static let banner = MentionRule("region.banner", reads: "the last two characters of a banner that is named: 前旗")
  static let unlistedTownship = MentionRule("region.unlisted-township", reads: "a name up to 镇 or 乡 right after its county")
  static let townshipStem = MentionRule("region.township-stem", reads: "a listed township without 镇 or 乡, between its county and a body's last word")
  static let village = MentionRule("region.village", reads: "a name up to 村, 社区 or 嘎查 right after its parent")
  static let visitedTownship = MentionRule("region.visited-township", reads: "a name up to 镇 or 乡 after a verb of coming, in the county of the outlet")
  static let visitedVillage = MentionRule("region.visited-village", reads: "a name up to 村 or 嘎查 after a verb of coming or in a list")
  static let knownVillage = MentionRule("region.known-village", reads: "a village that the article has named before")
  static let characters = MentionRule("region.characters", reads: "divisions by one character each, side by side: 沪滇")
  static let character = MentionRule("region.character", reads: "a division by one character, in a frame or a list: 援滇")
  static let countyCharacter = MentionRule("region.county-character", reads: "a named county by one character, in a pair or where guests come to: 来邮考察")
  static let deictic = MentionRule("region.deictic", reads: "我省, 全市, 该县: the division of that kind which the article fixes")
  static let deicticPlace = MentionRule("region.deictic-place", reads: "该村, 该镇: the one that was named last")
  static let deicticPair = MentionRule("region.deictic-pair", reads: "两地, 两省: the two that were set side by side last")

  static let all = [
    listed, short, township, banner, unlistedTownship, townshipStem, village, visitedTownship,
    visitedVillage, knownVillage, characters, character, countyCharacter, deictic, deicticPlace,
    deicticPair,
  ]
}

/// How dates are found.
enum DateNaming {
  static let calendar = MentionRule("date.calendar", reads: "a year, a month or a day: 2016年9月, 8日, 去年12月")
  static let fromWriting = MentionRule("date.from-writing", reads: "a day counted from the day of writing: 昨日")
  static let fromText = MentionRule("date.from-text", reads: "a day counted from the one named last: 次日")
  static let week = MentionRule("date.weekday", reads: "a weekday of this week or the last: 上周五")
  static let yearsAgo = MentionRule("date.years-ago", reads: "years up to the year of writing: 五年来")

  static let all = [calendar, fromWriting, fromText, week, yearsAgo]
}

/// How quantities are found.
enum QuantityNaming {
  static let counted = MentionRule("quantity.counted", reads: "a number and its unit: 105.64亿元")
  static let range = MentionRule("quantity.range", reads: "one end of a range with its unit: 3至5家")
  static let percent = MentionRule("quantity.percent", reads: "百分之 and a number")

  static let all = [counted, range, percent]
}

/// How offices are found.
public enum OfficeNaming {
  static let listed = MentionRule("office.listed", reads: "a listed title right after its division: 昆明市委书记")
  static let listedAlone = MentionRule("office.listed-alone", reads: "a listed title whose division the offices before it or the article fix: 省长")
  static let listedAfterName = MentionRule("office.listed-after-name", reads: "a listed title behind its division and a name: 昆明市周明远市长")
  static let national = MentionRule("office.national", reads: "a listed title of the state or the party: 国家主席")
  static let leaders = MentionRule("office.leaders", reads: "the leaders of a division together: 省领导")
  static let inner = MentionRule("office.inner", reads: "a part of a hospital, a school or a firm and a head: 骨科主任, 校办主任")
  static let listedInBody = MentionRule("office.listed-in-body", reads: "a listed title in a school, a hospital or a firm: 校长")
  static let afterInstitution = MentionRule("office.after-institution", reads: "an office right after a firm, a school or a hospital")
  static let department = MentionRule("office.state-department", reads: "a department of the state and a head: 水利部某司司长")
  static let unlisted = MentionRule("office.region-body-head", reads: "a division, a body and a head: 海淀区合作交流办主任")
  static let institution = MentionRule("office.institution-head", reads: "a division, a school, a hospital or a firm, and a head")
  static let seconded = MentionRule("office.seconded", reads: "the head of a team that one division has sent to another")
  static let partyBody = MentionRule("office.party-body", reads: "a body of the party and a head, after an office in its committee: 省委常委、组织部长")
  static let inspector = MentionRule("office.inspector", reads: "a level and 巡视员 or 调研员, after an office of its division")
  static let nextBody = MentionRule("office.next-body", reads: "a body and a head, after an office of its division: 教育局局长甲、卫计委主任乙")
  static let nextInFirm = MentionRule("office.next-in-firm", reads: "a part of a firm and a head, after an office in the firm")
  static let team = MentionRule("office.team", reads: "a team and a head, right after another office: 县委常委、联络组组长")
  static let sameBody = MentionRule("office.same-body", reads: "another function in the body of the office before it: 会长兼秘书长")
  static let ownDepartment = MentionRule("office.own-department", reads: "a level, a department and a head at the start of a clause: 省国资委主任")
  /// Behind its holder: found by the rules that read claims.
  public static let afterHolder = MentionRule("office.after-holder", reads: "a division, a body and a head behind a name and a verb of holding")

  static let all = [
    listed, listedAlone, listedAfterName, national, leaders, inner, listedInBody, afterInstitution, department, unlisted,
    institution, seconded, partyBody, inspector, nextBody, nextInFirm, team, sameBody,
    ownDepartment, afterHolder,
  ]
}

/// How persons are found.
enum PersonNaming {
  static let beforeHeadOfState = MentionRule("person.before-head-of-state", reads: "a name before 总书记, 国家主席, 总理 or 委员长")
  static let afterOffice = MentionRule("person.after-office", reads: "a name right after an office, or in brackets behind it: 市长周明远")
  static let afterRole = MentionRule("person.after-role", reads: "a name right after a word for a role: 队长周明远")
  static let afterAttribute = MentionRule("person.after-attribute", reads: "a name after 的 that ends where somebody is from: 来自某县的周明远")
  static let inList = MentionRule("person.in-list", reads: "a name after another and 、, 和, 与, 及 or 同")
  static let beforeAddress = MentionRule("person.before-address", reads: "a name before a form of address or an office: 周明远同志")
  static let beforeVerb = MentionRule("person.before-verb", reads: "a name between the start of a clause and a verb that only persons take: 周明远主持")
  static let recurring = MentionRule("person.recurring", reads: "a name that opens clauses three times or more")
  static let inRoster = MentionRule("person.in-roster", reads: "a name that opens a clause, before a mark and an office, a division or 男: 周明远，昆明市副市长")
  static let inTheOpen = MentionRule("person.in-the-open", reads: "a name that nothing announces, but that reads better than the words of its characters")
  static let known = MentionRule("person.known", reads: "a name that the article has announced, or a list holds")

  static let all = [
    beforeHeadOfState, afterOffice, afterRole, afterAttribute, inList, beforeAddress, beforeVerb,
    recurring, inRoster, inTheOpen, known,
  ]
}

/// How bodies and sites are found.
enum BodyNaming {
  static let listed = MentionRule("body.listed", reads: "a listed body of the state or the party: 国务院")
  static let committee = MentionRule("body.committee", reads: "a division and a body that each has: 云南省委")
  static let nextCommittee = MentionRule("body.next-committee", reads: "such a body right after another, of its division: 云南省委、省政府")
  static let spokenFor = MentionRule("body.spoken-for", reads: "such a body after 代表, of the division in which the speaker holds an office")
  static let ownCommittee = MentionRule("body.own-committee", reads: "such a body alone, of the division from which the article is told: 市委")
  static let nextDepartment = MentionRule("body.next-department", reads: "a department by its function alone, in a list behind one of a division: 厦门市教育局、卫健委")
  static let named = MentionRule("body.named", reads: "a name up to a word for a kind of body: 曲靖市第一人民医院")
  static let site = MentionRule("body.site", reads: "a name up to a word for a kind of site: 遵义会议纪念馆")
  static let firmBefore = MentionRule("body.firm-before", reads: "short names in a list that a firm's whole name ends")
  static let ownInstitution = MentionRule("body.own-institution", reads: "我校, 我院: the school or hospital from which the article is told")
  static let listedFirm = MentionRule("body.firm-in-list", reads: "short names in a list that 等企业 ends")

  static let all = [
    listed, committee, nextCommittee, spokenFor, ownCommittee, nextDepartment, named, site, firmBefore, listedFirm,
    ownInstitution,
  ]
}

/// How meetings and ceremonies are found.
enum EventNaming {
  static let named = MentionRule("event.named", reads: "a name up to a word for a meeting or a ceremony: 沪滇协作联席会议")
  static let again = MentionRule("event.again", reads: "such a word alone, for one that is named elsewhere: 会议")

  static let all = [named, again]
}
