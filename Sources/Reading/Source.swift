/// A place that a page can be read from.
public struct Source: Hashable, Sendable {
  /// The file; `-` is standard input.
  public let file: FilePath
  /// The name that the page will bear: the path below the folder that was given, or the name of a
  /// file that was given itself, without its extension unless that is one of containers (`.zip`). Where two of a corpus would be the same,
  /// the extension stays, or the folders above are named too.
  public let identifier: String

  /// Whether the file was named itself, not found in a folder.
  public let isNamed: Bool

  /// A file that is read by itself.
  public init(_ file: FilePath) { self.init(file, identifier: file.identifier(), isNamed: true) }

  init(_ file: FilePath, identifier: String, isNamed: Bool) {
    self.file = file
    self.identifier = identifier
    self.isNamed = isNamed
  }

  /// The file's path as text that can be printed and given again.
  public var path: String { file.description }

  /// Whether it is what was given as `-`.
  public var isStandardInput: Bool { file == .standardInput }

  /// Its bytes as they are.
  /// - Throws: `ReadingError` when they cannot be read, or are too many.
  public func bytes(limit: Int = Page.defaultLimit) throws(ReadingError) -> [UInt8] {
    try FileBytes.read(file, limit: limit)
  }

  /// Reads the page.
  /// - Throws: `ReadingError` when the file cannot be read, is too large or holds no text.
  public func page(limit: Int = Page.defaultLimit) throws(ReadingError) -> Page {
    try Page(contentsOf: self, limit: limit)
  }
}

extension FilePath {
  static let standardInput = FilePath(bytes: [UInt8(ascii: "-")])

  /// The last names of the path with slashes between, without the extension unless it is asked for, or one of containers.
  func identifier(depth: Int = 0, hasExtension: Bool = false) -> String {
    if self == Self.standardInput { return "stdin" }
    var names = Array(self.names.suffix(depth + 1))
    guard let name = names.popLast() else { return description }
    guard !hasExtension, Corpus.packedType(of: self) == nil, let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return (names + [name]).joined(separator: "/")
    }
    return (names + [String(name[..<dot])]).joined(separator: "/")
  }
}

/// A file on its way to being a source: how much of its path its identifier tells.
struct NamedFile {
  let file: FilePath
  /// How many folders above the file its identifier tells at least.
  private let depth: Int
  let isNamed: Bool
  /// How often the identifier was that of another file; it gets longer each time.
  private var collisions = 0
  private(set) var identifier: String

  init(_ file: FilePath, depth: Int, isNamed: Bool) {
    self.file = file
    self.isNamed = isNamed
    self.depth = depth
    identifier = file.identifier(depth: depth)
  }

  /// Makes identifiers longer until no two files share one: by the extension, then by the folders
  /// above. What comes of it depends on the set of files alone.
  ///
  /// - Complexity: O(*n*) in the files, times the depth of those that share one.
  static func tellApart(_ files: inout [NamedFile]) {
    var resolved: [FilePath: FilePath] = [:]
    var isDone = false
    while !isDone {
      isDone = true
      for group in Dictionary(grouping: files.indices, by: { files[$0].identifier }).values
      where group.count > 1 {
        for index in group where resolved[files[index].file] == nil {
          resolved[files[index].file] = files[index].file.resolved
        }
        // A file that was named twice is told apart from itself by nothing.
        guard Set(group.map { resolved[files[$0].file] }).count > 1 else { continue }
        for index in group where files[index].lengthen() { isDone = false }
      }
    }
  }

  /// - Returns: whether there was more to add.
  private mutating func lengthen() -> Bool {
    collisions += 1
    let depth = depth + collisions / 2
    let path = file.fromRoot
    guard depth < path.names.count else { return false }
    identifier = path.identifier(depth: depth, hasExtension: collisions % 2 == 1)
    return true
  }
}
