import Ontology

/// The tables of `graph.sqlite`. Documentation/Database.md tells what is in them.
enum GraphSchema {
  /// Kept as `user_version`; one more whenever the tables, or what stands in them, change.
  static let version = 3

  /// What the graph is read back from. Numbers of entities and edges are their positions in the graph.
  static let tables = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL, superkind TEXT,
      declared INTEGER NOT NULL);
    CREATE TABLE relation (id INTEGER PRIMARY KEY, name TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL, inverse TEXT,
      range TEXT NOT NULL, general TEXT, declared INTEGER NOT NULL);
    CREATE TABLE namespace (prefix TEXT PRIMARY KEY, iri TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE entity (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind INTEGER NOT NULL, label TEXT NOT NULL);
    CREATE TABLE attribute (id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, relation INTEGER NOT NULL, value TEXT NOT NULL,
      type TEXT NOT NULL);
    CREATE TABLE edge (id INTEGER PRIMARY KEY, subject INTEGER NOT NULL, relation INTEGER NOT NULL, object INTEGER NOT NULL);
    CREATE TABLE passage (id INTEGER PRIMARY KEY, article INTEGER NOT NULL, quote TEXT NOT NULL, start INTEGER NOT NULL,
      "end" INTEGER NOT NULL, byte_start INTEGER NOT NULL, byte_end INTEGER NOT NULL);
    CREATE TABLE rule (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE evidence (id INTEGER PRIMARY KEY, passage INTEGER NOT NULL, rule INTEGER NOT NULL, confidence REAL NOT NULL,
      qualifiers TEXT NOT NULL);
    CREATE TABLE edge_evidence (edge INTEGER, evidence INTEGER, PRIMARY KEY (edge, evidence)) WITHOUT ROWID;
    CREATE TABLE attribute_evidence (attribute INTEGER, evidence INTEGER, PRIMARY KEY (attribute, evidence)) WITHOUT ROWID;
    CREATE TABLE name (name TEXT, entity INTEGER, PRIMARY KEY (name, entity)) WITHOUT ROWID;
    CREATE TABLE adjacency (node INTEGER PRIMARY KEY, rows BLOB NOT NULL);
    """

  /// Made when the tables are full.
  static let indexes = """
    CREATE INDEX attribute_status ON attribute (entity) WHERE relation = \(Relation.eventStatus.number);
    CREATE UNIQUE INDEX entity_iri ON entity (iri);
    CREATE INDEX entity_label ON entity (label);
    CREATE INDEX entity_kind ON entity (kind);
    CREATE INDEX attribute_entity ON attribute (entity, relation);
    CREATE INDEX edge_subject ON edge (subject, relation, object);
    CREATE INDEX edge_object ON edge (object, relation, subject);
    CREATE INDEX passage_article ON passage (article);
    """

  /// Two letters that stand together are a word of these (``Bigrams``); they hold no text, only where it is.
  static let search = """
    CREATE VIRTUAL TABLE label_search USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 0');
    CREATE VIRTUAL TABLE passage_search USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 0');
    """
}
