import HTML

/// Tells tables that hold data from those that only lay out a page.
enum DataTable {
  /// At least two rows of at least two cells with words in them, no table inside, no cell with
  /// more than 1,500 bytes, and less than half of it links.
  static func isData(at index: Int, in document: HTMLDocument) -> Bool {
    let end = Int(document.nodes[index].end)
    var rows = 0
    var cells = 0
    var bytes = 0
    var cellBytes = 0
    var linkedBytes = 0
    var linkEnd: Int32 = -1
    func endCell() {
      if cellBytes > 0 { cells += 1 }
      cellBytes = 0
    }
    for position in index + 1..<max(end, index + 1) {
      let node = document.nodes[position]
      switch node.tag {
      case .table, .article, .h1: return false
      case .tr:
        endCell()
        if cells >= 2 { rows += 1 }
        cells = 0
      case .td, .th: endCell()
      case .a: linkEnd = max(linkEnd, node.end)
      case .text, .reference:
        let count = Int(node.upper - node.lower)
        if count < 3 { continue }
        bytes += count
        cellBytes += count
        if Int32(position) < linkEnd { linkedBytes += count }
        if cellBytes > 1_500 { return false }
      default: break
      }
    }
    endCell()
    if cells >= 2 { rows += 1 }
    return rows >= 2 && linkedBytes * 2 < bytes
  }
}
