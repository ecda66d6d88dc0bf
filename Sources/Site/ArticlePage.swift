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
      var mentioned: Set<Int> = []
      var mentions: [Shown] = []
      var told: Set<Told> = []
      let facts = statements.compactMap { statement -> Shown? in
        let relation = relation(of: statement)
        if relation == .mentions {
          if case .edge(let edge) = statement.fact, let end = site.index.object(of: edge), mentioned.insert(end).inserted {
            mentions.append(.fields(link(end, links)))
          }
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
        let qualifiers = source.qualifiers.map { $0.label(in: language) }
        guard told.insert(Told(fact: statement.fact, qualifiers: source.qualifiers)).inserted else { return nil }
        let (subject, object) = ends(of: statement, links)
        return [
          "subject": subject, "relation": .text(relation.label(in: language)), "object": object,
          "qualifiers": .text(qualifiers.joined(separator: words["list-separator"])), "rule": .text(source.rule),
        ]
      }
      return ["start": Shown(start), "quote": .text(source(of: statements[0]).quote), "facts": .list(facts), "mentions": .list(mentions)]
    }
  }

  /// A fact as it is told of a sentence, however many rules read it there.
  private struct Told: Hashable {
    let fact: Statement.Fact
    let qualifiers: [Qualifier]
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
    return special.relation.general == edge.relation && site.index.subject(of: a) == site.index.subject(of: b)
      && site.index.object(of: a) == site.index.object(of: b)
  }

  private func relation(of statement: Statement) -> Relation {
    switch statement.fact {
    case .edge(let edge): graph.edges[edge].relation
    case .attribute(let entity, let attribute): graph.entities[entity].attributes[attribute].relation
    }
  }

  private func ends(of statement: Statement, _ links: PageLinks) -> (subject: Shown, object: Shown) {
    switch statement.fact {
    case .edge(let edge):
      func end(_ position: Int?, _ iri: String) -> Shown { position.map { .fields(link($0, links)) } ?? ["label": .text(iri)] }
      return (end(site.index.subject(of: edge), graph.edges[edge].subject), end(site.index.object(of: edge), graph.edges[edge].object))
    case .attribute(let entity, let number):
      return (.fields(link(entity, links)), ["label": .text(value(graph.entities[entity].attributes[number], of: graph.entities[entity]))])
    }
  }
}
