package import Digest
import Glibc
package import Knowledge
import Ontology
import Text

/// The N-Quads of a graph with reified sources, sorted by their bytes, each once, without holding them: all lines of
/// a subject stand together, so that sorting the subjects is enough.
package struct SortedQuads: Sendable {
  /// A subject: an entity, or what the sources of facts are made of.
  private struct Subject: Sendable {
    enum Kind: Sendable {
      case entity, statementOfEdge, statementOfAttribute, evidence, passage, position, quote
    }

    let kind: Kind
    /// A position of an entity, an edge or a reading.
    let place: Int32
    /// The number of an attribute.
    var number: Int32 = 0
    var name: ContentName?
  }

  private let writer: NTriplesWriter
  private let base: String
  private let graph: KnowledgeGraph
  private let projection: GraphProjection
  private let sources: ProvenanceProjection
  /// In the order of their lines.
  private let subjects: [Subject]
  /// Where subjects of one IRI begin: facts that are written alike have one statement.
  private let starts: [Int32]

  /// - Complexity: O(*n* log *n*) in the facts and their sources.
  package init(of graph: KnowledgeGraph, base: String) {
    writer = NTriplesWriter(provenance: .reified, base: base)
    self.graph = graph
    projection = GraphProjection(graph: graph, provenance: .none)
    let sources = ProvenanceProjection(graph: graph, form: .reified)
    self.sources = sources
    let encodedBase = IRISyntax.encoded(base)
    self.base = encodedBase
    var blocks: [(first: [UInt8], subjects: [Subject])] = []
    func add(_ segment: SourceNode, _ subjects: [Subject]) {
      guard !subjects.isEmpty else { return }
      let sorted = subjects.sorted { a, b in
        guard let a = a.name, let b = b.name else { return false }
        return a < b
      }
      blocks.append((Array("<\(encodedBase)\(segment.segment)/".utf8), sorted))
    }
    let statements = Self.statements(of: graph, sources)
    add(.statement, statements)
    let readings = Self.readings(sources)
    add(.evidence, readings.evidence)
    for (segment, kind) in [(SourceNode.passage, Subject.Kind.passage), (.position, .position), (.quote, .quote)] {
      add(segment, readings.passages.map { Subject(kind: kind, place: $0.place, name: $0.name) })
    }
    blocks.sort { $0.first.lexicographicallyPrecedes($1.first) }
    subjects = Self.merged(Self.entities(of: graph), with: blocks, graph)
    var starts: [Int32] = []
    for place in subjects.indices where place == 0 || !Self.areOne(subjects[place - 1], subjects[place]) {
      starts.append(Int32(place))
    }
    self.starts = starts
  }

  private static func areOne(_ a: Subject, _ b: Subject) -> Bool {
    guard let name = a.name else { return false }
    func isStatement(_ kind: Subject.Kind) -> Bool { kind == .statementOfEdge || kind == .statementOfAttribute }
    return name == b.name && (a.kind == b.kind || isStatement(a.kind) && isStatement(b.kind))
  }

  // MARK: Subjects

  private static func statements(of graph: KnowledgeGraph, _ sources: ProvenanceProjection) -> [Subject] {
    let entities = GraphProjection.parts(of: 0..<graph.entities.count)
    let edges = GraphProjection.parts(of: 0..<graph.edges.count)
    return mapInParallel(entities.count + edges.count) { part -> [Subject] in
      var found: [Subject] = []
      var hash = ContentHash()
      if part < entities.count {
        for position in entities[part] {
          let attributes = graph.entities[position].attributes
          for number in attributes.indices where !attributes[number].provenance.isEmpty {
            let name = sources.statementName(at: .attribute(entity: position, number: number), &hash)
            found.append(
              Subject(kind: .statementOfAttribute, place: Int32(position), number: Int32(number), name: name))
          }
        }
      } else {
        for position in edges[part - entities.count] where !graph.edges[position].writtenProvenance.isEmpty {
          found.append(
            Subject(
              kind: .statementOfEdge, place: Int32(position), name: sources.statementName(at: .edge(position), &hash)))
        }
      }
      return found
    }.flatMap(\.self)
  }

  private static func readings(_ sources: ProvenanceProjection) -> (evidence: [Subject], passages: [Subject]) {
    let parts = GraphProjection.parts(of: 0..<sources.readingCount)
    let found = mapInParallel(parts.count) { part -> (evidence: [Subject], passages: [Subject]) in
      var names = SourceNames()
      var (evidence, passages): ([Subject], [Subject]) = ([], [])
      for place in parts[part] {
        let reading = sources.reading(at: place)
        evidence.append(Subject(kind: .evidence, place: Int32(place), name: names.name(of: reading)))
        if sources.beginsPassage(at: place) {
          passages.append(Subject(kind: .passage, place: Int32(place), name: names.name(of: reading.passage)))
        }
      }
      return (evidence, passages)
    }
    return (found.flatMap(\.evidence), found.flatMap(\.passages))
  }

  /// Entities in the order of their IRIs as they are written.
  private static func entities(of graph: KnowledgeGraph) -> [Subject] {
    var entities = graph.entities.indices.map { Subject(kind: .entity, place: Int32($0)) }
    func precedes(_ a: Subject, _ b: Subject) -> Bool {
      key(ofEntity: a, graph).lexicographicallyPrecedes(key(ofEntity: b, graph))
    }
    let isSorted = zip(entities, entities.dropFirst()).allSatisfy(precedes)
    if !isSorted { entities.sort(by: precedes) }
    return entities
  }

  private static func key(ofEntity subject: Subject, _ graph: KnowledgeGraph) -> [UInt8] {
    Array("<\(IRISyntax.encoded(graph.entities[Int(subject.place)].iri))>".utf8)
  }

  /// Entities and blocks of subjects that begin alike, as no entity does.
  private static func merged(
    _ entities: [Subject], with blocks: [(first: [UInt8], subjects: [Subject])], _ graph: KnowledgeGraph
  ) -> [Subject] {
    var merged: [Subject] = []
    merged.reserveCapacity(entities.count + blocks.reduce(0) { $0 + $1.subjects.count })
    var next = 0
    for block in blocks {
      let start = next
      let low = entities[start...].partitioningIndex {
        !key(ofEntity: $0, graph).lexicographicallyPrecedes(block.first)
      }
      // A user's own kind may be called as a source is.
      if low < entities.count, key(ofEntity: entities[low], graph).starts(with: block.first) {
        return sorted(entities, with: blocks, graph)
      }
      merged += entities[start..<low]
      merged += block.subjects
      next = low
    }
    return merged + entities[next...]
  }

  private static func sorted(
    _ entities: [Subject], with blocks: [(first: [UInt8], subjects: [Subject])], _ graph: KnowledgeGraph
  ) -> [Subject] {
    var keyed = entities.map { (key: key(ofEntity: $0, graph), subject: $0) }
    for block in blocks {
      keyed += block.subjects.map { subject in (block.first + (subject.name?.digits ?? []) + [UInt8(ascii: ">")], subject) }
    }
    return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.subject)
  }

  // MARK: Lines

  /// Hands over the lines in chunks of some ten thousand bytes.
  package func write(to sink: @escaping ([UInt8]) -> Void) {
    let parts = stride(from: 0, to: starts.count, by: 256).map { $0..<min($0 + 256, starts.count) }
    BufferedOutput.write(to: sink) { (output) throws(SinkRefusal) in
      try output.appendParts(parts.count) { part, output in
        for group in parts[part] {
          let end = group + 1 < starts.count ? Int(starts[group + 1]) : subjects.count
          append(Int(starts[group])..<end, to: &output)
        }
      }
    }
  }

  /// The SHA-256 of the lines, and how many there are.
  package func digest() -> (digest: SHA256Digest, lines: Int) {
    let sum = Sum()
    write { bytes in
      sum.hash.update(bytes)
      sum.lines += bytes.count { $0 == UInt8(ascii: "\n") }
    }
    return (sum.hash.finish(), sum.lines)
  }

  private final class Sum {
    var hash = SHA256()
    var lines = 0
  }

  private func append(_ range: Range<Int>, to output: inout BufferedOutput) {
    // All lines in one buffer: an array for each would take longer than to write it.
    var written = BufferedOutput(sink: nil)
    var lines: [Range<Int>] = []
    for subject in subjects[range] {
      forEachTriple(of: subject) { triple in
        let start = written.bytes.count
        writer.append(triple, nil, base: base, to: &written)
        lines.append(start..<written.bytes.count)
      }
    }
    written.bytes.withUnsafeBytes { bytes in
      func order(_ a: Range<Int>, _ b: Range<Int>) -> Int {
        let (x, y) = (bytes[a], bytes[b])
        guard let first = x.base.baseAddress else { return 0 }
        let common = memcmp(first + a.lowerBound, first + b.lowerBound, min(x.count, y.count))
        return common == 0 ? x.count - y.count : Int(common)
      }
      lines.sort { order($0, $1) < 0 }
      for (place, line) in lines.enumerated() where place == 0 || order(lines[place - 1], line) != 0 {
        output.append(UnsafeRawBufferPointer(rebasing: bytes[line]))
      }
    }
  }

  private func forEachTriple(of subject: Subject, _ body: (Triple) -> Void) {
    let place = Int(subject.place)
    switch subject.kind {
    case .entity: projection.forEachTriple(in: .facts(place..<place + 1)) { triple, _ in body(triple) }
    case .statementOfEdge: sources.forEachTriple(in: .edges(place..<place + 1)) { triple, _ in body(triple) }
    case .statementOfAttribute: sources.forEachTriple(ofAttribute: Int(subject.number), of: place, body)
    case .evidence: sources.forEachTriple(ofReadingAt: place, body)
    case .passage, .position, .quote:
      let node: SourceNode = subject.kind == .passage ? .passage : subject.kind == .position ? .position : .quote
      sources.forEachTriple(ofPassageAt: place) { triple in
        if case .source(node, _) = triple.subject { body(triple) }
      }
    }
  }
}
