import HTML
import Text

/// Finds among a page's passages those that are the article.
struct BodyFinder {
  private let page: PageLines
  private let items: [Passage]
  private let passages: Passages
  private let scalars: Letters
  /// Whether a passage stands where the page keeps its furniture, or outside the article's element.
  private(set) var isOutside: [Bool]
  private var isFurniture: [Bool]

  init(_ page: PageLines, _ passages: Passages) {
    self.page = page
    items = passages.items
    self.passages = passages
    scalars = passages.text.scalars
    isOutside = Array(repeating: false, count: items.count)
    isFurniture = isOutside
    if let document = page.document {
      markFurniture()
      markBoxes(in: document)
      markOutside(of: document)
    }
  }

  /// The passages from the first to the last of the article; `nil` when there is none.
  ///
  /// Lines that end an article cut the page into segments; the one with most prose is the body. A
  /// later one has to be clearly longer: it may be the second print of the text, what others wrote
  /// below it, or, under the head of a list, another story.
  /// - Complexity: O(*n*) in the passages.
  func segment() -> Range<Int>? {
    var best: Range<Int>?
    var bestMass = 0
    var start = 0
    var mass = 0
    var boundaries: [Int] = []
    func close(at end: Int) {
      if mass * 10 > bestMass * handicap(of: start) {
        best = start..<end
        bestMass = mass
      }
      mass = 0
      start = end
    }
    for index in items.indices where !isOutside[index] {
      if isBoundary(index) || isNextStory(index, after: mass) {
        close(at: index)
        boundaries.append(index)
      }
      mass += items[index].prose
    }
    close(at: items.count)
    guard var segment = best else { return wordsWithoutProse() }
    // A box of links inside the text does not end it.
    while segment.upperBound < items.count, items[segment.upperBound].role == .section,
      let next = boundaries.first(where: { $0 > segment.upperBound }) ?? Optional(items.count),
      goesOn(segment, in: segment.upperBound..<next)
    {
      segment = segment.lowerBound..<next
    }
    return trimmed(segment)
  }

  func isUsable(_ index: Int) -> Bool {
    !isOutside[index] && !items[index].role.isFurniture
  }

  func isInFurniture(_ index: Int) -> Bool { isFurniture[index] }

  /// Whether two passages stand in elements side by side.
  func areSiblings(_ first: Int, _ second: Int) -> Bool {
    guard let document = page.document else { return false }
    let elements = [items[first], items[second]].map { Int($0.line.container) }
    return elements.allSatisfy { $0 >= 0 }
      && document.nodes[elements[0]].parent == document.nodes[elements[1]].parent
  }

  /// By how many tenths of the best segment's prose a later one that starts with a line has to
  /// surpass it. Chosen on texts with a first story shorter than the teasers below it.
  private func handicap(of start: Int) -> Int {
    guard start < items.count else { return 12 }
    return switch items[start].role {
    case .section, .forum: 30
    case .editor, .footer: 20
    default: 12
    }
  }

  // MARK: Segments

  private func isBoundary(_ index: Int) -> Bool {
    let item = items[index]
    if item.role.endsArticle { return true }
    guard item.role == .info else { return false }
    let words = scalars[item.range.lowerBound..<item.range.upperBound]
    guard let found = DateStamp.find(in: words) else { return false }
    return found.stamp.dateTime != nil || item.shape.hans > 6
  }

  /// In a text, a short line before a paragraph that opens with 本报讯 starts another story, once
  /// there has been one.
  private func isNextStory(_ index: Int, after mass: Int) -> Bool {
    guard page.document == nil, mass >= 60, index + 1 < items.count,
      items[index].role == .words, items[index].prose == 0, items[index].shape.hans >= 4,
      items[index + 1].role == .words
    else { return false }
    return Dateline.opens(scalars, items[index + 1].range)
  }

  /// Whether the text before a box of links and the one behind it are of one piece.
  private func goesOn(_ segment: Range<Int>, in next: Range<Int>) -> Bool {
    guard let last = segment.last(where: { isUsable($0) && items[$0].prose > 0 }),
      let first = next.first(where: { isUsable($0) && items[$0].prose >= 40 })
    else { return false }
    if let document = page.document {
      let before = Int(items[last].line.container)
      let after = Int(items[first].line.container)
      guard before >= 0, after >= 0 else { return false }
      return before == after || document.nodes[before].parent == document.nodes[after].parent
    }
    return items[last].line.indent >= 2 && items[first].line.indent == items[last].line.indent
  }

  private func trimmed(_ segment: Range<Int>) -> Range<Int>? {
    func counts(_ index: Int) -> Bool {
      guard isUsable(index) else { return false }
      return items[index].prose > 0 || items[index].role == .caption || items[index].role == .row
    }
    guard
      let first = segment.first(where: {
        isUsable($0) && items[$0].prose > 0 && (page.document != nil || !passages.isTitleAboveInfo($0))
      }),
      let last = segment.last(where: counts)
    else { return nil }
    // A short sentence is no prose by its size, but by its neighbours.
    var start = first
    while start > segment.lowerBound, isShortSentence(start - 1, beside: start) { start -= 1 }
    var end = max(last, first) + 1
    while end < segment.upperBound, isShortSentence(end, beside: end - 1) { end += 1 }
    return start..<end
  }

  private func isShortSentence(_ index: Int, beside neighbour: Int) -> Bool {
    let item = items[index]
    guard isUsable(index), item.role == .words, item.shape.sentenceEnds > 0, item.shape.hans >= 3,
      item.line.linked == 0, item.line.headingLevel == 0
    else { return false }
    guard scalars[item.range.lowerBound..<item.range.upperBound].finalMark?.isSentenceEnd == true else { return false }
    if let document = page.document {
      let own = ancestors(of: item.line.container, in: document)
      return ancestors(of: items[neighbour].line.container, in: document).contains(where: own.contains)
    }
    return abs(item.line.indent - items[neighbour].line.indent) < 2
  }

