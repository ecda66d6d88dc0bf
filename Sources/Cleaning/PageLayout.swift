import HTML
import Text

/// Where the passages of a page stand among its elements.
struct PageLayout {
  /// In an element that its name calls furniture and that holds at most two fifths of the prose, or more.
  private(set) var isInNamedFurniture: [Bool]
  private(set) var isInHeavyFurniture: [Bool]
  /// In the box that a head such as 相关阅读 opens.
  private(set) var isInSectionBox: [Bool]
  /// In such a box that holds more than three tenths of the page's prose, with prose before it.
  private(set) var isInHeavySectionBox: [Bool]
  /// In the deepest element that holds nine tenths of the prose.
  private(set) var isInsideRoot: [Bool]
  /// In the element with most prose directly in its paragraphs.
  private(set) var isInHeaviestBox: [Bool]
  /// Whether prose stands in containers that content systems name so.
  private(set) var hasContentBox = false

  private let page: PageLines
  private let items: [Passage]

  init(_ page: PageLines, _ passages: Passages) {
    self.page = page
    items = passages.items
    isInNamedFurniture = Array(repeating: false, count: items.count)
    isInHeavyFurniture = isInNamedFurniture
    isInSectionBox = isInNamedFurniture
    isInHeavySectionBox = isInNamedFurniture
    isInsideRoot = isInNamedFurniture
    isInHeaviestBox = isInNamedFurniture
    guard let document = page.document else { return }
    markFurniture()
    markBoxes(in: document)
    markRoot(of: document)
    markHeaviestBox(of: document)
    hasContentBox = items.contains { $0.proseWithCaptions > 0 && $0.line.traits.contains(.content) }
  }

  /// In furniture by an element's name or a box's head.
  func isInFurniture(_ index: Int) -> Bool { isInNamedFurniture[index] || isInSectionBox[index] }

  /// How many steps up two passages' elements meet, the longer way: 0 in one element, 1 in elements side
  /// by side, 3 where they are further apart or there are none.
  func distance(_ first: Int, _ second: Int) -> Int {
    guard let document = page.document else { return 3 }
    var (own, other) = (Int(items[first].line.container), Int(items[second].line.container))
    guard own >= 0, other >= 0 else { return 3 }
    for steps in 0...2 {
      if own == other { return steps }
      if own >= 0, other >= 0, document.nodes[own].parent == other || document.nodes[other].parent == own { return steps + 1 }
      own = own < 0 ? -1 : Int(document.nodes[own].parent)
      other = other < 0 ? -1 : Int(document.nodes[other].parent)
    }
    return 3
  }

  /// An element called furniture that holds more than two fifths of the page's prose may be misnamed.
  private mutating func markFurniture() {
    guard !page.furniture.isEmpty else { return }
    var mass = [Int](repeating: 0, count: page.furniture.count)
    var total = 0
    for item in items {
      total += item.proseWithCaptions
      let element = Int(page.furnitureOfLine[item.lines.lowerBound])
      if element >= 0 { mass[element] += item.proseWithCaptions }
    }
    for element in mass.indices.reversed() where page.furniture[element] >= 0 {
      mass[Int(page.furniture[element])] += mass[element]
    }
    var isReal = [Bool](repeating: false, count: mass.count)
    for element in mass.indices {
      let outer = page.furniture[element]
      isReal[element] = mass[element] * 5 <= total * 2 || (outer >= 0 && isReal[Int(outer)])
    }
    for index in items.indices {
      let element = Int(page.furnitureOfLine[items[index].lines.lowerBound])
      guard element >= 0 else { continue }
      if isReal[element] { isInNamedFurniture[index] = true } else { isInHeavyFurniture[index] = true }
    }
  }

