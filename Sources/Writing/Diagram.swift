import Knowledge
import Ontology

/// The part of a graph that a picture shows, before it has colours or a syntax.
struct Diagram {
  /// Where a node stands: who gives help on the left, what joins both sides in the middle, who gets
  /// help on the right.
  enum Column: Int, Comparable, CaseIterable {
    case supporting, shared, supported

    static func < (a: Column, b: Column) -> Bool { a.rawValue < b.rawValue }
  }

  /// A node with what is written in it.
  struct Node {
    let entity: Int
    let kind: EntityKind
    let name: String
    /// Smaller words beside or under the name: a person's posts, an event's date.
    let details: [String]
    /// The province around it: a position among the graph's entities.
    let province: Int?
    let column: Column
  }

  /// A line between two nodes, for all relations that hold between them in that direction.
  struct Line {
    let from: Int
    let to: Int
    /// Sorted; the general relation only when no special one is there.
    let relations: [Relation]
    /// What is written at it beside the relations: years.
    let note: String?
    /// The programme under which one region supports the other, where the picture is of that.
    let programme: DiagramProgramme?
    /// The sentences that state it, by date; the first few.
    let sources: [DiagramSource]
  }

  /// In the order of the graph.
  let nodes: [Node]
  let lines: [Line]
  /// How many entities that have lines are not drawn.
  let leftOut: Int
  /// How many articles what is drawn was read from.
  let articles: Int
  /// The first and the last day on which one of them appeared.
  let days: (first: String, last: String)?

  /// More lines for each node that there may be are neither read nor laid out in a few seconds.
  private static let linesPerNode = 4

  /// Picks what to draw: of what the view shows, around the focus if there is one, the first
  /// `maximumNodes` by rank, fewer where more than four lines for each of those would join them.
  /// Persons bring their posts. Whatever would have no line is left out.
  init(_ plan: DiagramPlan, maximumNodes: Int) {
    let candidates = plan.candidates
    var drawn = Self.first(maximumNodes, of: plan)
    // A node whose neighbours were cut has nothing to tell, and its own going may bare another.
    var before = 0
    repeat {
      before = drawn.count
      drawn = drawn.filter { node in
        plan.standsAlone(node) || plan.neighbours[node, default: []].contains(where: drawn.contains)
      }
    } while drawn.count < before
    nodes = drawn.sorted().map { plan.node($0) }
    lines = plan.lines(among: drawn)
    leftOut = candidates.count - drawn.count
    let cited = plan.articles(citedBy: drawn)
    articles = cited.count
    let dates = cited.flatMap { plan.graph.entities[$0].values(of: .datePublished) }.sorted()
    days = dates.first.flatMap { first in dates.last.map { (first, $0) } }
  }

  /// The first candidates by rank, as many as their lines allow.
  private static func first(_ maximumNodes: Int, of plan: DiagramPlan) -> Set<Int> {
    var drawn: Set<Int> = []
    var lines = 0
    for node in plan.candidates.prefix(maximumNodes) {
      lines += Set(plan.neighbours[node, default: []]).count(where: drawn.contains)
      if lines / linesPerNode > maximumNodes { break }
      drawn.insert(node)
    }
    return drawn
  }
}
