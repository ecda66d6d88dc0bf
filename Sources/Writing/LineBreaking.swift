/// Breaks Chinese text into lines of even length.
enum LineBreaking {
  /// The text in as few lines as fit `width`, then as even as can be; the last ends in an ellipsis
  /// when there would be more than `limit`.
  ///
  /// A line may end anywhere but within a number or a Latin word, before a closing mark and after
  /// an opening one; it ends rather before 第 and after a mark. Shortest path over all breaks, as
  /// in Knuth and Plass, "Breaking Paragraphs into Lines" (1981), with the squared slack as cost.
  ///
  /// - Parameter width: in Chinese characters; Latin letters and digits are half as wide.
  static func lines(of text: String, width: Int, limit: Int) -> [String] {
    let scalars = Array(text.unicodeScalars.prefix(width * limit * 2 + 2))
    var reach = [0]
    for scalar in scalars { reach.append(reach[reach.count - 1] + Self.width(of: scalar)) }
    let total = reach[scalars.count]
    let count = max(1, (total + width * 2 - 1) / (width * 2))
    let target = total / min(count, limit)
    var cost = [Int](repeating: .max / 2, count: scalars.count + 1)
    var start = [Int](repeating: 0, count: scalars.count + 1)
    cost[0] = 0
    for end in stride(from: 1, through: scalars.count, by: 1) {
      for from in stride(from: end - 1, through: 0, by: -1) {
        let size = reach[end] - reach[from]
        if size > width * 2 + 1 && from < end - 1 { break }
        let slack = size - target
        let own = slack * slack + 12 + (end < scalars.count ? penalty(scalars, at: end) : 0)
        if cost[from] + own < cost[end] {
          cost[end] = cost[from] + own
          start[end] = from
        }
      }
    }
    var lines: [String] = []
    var end = scalars.count
    while end > 0 {
      lines.append(string(scalars[start[end]..<end]))
      end = start[end]
    }
    lines.reverse()
    if lines.count > limit || scalars.count < text.unicodeScalars.count {
      lines = Array(lines.prefix(limit))
      let last = lines.removeLast()
      lines.append(string(Array(last.unicodeScalars.dropLast())[...]) + "…")
    }
    return lines
  }

  /// Half-widths that a scalar takes.
  static func width(of scalar: Unicode.Scalar) -> Int { scalar.value < 0x2000 ? 1 : 2 }

  /// Half-widths that a text takes.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func penalty(_ scalars: [Unicode.Scalar], at position: Int) -> Int {
    let (before, after) = (scalars[position - 1], scalars[position])
    let closing = "，。、；：”’》）〉」』！？·…".unicodeScalars
    let opening = "“‘《（〈「『第".unicodeScalars
    if closing.contains(after) || opening.contains(before) { return 4000 }
    if width(of: before) == 1 && width(of: after) == 1 && before != " " { return 4000 }
    if isNumeral(before) && (isNumeral(after) || "次届年月日个项".unicodeScalars.contains(after)) {
      return 400
    }
    if closing.contains(before) || opening.contains(after) || before == " " { return -60 }
    return 0
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    "〇一二三四五六七八九十百千0123456789".unicodeScalars.contains(scalar)
  }
}