  /// The box that 相关阅读 heads goes with it: the largest element that starts with that line.
  private mutating func markBoxes(in document: HTMLDocument) {
    // The last passage in each element, and the prose before each passage.
    var last = [Int32](repeating: -1, count: document.nodes.count)
    for index in items.indices where items[index].line.container >= 0 { last[Int(items[index].line.container)] = Int32(index) }
    for node in document.nodes.indices.reversed() where last[node] >= 0 {
      let parent = Int(document.nodes[node].parent)
      if parent >= 0 { last[parent] = max(last[parent], last[node]) }
    }
    let before = items.reduce(into: [0]) { sums, item in sums.append(sums[sums.count - 1] + item.proseWithCaptions) }
    let total = before[items.count]
    // Up to where boxes of each kind reach so far: nested ones are read once.
    var ends = (light: 0, heavy: 0)
    for index in items.indices {
      if items[index].role == .section, let box = box(of: index, document) {
        let end = Int(last[box]) + 1
        if (before[end] - before[index]) * 10 <= total * 3 {
          if end > ends.light { ends.light = endOfLinks(from: end) }
        } else if before[index] > 0 {
          ends.heavy = max(ends.heavy, end)
        }
      }
      isInSectionBox[index] = index < ends.light
      isInHeavySectionBox[index] = index < ends.heavy
    }
  }

  /// The largest element below the page's own whose first line is this one.
  private func box(of index: Int, _ document: HTMLDocument) -> Int? {
    var found: Int?
    var box = Int(items[index].line.container)
    while box >= 0, document.nodes[box].tag != .body, document.nodes[box].tag != .html,
      index == 0 || !isInside(index - 1, box, document)
    {
      found = box
      box = Int(document.nodes[box].parent)
    }
    return found
  }

  /// A heading in a box of its own: the links that follow are what it heads.
  private func endOfLinks(from start: Int) -> Int {
    var end = start
    while end < items.count, items[end].line.linked * 2 > items[end].line.count
      || (items[end].line.traits.contains(.listItem) && items[end].prose == 0)
    {
      end += 1
    }
    return end
  }

  private func isInside(_ index: Int, _ element: Int, _ document: HTMLDocument) -> Bool {
    let container = Int(items[index].line.container)
    return container >= element && container < Int(document.nodes[element].end)
  }

  /// The deepest element in document order that still holds nine tenths of the prose.
  private mutating func markRoot(of document: HTMLDocument) {
    let usable = items.indices.filter { !isInFurniture($0) && items[$0].proseWithCaptions > 0 }
    let named = usable.filter { items[$0].line.traits.contains(.content) }
    let counted = isArticle(named, among: usable) ? named : usable
    let total = Int32(clamping: counted.reduce(0) { $0 + items[$1].proseWithCaptions })
    var mass = [Int32](repeating: 0, count: document.nodes.count)
    for index in counted where items[index].line.container >= 0 {
      mass[Int(items[index].line.container)] += Int32(clamping: items[index].proseWithCaptions)
    }
    guard total > 0 else { return }
    for node in document.nodes.indices.reversed() where mass[node] > 0 {
      let parent = Int(document.nodes[node].parent)
      if parent >= 0 { mass[parent] += mass[node] }
    }
    var root = -1
    var node = 0
    while node < document.nodes.count {
      if mass[node] * 10 >= total * 9 {
        if document.nodes[node].tag.isBlock && document.nodes[node].tag != .p { root = node }
        node += 1
      } else {
        node = max(Int(document.nodes[node].end), node + 1)
      }
    }
    for index in items.indices { isInsideRoot[index] = root < 0 || isInside(index, root, document) }
  }

  /// Whether containers of known names hold most of the prose, or its long paragraphs while the
  /// rest are the short ones of teasers.
  private func isArticle(_ named: [Int], among usable: [Int]) -> Bool {
    func prose(_ indices: some Sequence<Int>) -> Int { indices.reduce(0) { $0 + items[$1].proseWithCaptions } }
    let held = prose(named)
    let rest = prose(usable) - held
    if held >= rest * 2 { return true }
    let others = usable.count - named.count
    return held * 2 >= rest && others > 0 && held / max(1, named.count) > rest / others * 2
  }

  private mutating func markHeaviestBox(of document: HTMLDocument) {
    var mass: [Int32: Int] = [:]
    func boxes(_ index: Int) -> [Int32] {
      let container = items[index].line.container
      return container < 0 ? [] : [container, document.nodes[Int(container)].parent]
    }
    for index in items.indices where items[index].proseWithCaptions > 0 && !isInFurniture(index) {
      for box in boxes(index) { mass[box, default: 0] += items[index].proseWithCaptions }
    }
    guard let heaviest = mass.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else { return }
    for index in items.indices { isInHeaviestBox[index] = boxes(index).contains(heaviest) }
  }
}
