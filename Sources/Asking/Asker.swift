public import Database
public import GraphDatabase
import Foundation
import Knowledge
import Ontology
import Querying

/// Asks a graph in the words of people. For one thread at a time.
public struct Asker {
  /// What a question came to.
  public enum Outcome {
    /// Rows, or none where the graph knows nothing.
    case answer(Answer)
    /// No question of the book; with examples of the nearest.
    case unread(nearest: [String])
    /// The question is understood, but nothing in the graph has the name.
    case unknown(name: String)
    /// Several things have the name in their names.
    case ambiguous(name: String, candidates: [String])
  }

  private let database: GraphDatabase
  private let book: QuestionBook

  /// - Parameters:
  ///   - database: the graph.
  ///   - book: the questions that are understood.
  public init(_ database: GraphDatabase, _ book: QuestionBook = .bundled) {
    self.database = database
    self.book = book
  }

  /// The answer to a question, by the first reading whose names the graph knows.
  public func answer(_ asked: String) throws(DatabaseError) -> Outcome {
    let readings = book.readings(of: asked)
    var failure: Outcome?
    for reading in readings {
      switch try filled(reading) {
      case .success(let sql):
        let (columns, rows) = try database.rows(of: sql)
        return .answer(Answer(question: reading.question, sql: sql, columns: columns, rows: rows))
      case .failure(let unresolved):
        // A name that several have says more than one that nobody has.
        if case .ambiguous = failure { continue }
        if failure == nil || unresolved.candidates.count > 1 { failure = unresolved.outcome }
      }
    }
    return failure ?? .unread(nearest: book.nearest(to: asked))
  }

  private struct Unresolved: Error {
    let name: String
    let candidates: [String]
    var outcome: Outcome {
      candidates.isEmpty ? .unknown(name: name) : .ambiguous(name: name, candidates: candidates)
    }
  }

  /// The SQL of a reading, with numbers and words for its slots.
  private func filled(_ reading: QuestionReading) throws(DatabaseError) -> Result<String, Unresolved> {
    var sql = reading.question.sql
    for (slot, words) in reading.words.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let name = slot.rawValue
      switch slot {
      case .year: sql = sql.replacing("{year}", with: words)
      case .words:
        guard let search = Bigrams.expression(for: words) else { return .failure(Unresolved(name: words, candidates: [])) }
        sql = sql.replacing("{words?}", with: Self.quoted(search)).replacing("{words}", with: Self.quoted(words))
      default:
        let (numbers, candidates) = try meant(by: words, slot.kinds)
        guard !numbers.isEmpty else { return .failure(Unresolved(name: words, candidates: candidates)) }
        let list = "(" + numbers.map(String.init).joined(separator: ", ") + ")"
        sql = sql.replacing("{\(name)*}", with: Self.within(list)).replacing("{\(name)}", with: list)
      }
    }
    return .success(sql)
  }

  private static func quoted(_ words: String) -> String { "'" + words.replacing("'", with: "''") + "'" }

  /// Regions, and all that lies within them.
  private static func within(_ list: String) -> String {
    """
    (WITH RECURSIVE part (id) AS (SELECT id FROM entity WHERE id IN \(list) UNION SELECT f.subject_id
          FROM part JOIN fact f ON f.object_id = part.id AND f.relation = 'shan:within') SELECT id FROM part)
    """
  }

  /// The numbers of what a name means; where there is none, the names that have it in them.
  private func meant(
    by name: String, _ kinds: Set<EntityKind>
  ) throws(DatabaseError) -> (numbers: [Int], candidates: [String]) {
    var candidates: [String] = []
    var numbers: Set<Int> = []
    for (place, form) in NameForms.of(name).enumerated() {
      var graph = try database.names(of: database.entities(named: form))
      var chosen = graph.entities(named: form, kinds: kinds)
      if chosen.isEmpty {
        guard let perhaps = try database.entities(perhapsNamed: form) else { continue }
        graph = try database.names(of: perhaps)
        chosen = graph.entities(named: form, kinds: kinds)
        if chosen.count > 1 {
          candidates += chosen.map { graph.entities[$0.entity].label }
          continue
        }
      }
      for match in chosen {
        if let number = try database.entity(graph.entities[match.entity].iri) { numbers.insert(number) }
      }
      // As it is written is best; in Latin letters it may be the name of several regions.
      if place == 0 && !numbers.isEmpty { break }
    }
    return (numbers.sorted(), numbers.isEmpty ? candidates : [])
  }
}
