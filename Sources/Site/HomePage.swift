import Knowledge
import Ontology
import Text

extension PageWriter {
  /// How many pairs the timeline shows.
  private static let timelinePairs = 20
  /// How many marks a cell of the timeline has at most.
  private static let cellMarks = 12

  func homePage() -> (file: String, bytes: [UInt8]) {
    let links = links(from: "index")
    var content: [String: Shown] = [
      "counts": .list(SiteList.all(site).map { list in
        ["label": .text(list.heading(words)), "count": Shown(list.entities.count), "href": .text(links.page(list.path(0)))]
      }),
      "matrix": matrix(links), "timeline": timeline(links), "map": tiles.picture(self, links),
    ]
    let unstated = site.pairs.sorted.filter { site.pairs.pairs[$0]?.isStated == false }
    content["unstated"] = .list(unstated.map { ["label": .text(heading(of: $0)), "href": .text(links.page(path(of: $0)))] })
    let days = graph.entities.lazy.filter { $0.kind == .article }.compactMap { $0.values(of: .datePublished).first }
    if let first = days.min(), let last = days.max() { content["extent"] = .text(words("home.extent", first, last)) }
    return page("home", at: links, heading: title, content)
  }

  /// Supporters down, supported across; in each cell how much reports have of the pair.
  private func matrix(_ links: PageLinks) -> Shown {
    let stated = site.pairs.sorted.filter { site.pairs.pairs[$0]?.isStated == true }
    func sorted(_ provinces: Set<Int>) -> [Int] {
      provinces.sorted { (site.provinces.codes[$0] ?? "", $0) < (site.provinces.codes[$1] ?? "", $1) }
    }
    let supporters = sorted(Set(stated.map(\.supporter)))
    let supported = sorted(Set(stated.map(\.supported)))
    if stated.isEmpty { return .nothing }
    let rows = supporters.map { supporter -> Shown in
      let cells = supported.map { supported -> Shown in
        let pair = Pair(supporter: supporter, supported: supported)
        guard let facts = site.pairs.pairs[pair], facts.isStated else { return ["empty": "1"] }
        let money = facts.measures.count { PageComposer.isMoney(graph.entities[$0]) }
        let level = facts.events.count + facts.agreements.count
        return [
          "href": .text(links.page(path(of: pair))), "label": .text(heading(of: pair)),
          "events": facts.events.isEmpty ? .nothing : Shown(facts.events.count),
          "agreements": facts.agreements.isEmpty ? .nothing : Shown(facts.agreements.count),
          "money": money == 0 ? .nothing : Shown(money), "bare": Shown(facts.events.isEmpty && facts.agreements.isEmpty && money == 0),
          "level": Shown(level == 0 ? 0 : level < 3 ? 1 : level < 8 ? 2 : level < 20 ? 3 : 4),
        ]
      }
      return ["row": head(supporter, links), "cells": .list(cells)]
    }
    return ["columns": .list(supported.map { head($0, links) }), "rows": .list(rows)]
  }

  private func head(_ province: Int, _ links: PageLinks) -> Shown {
    var shown = link(province, links)
    shown["label"] = .text(shortName(province))
    return .fields(shown)
  }

  /// Meetings, visits and signings by pair and year; the pairs with most of them first.
  private func timeline(_ links: PageLinks) -> Shown {
    let pairs = site.pairs.sorted.filter { !(site.pairs.pairs[$0]?.events.isEmpty ?? true) }
    let ranked = pairs.sorted { a, b in
      let (x, y) = (site.pairs.pairs[a]?.events.count ?? 0, site.pairs.pairs[b]?.events.count ?? 0)
      return x == y ? a < b : x > y
    }.prefix(Self.timelinePairs)
    func year(_ event: Int) -> Int? { site.date(of: event).flatMap { Int($0.prefix(4)) } }
    let all = ranked.flatMap { site.pairs.pairs[$0]?.events ?? [] }.compactMap(year)
    guard let first = all.min(), let last = all.max(), last - first < 100 else { return .nothing }
    let isDated = ranked.allSatisfy { site.pairs.pairs[$0]?.events.allSatisfy { year($0) != nil } ?? true }
    let columns: [Int?] = Array(first...last) + (isDated ? [] : [nil])
    let rows = ranked.map { pair -> Shown in
      let events = (site.pairs.pairs[pair]?.events ?? []).map { (site.date(of: $0) ?? "", $0) }.sorted { $0 < $1 }.map(\.1)
      let cells = columns.map { wanted -> Shown in
        let found = events.filter { year($0) == wanted }
        let marks = found.prefix(Self.cellMarks).map { event -> Shown in
          var shown = link(event, links)
          shown["label"] = .text("\(site.date(of: event) ?? "") \(graph.entities[event].label)")
          shown["figure"] = .text(graph.entities[event].kind.figure == .visit ? "visit" : graph.entities[event].kind.figure == .signing ? "signing" : "meeting")
          return .fields(shown)
        }
        return ["marks": .list(marks), "more": found.count > marks.count ? Shown(found.count - marks.count) : .nothing]
      }
      return ["row": ["label": .text(heading(of: pair)), "href": .text(links.page(path(of: pair)))], "cells": .list(cells)]
    }
    return ["years": .list(columns.map { ["year": $0.map { Shown($0) } ?? .text(words["undated"])] }), "rows": .list(rows)]
  }
}
