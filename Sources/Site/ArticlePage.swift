import Knowledge
import Ontology
import Text

extension PageWriter {
  /// The page of an article: its text with the sentences that state facts, and beside it these facts, each way linked.
  ///
  /// - Parameter text: its cleaned text, if it is at hand.
  func articlePage(_ article: Int, text: [Unicode.Scalar]?) -> (file: String, bytes: [UInt8]) {
    let entity = graph.entities[article]
    let path = site.paths[article]?.path ?? ""
    let links = links(from: path)
    let statements = site.statements.of(article)
    let quotes = statements.map { (scalars: source(of: $0).scalars, quote: source(of: $0).quote) }
    let whole = text.flatMap { ArticleText.stand(quotes, in: $0) ? $0 : nil }
    let paragraphs: [Shown] = ArticleText(quotes, in: whole).paragraphs.map { paragraph in
      [
        "gap": Shown(paragraph.isAfterGap),
        "pieces": .list(paragraph.pieces.map { piece in
          ["text": .text(piece.text), "cited": Shown(piece.isCited), "start": piece.start.map { Shown($0) } ?? .nothing]
        }),
      ]
    }
    var content = entityContent(article, links)
    content["paragraphs"] = .list(paragraphs)
    content["isWhole"] = Shown(whole != nil)
    content["sentences"] = .list(sentences(statements, links))
    content["cite"] = .text(citation(of: article, extent: nil))
    return page("article", at: links, heading: entity.label, content)
  }

  /// The facts of an article by the sentences that state them, in the order of the text.
  private func sentences(_ statements: [Statement], _ links: PageLinks) -> [Shown] {
    var byStart: [Int: [Statement]] = [:]
    for statement in statements { byStart[source(of: statement).scalars.lowerBound, default: []].append(statement) }
    return byStart.sorted { $0.key < $1.key }.map { start, statements in
      var seen: Set<String> = []
      var mentions: [Shown] = []
      let facts = statements.compactMap { statement -> Shown? in
        let (subject, relation, object) = fact(statement, links)
        if relation == .mentions {
          if seen.insert(Self.key(object)).inserted { mentions.append(.fields(object)) }
          return nil
        }
        // What a post or body is of, its name says; a tenure says what its person holds; a general relation says no
        // more than the special one beside it.
        if relation.standsWithoutProvenance || relation == .member || relation == .ofPost
          || relation == .participant && statements.contains(where: { isSpecial($0, than: statement) })
        {
          return nil
        }
        let source = source(of: statement)
        let qualifiers = source.qualifiers.map { $0.label(in: language) }.joined(separator: words["list-separator"])
        let key = [Self.key(subject), relation.prefixedName, Self.key(object), qualifiers].joined(separator: "\n")
        guard seen.insert(key).inserted else { return nil }
        return [
          "subject": .fields(subject), "relation": .text(relation.label(in: language)), "object": .fields(object),
          "qualifiers": .text(qualifiers), "rule": .text(source.rule),
        ]
      }
      return ["start": Shown(start), "quote": .text(source(of: statements[0]).quote), "facts": .list(facts), "mentions": .list(mentions)]
    }
  }

  /// What tells a link from others.
  private static func key(_ link: [String: Shown]) -> String {
    [link["href"], link["label"]].map { if case .text(let text) = $0 { text } else { "" } }.joined(separator: "\n")
  }

  private func source(of statement: Statement) -> Provenance {
    switch statement.fact {
    case .edge(let edge): graph.edges[edge].provenance[statement.source]
    case .attribute(let entity, let attribute): graph.entities[entity].attributes[attribute].provenance[statement.source]
    }
  }

  private func isSpecial(_ statement: Statement, than general: Statement) -> Bool {
    guard case .edge(let a) = statement.fact, case .edge(let b) = general.fact else { return false }
    let (special, edge) = (graph.edges[a], graph.edges[b])
    return special.relation.general == edge.relation && special.subject == edge.subject && special.object == edge.object
  }

  private func fact(_ statement: Statement, _ links: PageLinks) -> (subject: [String: Shown], relation: Relation, object: [String: Shown]) {
    func end(_ iri: String) -> [String: Shown] { graph.index(of: iri).map { link($0, links) } ?? ["label": .text(iri)] }
    switch statement.fact {
    case .edge(let number):
      let edge = graph.edges[number]
      return (end(edge.subject), edge.relation, end(edge.object))
    case .attribute(let entity, let number):
      let attribute = graph.entities[entity].attributes[number]
      return (link(entity, links), attribute.relation, ["label": .text(value(attribute, of: graph.entities[entity]))])
    }
  }
}
