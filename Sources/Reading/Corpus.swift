import Glibc

/// A place that a page can be read from.
public struct Source: Hashable, Sendable {
  /// The file's path; `-` is standard input.
  public let path: String

  public init(path: String) { self.path = path }

  /// The name that the page will bear: the file's name without its extension.
  public var identifier: String { Self.identifier(of: path) }

  /// Reads the page.
  /// - Throws: `ReadingError` when the file cannot be read, is too large or holds no text.
  public func page(limit: Int = Page.defaultLimit) throws(ReadingError) -> Page {
    try Page(contentsOf: path, limit: limit)
  }

  static func identifier(of path: String) -> String {
    if path == "-" { return "stdin" }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}

/// The documents that some paths lead to, in the order of the paths; those of a folder sorted.
///
/// Folders are walked to their depths. Hidden files, data and binary files (by their extension)
/// are passed over. A link is followed only to a place inside the folder it was found in, and no
/// folder is entered twice.
public struct Corpus: Sendable {
  /// What can be read, one by one.
  public private(set) var sources: [Source] = []
  /// Paths that led nowhere: missing, unreadable, folders without documents.
  public private(set) var failures: [ReadingError] = []

  /// - Parameter paths: Files, folders, or `-` for standard input.
  public init(paths: [String]) {
    for path in paths { add(path) }
  }

  private static let passedOver: Set<String> = [
    "json", "jsonl", "ndjson", "csv", "tsv", "xlsx", "xls", "docx", "doc", "pptx", "ppt", "pdf",
    "png", "jpg", "jpeg", "gif", "webp", "bmp", "svg", "ico", "mp3", "mp4", "avi", "mov", "zip",
    "gz", "bz2", "xz", "rar", "7z", "tar", "css", "js", "woff", "woff2", "ttf", "otf", "swift",
    "py", "so", "o", "a", "exe", "dll", "class", "jar", "db", "sqlite", "ttl", "dot", "nt", "nq",
  ]

  private mutating func add(_ path: String) {
    guard path != "-" else {
      sources.append(Source(path: path))
      return
    }
    guard let status = Self.status(path) else {
      let reason = "cannot be read: \(String(cString: strerror(errno)))"
      failures.append(ReadingError(.unreadable, path: path, reason: reason))
      return
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      sources.append(Source(path: path))
      return
    }
    let known = sources.count
    let knownFailures = failures.count
    walk(path)
    if sources.count == known, failures.count == knownFailures {
      failures.append(
        ReadingError(.noDocuments, path: path, reason: "is a folder without documents"))
    }
  }

  private mutating func walk(_ root: String) {
    let resolvedRoot = Self.resolved(root) ?? root
    var entered: Set<[UInt]> = []
    var pending = [root]
    while let path = pending.popLast() {
      guard let status = Self.status(path) else { continue }
      let kind = status.st_mode & S_IFMT
      if path != root, Self.isLink(path) {
        guard let place = Self.resolved(path), place.hasPrefix(resolvedRoot + "/") else { continue }
      }
      if kind == S_IFREG {
        sources.append(Source(path: path))
      } else if kind == S_IFDIR,
        entered.insert([UInt(status.st_dev), UInt(status.st_ino)]).inserted
      {
        guard let names = Self.names(in: path) else {
          let reason = "cannot be read: \(String(cString: strerror(errno)))"
          failures.append(ReadingError(.unreadable, path: path, reason: reason))
          continue
        }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        // Last first, so that the first is taken next.
        pending += names.reversed().map { prefix + $0 }
      }
    }
  }

  /// The names in a folder that may be documents or folders, sorted by their bytes.
  private static func names(in path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix("."), !isPassedOver(name) else { continue }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isPassedOver(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return passedOver.contains(name[name.index(after: dot)...].lowercased())
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func resolved(_ path: String) -> String? {
    guard let place = realpath(path, nil) else { return nil }
    defer { free(place) }
    return String(cString: place)
  }
}