  /// An element, its parent and grandparent, but not the page itself.
  private func ancestors(of element: Int32, in document: HTMLDocument) -> [Int32] {
    var found: [Int32] = []
    var element = element
    while element >= 0, found.count < 3, document.nodes[Int(element)].tag != .html {
      found.append(element)
      element = document.nodes[Int(element)].parent
    }
    return found
  }

  /// A page of titles and names: all words that are no furniture.
  private func wordsWithoutProse() -> Range<Int>? {
    func counts(_ index: Int) -> Bool {
      isUsable(index) && items[index].shape.hans >= 4 && items[index].role != .caption
    }
    guard let first = items.indices.first(where: counts),
      let last = items.indices.last(where: counts)
    else { return nil }
    let end = (first...last).first { items[$0].role.endsArticle } ?? last + 1
    return first < end ? first..<end : nil
  }

  // MARK: Markup

  /// An element called furniture that holds more than two fifths of the page's prose is misnamed.
  private mutating func markFurniture() {
    guard !page.furniture.isEmpty else { return }
    var mass = [Int](repeating: 0, count: page.furniture.count)
    var total = 0
    for item in items {
      total += item.prose
      let element = Int(page.furnitureOfLine[item.lines.lowerBound])
      if element >= 0 { mass[element] += item.prose }
    }
    for element in mass.indices.reversed() where page.furniture[element] >= 0 {
      mass[Int(page.furniture[element])] += mass[element]
    }
    var isReal = [Bool](repeating: false, count: mass.count)
    for element in mass.indices {
      let outer = page.furniture[element]
      isReal[element] =
        mass[element] * 5 <= total * 2 || (outer >= 0 && isReal[Int(outer)])
    }
    for index in items.indices {
      let element = Int(page.furnitureOfLine[items[index].lines.lowerBound])
      if element >= 0, isReal[element] {
        isFurniture[index] = true
        isOutside[index] = true
      }
    }
  }

  /// The box that 相关阅读 heads goes with it: the largest element that starts with that line and
  /// holds less than three tenths of the prose.
  private mutating func markBoxes(in document: HTMLDocument) {
    let total = items.reduce(0) { $0 + $1.prose }
    for index in items.indices where items[index].role == .section {
      var box = Int(items[index].line.container)
      guard box >= 0 else { continue }
      var found: Int?
      while box >= 0 {
        if index > 0, isInside(index - 1, box, document) { break }
        var mass = 0
        var next = index
        while next < items.count, isInside(next, box, document) {
          mass += items[next].prose
          next += 1
        }
        if mass * 10 > total * 3 || document.nodes[box].tag == .body { break }
        found = box
        box = Int(document.nodes[box].parent)
      }
      guard let found else { continue }
      var next = index
      while next < items.count, isInside(next, found, document) {
        isOutside[next] = true
        isFurniture[next] = true
        next += 1
      }
      // A heading in a box of its own: the links that follow are what it heads.
      while next < items.count, items[next].line.linked * 2 > items[next].line.count
        || (items[next].line.traits.contains(.listItem) && items[next].prose == 0)
      {
        isOutside[next] = true
        isFurniture[next] = true
        next += 1
      }
    }
  }

  /// Whether containers of known names hold most of the prose, or its long paragraphs while the
  /// rest are the short ones of teasers.
  private func isArticle(_ named: [Int], among usable: [Int]) -> Bool {
    func prose(_ indices: some Sequence<Int>) -> Int { indices.reduce(0) { $0 + items[$1].prose } }
    let held = prose(named)
    let rest = prose(usable) - held
    if held >= rest * 2 { return true }
    let others = usable.count - named.count
    return held * 2 >= rest && others > 0 && held / max(1, named.count) > rest / others * 2
  }

  private func isInside(_ index: Int, _ element: Int, _ document: HTMLDocument) -> Bool {
    let container = Int(items[index].line.container)
    return container >= element && container < Int(document.nodes[element].end)
  }

  /// Descends from the page's root into the element that holds nearly all of the prose, or that
  /// bears the name of a CMS's content container.
  private mutating func markOutside(of document: HTMLDocument) {
    let usable = items.indices.filter { !isOutside[$0] && items[$0].prose > 0 }
    let named = usable.filter { items[$0].line.traits.contains(.content) }
    let counted = isArticle(named, among: usable) ? named : usable
    let total = Int32(clamping: counted.reduce(0) { $0 + items[$1].prose })
    var mass = [Int32](repeating: 0, count: document.nodes.count)
    for index in counted where items[index].line.container >= 0 {
      mass[Int(items[index].line.container)] += Int32(clamping: items[index].prose)
    }
    guard total > 0 else { return }
    for node in document.nodes.indices.reversed() where mass[node] > 0 {
      let parent = Int(document.nodes[node].parent)
      if parent >= 0 { mass[parent] += mass[node] }
    }
    var root = -1
    var heaviest: Int32 = 0
    var node = 0
    // The deepest element in document order that still holds nine tenths of the prose.
    while node < document.nodes.count {
      let share = mass[node]
      if share * 10 >= total * 9 {
        if document.nodes[node].tag.isBlock && document.nodes[node].tag != .p {
          root = node
          heaviest = share
        }
        node += 1
      } else {
        node = max(Int(document.nodes[node].end), node + 1)
      }
    }
    // Words that no element holds stand beside it.
    guard root >= 0, heaviest > 0 else { return }
    for index in items.indices where !isInside(index, root, document) { isOutside[index] = true }
  }
}
