import Foundation
import Lexicon

/// Officials with careers, in regions that are paired, over eleven years: what a synthetic corpus
/// reports. Names are drawn by the frequency of surnames, so that namesakes are as frequent as they
/// are.
struct SyntheticWorld {
  struct Person {
    let name: String
    var rank: Int
  }

  /// A seat of a region, and who held it when; months from January 2013.
  struct Holding {
    let person: Int
    let from: Int
    var to: Int
  }

  struct Place {
    /// The current key, and the key and year of the end of what it was before, if renamed.
    let key: String
    let earlier: (key: String, until: Int)?
    let province: String
    let level: RegionLevel
    var seats: [[Holding]]
  }

  struct Pair {
    let supporter: Int
    let supported: Int
  }

  static let months = 132
  private(set) var persons: [Person] = []
  private(set) var places: [Place] = []
  private(set) var pairs: [Pair] = []
  private var random: SplitMix64
  private let surnames: [(String, Int)]

  /// The functions of a region's seats: heads first.
  static let seatNames = ["书记", "长", "副书记", "常务副长", "副长", "副长", "副长", "组织部部长", "人大", "政协", "乡村振兴局局长"]

  /// - Parameter pairs: how many pairs of regions there are.
  init(pairs count: Int, seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    surnames = try WordList("surnames").rows().filter { $0[1] == "single" }
      .map { ($0[0], Int($0[3]) ?? 1) }
    try choosePlaces(pairs: count)
    simulate()
  }

  // MARK: Regions

  private static let eastern: Set<String> = ["11", "12", "31", "32", "33", "35", "37", "44"]
  private static let western: Set<String> = ["15", "45", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65"]

  private mutating func choosePlaces(pairs count: Int) throws {
    let rows = try WordList("regions").rows()
    var before: [String: (String, Int)] = [:]
    for row in rows where row[8].isEmpty == false {
      guard let year = Int(row[7]), (2014...2022).contains(year),
        let successor = row[8].split(separator: "|").first.map(String.init)
      else { continue }
      let ending = String(row[0])
      before[successor] = (ending == successor ? "\(ending)-\(year)" : ending, year)
    }
    let current = rows.filter { $0[7].isEmpty && ($0[2] == "prefecture" || $0[2] == "county") }
    let east = current.filter { Self.eastern.contains(String($0[0].prefix(2))) }
      .shuffled(using: &random)
    let west = current.filter { Self.western.contains(String($0[0].prefix(2))) }
      .shuffled(using: &random)
    var known: [String: Int] = [:]
    func place(_ row: [String]) -> Int {
      if let place = known[row[0]] { return place }
      known[row[0]] = places.count
      places.append(
        Place(
          key: row[0], earlier: before[row[0]].map { (key: $0.0, until: $0.1) },
          province: String(row[0].prefix(2)), level: row[2] == "county" ? .county : .prefecture,
          seats: Array(repeating: [], count: Self.seatNames.count)))
      return places.count - 1
    }
    for number in 0..<count {
      pairs.append(
        Pair(supporter: place(east[number % east.count]), supported: place(west[number % west.count])))
    }
  }

  // MARK: Careers

  private mutating func simulate() {
    // Who left a seat lately, by province: where they were.
    var leaving: [String: [Int]] = [:]
    for month in stride(from: -36, to: Self.months, by: 3) {
      for place in places.indices {
        for seat in Self.seatNames.indices {
          if let last = places[place].seats[seat].last, last.to > month { continue }
          let previous = places[place].seats[seat].last?.person
          let person = successor(place, seat, month, &leaving)
          let term = Int.random(in: 18...60, using: &random)
          places[place].seats[seat].append(Holding(person: person, from: month, to: month + term))
          if let previous, previous != person, Int.random(in: 0..<10, using: &random) < 6 {
            leaving[places[place].province, default: []].append(previous)
          }
        }
      }
      for (province, persons) in leaving where persons.count > 30 {
        leaving[province] = Array(persons.suffix(30))
      }
    }
  }

  private mutating func successor(
    _ place: Int, _ seat: Int, _ month: Int, _ leaving: inout [String: [Int]]
  ) -> Int {
    let rank = Self.rank(seat, places[place].level)
    let chance = Int.random(in: 0..<100, using: &random)
    if chance < 35 {
      // Promoted in the region: from a lower seat, which ends.
      let lower = Self.seatNames.indices.filter { Self.rank($0, places[place].level) < rank }
      for other in lower.shuffled(using: &random) {
        guard let last = places[place].seats[other].last, last.to > month, last.from < month - 12
        else { continue }
        places[place].seats[other][places[place].seats[other].count - 1].to = month
        persons[last.person].rank = rank
        return last.person
      }
    } else if chance < 55, let near = leaving[places[place].province],
      let index = near.firstIndex(where: { persons[$0].rank <= rank })
    {
      let person = near[index]
      leaving[places[place].province]?.remove(at: index)
      persons[person].rank = rank
      return person
    } else if chance < 57, let far = leaving.keys.sorted().randomElement(using: &random),
      let index = leaving[far]?.firstIndex(where: { persons[$0].rank <= rank }),
      let person = leaving[far]?.remove(at: index)
    {
      persons[person].rank = rank
      return person
    }
    persons.append(Person(name: name(), rank: rank))
    return persons.count - 1
  }

  private static func rank(_ seat: Int, _ level: RegionLevel) -> Int {
    let base = level == .prefecture ? 4 : 2
    return seat < 2 || seat == 8 || seat == 9 ? base + 1 : base
  }

  /// Someone who is no official, or an official anew.
  mutating func name() -> String {
    let total = 116_000
    var weight = Int.random(in: 0..<total, using: &random)
    var surname = "王"
    for (candidate, count) in surnames {
      weight -= count
      if weight < 0 {
        surname = candidate
        break
      }
    }
    let isShort = Int.random(in: 0..<100, using: &random) < 16
    return surname + given() + (isShort ? "" : given())
  }

  private static let characters = Array(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文斌波辉鹏飞宁浩然云海林峰岚青山松柏清泉永生东学成新春德庆光正家荣福祥瑞宏利民安康立仁义礼信俊宇航凯旋晨曦雨轩博思远方向阳世昌龙虎凤翔天佑长江振兴少先群众力胜利亚洲欧美中原西北南京晓慧琳琴雪梅莲菊竹心怡佳欣悦乐")

  /// Characters by Zipf's law.
  private mutating func given() -> String {
    let count = Self.characters.count
    let uniform = Double.random(in: 0..<1, using: &random)
    let place = Int((Foundation.pow(Double(count) / 8 + 1, uniform) - 1) * 8)
    return String(Self.characters[min(place, count - 1)])
  }
}
