// swift-tools-version: 6.1
import PackageDescription

// Targets stand in the order of the data; each imports only targets above it.
let package = Package(
  name: "Shanhai",
  products: [
    .executable(name: "shanhai", targets: ["ShanhaiCLI"]),
    .library(name: "Shanhai", targets: ["Shanhai", "Cleaning", "Reading", "Knowledge", "Querying", "Writing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
  ],
  targets: [
    // Nettle, as a system library; no Swift.
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    // SHA-256; the only importer of CNettle.
    .target(name: "Digest", dependencies: ["CNettle"]),
    .testTarget(name: "DigestTests", dependencies: ["Digest"]),
    // zlib, as a system library; no Swift.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // gzip archives, made and taken apart; the only importer of CZlib.
    .target(name: "Gzip", dependencies: ["CZlib"]),
    .testTarget(name: "GzipTests", dependencies: ["Gzip"]),
    // Text that remembers where it came from.
    .target(name: "Text", resources: [.embedInCode("Resources/numerals.txt"), .embedInCode("Resources/traditional.tsv")]),
    .testTarget(name: "TextTests", dependencies: ["Text"]),
    // Other programs, private folders, and what a signal must not leave behind.
    .target(name: "Machine"),
    .testTarget(name: "MachineTests", dependencies: ["Machine", "TestSupport"]),
    // The graph contract in Swift: kinds, relations and their IRIs.
    .target(name: "Ontology"),
    .testTarget(name: "OntologyTests", dependencies: ["Ontology"]),
    // libxml2, as a system library; no Swift.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // Markup to a stream of values with byte ranges; the only importer of CLibXML2.
    .target(name: "HTML", dependencies: ["CLibXML2", "Text"]),
    // A file as a page: identity, bytes, encoding, kind.
    .target(name: "Reading", dependencies: ["Digest", "Text"]),
    .testTarget(name: "ReadingTests", dependencies: ["Reading", "Text"]),
    // libarchive, as a system library; no Swift.
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    // Zip, tar and 7-Zip archives, taken apart; the only importer of CArchive.
    .target(name: "Archives", dependencies: ["CArchive"]),
    .testTarget(name: "ArchivesTests", dependencies: ["Archives"]),
    // Files that hold many pages: web archives, feeds, a scraper's lines, packed folders.
    .target(
      name: "Containers", dependencies: ["Archives", "Gzip", "HTML", "Reading", "Text"],
      resources: [.embedInCode("Resources/item_fields.tsv")]),
    .testTarget(
      name: "ContainersTests", dependencies: ["Containers", "Gzip", "Reading", "TestSupport"]),
    // An article: its text, its blocks, and what its page says of it.
    .target(name: "Articles", dependencies: ["Text"]),
    // The article without its page.
    .target(
      name: "Cleaning", dependencies: ["Articles", "Reading", "HTML", "Text"],
      resources: [
        .embedInCode("Resources/line_cues.tsv"), .embedInCode("Resources/class_words.tsv"),
        .embedInCode("Resources/byline_words.tsv"), .embedInCode("Resources/block_weights.tsv"),
        .embedInCode("Resources/page_labels.tsv"),
        .embedInCode("Resources/compatibility_forms.tsv"),
      ]),
    .testTarget(
      name: "CleaningTests", dependencies: ["Articles", "Cleaning", "Reading", "Text"],
      exclude: ["Pages"]),
    // Names known beforehand, and finding them.
    .target(name: "Lexicon", dependencies: ["Text"], resources: [.copy("Resources")]),
    .testTarget(name: "LexiconTests", dependencies: ["Lexicon", "Text"]),
    // Who and what the text names.
    .target(name: "Mentions", dependencies: ["Articles", "Lexicon", "Ontology", "Text"]),
    .testTarget(
      name: "MentionsTests", dependencies: ["Mentions", "Articles", "Cleaning", "Lexicon", "Text"],
      exclude: ["Cases"]),
    // What a sentence states of them, with its evidence; and its lines of JSON.
    .target(name: "Claims", dependencies: ["Articles", "Ontology", "Text"]),
    .testTarget(name: "ClaimsTests", dependencies: ["Claims", "Articles", "Ontology", "Text"]),
    // Rules as text: their files, their patterns, and what they read on a sentence's tape.
    .target(name: "Rules", dependencies: ["Lexicon", "Ontology", "Text"]),
    .testTarget(name: "RulesTests", dependencies: ["Rules", "Lexicon", "Ontology", "Text"]),
    // Articles to claims, by rules.
    .target(
      name: "Extraction",
      dependencies: ["Rules", "Mentions", "Claims", "Articles", "Lexicon", "Ontology", "Text"],
      resources: [
        .embedInCode("Resources/post.rules"), .embedInCode("Resources/agreement.rules"),
        .embedInCode("Resources/pairing.rules"),
        .embedInCode("Resources/secondment.rules"), .embedInCode("Resources/donation.rules"),
        .embedInCode("Resources/project.rules"),
      ]),
    .testTarget(
      name: "ExtractionTests",
      dependencies: [
        "Extraction", "Rules", "Claims", "Articles", "Cleaning", "Lexicon", "Mentions", "Ontology", "Text",
      ]),
    // Entities and edges with evidence, and walks over them.
    .target(name: "Knowledge", dependencies: ["Ontology", "Text"]),
    .testTarget(name: "KnowledgeTests", dependencies: ["Knowledge", "Ontology", "Text"]),
    // Claims to entities.
    .target(
      name: "Linking",
      dependencies: [
        "Claims", "Articles", "Digest", "Lexicon", "Knowledge", "Ontology", "Text",
      ]),
    .testTarget(
      name: "LinkingTests",
      dependencies: [
        "Linking", "Claims", "Extraction", "Articles", "Cleaning", "Mentions", "Lexicon", "Knowledge",
        "Ontology", "Text",
      ]),
    // The graph as Turtle and DOT.
    .target(
      name: "Writing",
      dependencies: [
        "Digest", "Knowledge", "Machine", "Ontology", "Text",
      ]),
    .testTarget(name: "WritingTests", dependencies: ["Writing", "Digest", "Knowledge", "Ontology", "Text"]),
    // libxlsxwriter, as a system library; no Swift.
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    // Tables as workbooks of Excel's; the only importer of CXLSXWriter.
    .target(name: "Spreadsheets", dependencies: ["CXLSXWriter", "Text", "Writing"]),
    // Walks over the graph: property paths, chains of facts, neighbourhoods.
    .target(
      name: "Querying", dependencies: ["Knowledge", "Ontology", "Text"], resources: [.embedInCode("Resources/latin_names.tsv")]),
    .testTarget(
      name: "QueryingTests", dependencies: ["Querying", "Knowledge", "Ontology", "Text"]),
    // SQLite, as a system library; no Swift.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    // A database in a file; the only importer of CSQLite.
    .target(name: "Database", dependencies: ["CSQLite"]),
    .testTarget(name: "DatabaseTests", dependencies: ["Database", "TestSupport"]),
    // The graph as a database, of which commands read what they need.
    .target(name: "GraphDatabase", dependencies: ["Database", "Knowledge", "Ontology", "Querying", "Text"]),
    .testTarget(
      name: "GraphDatabaseTests", dependencies: ["GraphDatabase", "Database", "Knowledge", "Ontology", "Querying", "TestSupport", "Text"]),
    // Files to graph in one call.
    .target(
      name: "Shanhai",
      dependencies: [
        "Reading", "Containers", "Articles", "Cleaning", "Database", "Digest", "GraphDatabase", "Gzip", "Mentions", "Claims", "Rules", "Extraction", "Lexicon", "Linking",
        "Knowledge", "Machine", "Ontology", "Querying", "Writing", "Text",
      ]),
    .testTarget(
      name: "ShanhaiTests",
      dependencies: [
        "Shanhai", "Articles", "Claims", "Extraction", "GraphDatabase", "Lexicon", "Linking", "Knowledge", "Ontology", "Querying",
        "Reading", "TestSupport", "Text", "Writing",
      ]),
    // The graph as a folder of pages.
    .target(
      name: "Site",
      dependencies: ["Shanhai", "Claims", "Digest", "Knowledge", "Linking", "Ontology", "Text", "Writing"],
      resources: [
        .embedInCode("Resources/article.mustache"), .embedInCode("Resources/end.mustache"),
        .embedInCode("Resources/entity.mustache"), .embedInCode("Resources/frame-end.mustache"),
        .embedInCode("Resources/frame-top.mustache"), .embedInCode("Resources/home.mustache"),
        .embedInCode("Resources/list.mustache"), .embedInCode("Resources/row.mustache"),
        .embedInCode("Resources/load.js"), .embedInCode("Resources/network.js"),
        .embedInCode("Resources/network.mustache"), .embedInCode("Resources/search.js"), .embedInCode("Resources/search.mustache"),
        .embedInCode("Resources/section.mustache"), .embedInCode("Resources/site.css"),
        .embedInCode("Resources/tiles.tsv"), .embedInCode("Resources/words.tsv"),
      ]),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "Site", "Articles", "Claims", "Knowledge", "Lexicon", "Linking", "Ontology", "Shanhai", "TestSupport", "Text",
      ]),
    // The graph asked in the words of people.
    .target(
      name: "Asking", dependencies: ["Database", "GraphDatabase", "Knowledge", "Ontology", "Querying", "Writing"],
      resources: [.embedInCode("Resources/questions.txt")]),
    .testTarget(name: "AskingTests", dependencies: ["Asking", "TestSupport"]),
    // Questions in SPARQL that have names, as they stand beside the ontology.
    .target(
      name: "Questions", path: "Ontology", exclude: ["imports.ttl", "shanhai.ttl", "shapes.ttl"],
      sources: ["NamedQuestion.swift", "QuestionFolder.swift"], resources: [.copy("questions")]),
    .testTarget(name: "QuestionsTests", dependencies: ["Questions"]),
    // libcurl, as a system library; no Swift.
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    // Triple stores: Oxigraph on this machine, any other by its endpoint.
    .target(name: "Stores", dependencies: ["CCurl", "Digest", "Machine"]),
    .testTarget(name: "StoresTests", dependencies: ["Stores", "TestSupport"]),
    // Arguments in, exit status out.
    .executableTarget(
      name: "ShanhaiCLI",
      dependencies: [
        "Shanhai", "Asking", "Containers", "Database", "Extraction", "GraphDatabase", "Machine", "Questions",
        "Querying", "Rules", "Site", "Spreadsheets", "Stores", "Text", "Writing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Resources/examples.txt")]),
    .testTarget(name: "CommandTests", dependencies: ["ShanhaiCLI", "Gzip", "TestSupport"]),
    // What the tests of whole runs share: folders that vanish, pages.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    // What each stage costs.
    .executableTarget(
      name: "ShanhaiBenchmarks",
      dependencies: [
        "CLibXML2", "Reading", "Articles", "Cleaning", "Claims", "Extraction", "Lexicon", "Linking",
        "Knowledge", "Mentions", "Ontology", "Text", "Writing",
      ],
      path: "Benchmarks", exclude: ["Graph", "graph_peers.py", "requirements.txt", "scale.py", "spark.py"]),
    // What writing and walking cost.
    .executableTarget(
      name: "ShanhaiGraphBenchmarks",
      dependencies: ["Claims", "Lexicon", "Linking", "Knowledge", "Querying", "Writing"],
      path: "Benchmarks/Graph"),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ]
}
