import Articles
import CLibXML2
import Cleaning
import Foundation
import Reading

/// Measures cleaning against libxml2's own parse of the same bytes, in turns, on one thread.
struct CleaningTable {
  private static let rounds = 15
  private static let secondsOfRound = 0.05

  let samples: [SampleDocument]

  /// Prints what, on which documents, and MB/s, between tabs: the best of the rounds.
  func print() {
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    let pages = samples.filter { sample in
      (try? Page(identifier: sample.name, bytes: sample.original))?.kind.isMarkup ?? false
    }
    for (name, chosen) in [("all", samples), ("pages", pages)] {
      let bytes = Double(chosen.reduce(0) { $0 + $1.original.count })
      var best = (parse: 0.0, clean: 0.0)
      let turns = max(1, Int(Self.secondsOfRound / seconds { chosen.forEach(Self.clean) }))
      for _ in 0..<Self.rounds {
        let parsing = seconds { for _ in 0..<turns { chosen.forEach(Self.parse) } }
        let cleaning = seconds { for _ in 0..<turns { chosen.forEach(Self.clean) } }
        best.parse = max(best.parse, bytes * Double(turns) / 1e6 / parsing)
        best.clean = max(best.clean, bytes * Double(turns) / 1e6 / cleaning)
      }
      StageTable.write("parse\t\(name)\t\(String(format: "%.2f", best.parse))")
      StageTable.write("clean\t\(name)\t\(String(format: "%.2f", best.clean))")
    }
  }

  private func seconds(_ body: () -> Void) -> Double {
    let time = ContinuousClock().measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  /// What libxml2 needs: a tree made and freed.
  static func parse(_ document: SampleDocument) { parse(document.original) }

  static func parse(_ bytes: [UInt8]) {
    let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
    bytes.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      xmlFreeDoc(htmlReadMemory(start, Int32(bytes.count), nil, nil, Int32(options)))
    }
  }

  private static func clean(_ document: SampleDocument) {
    guard let page = try? Page(identifier: document.name, bytes: document.original) else { return }
    _ = try? Article(cleaning: page)
  }
}
