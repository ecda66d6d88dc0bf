import Glibc

/// The documents that some paths lead to, in the order of the paths; those of a folder sorted.
///
/// Folders are walked to their depths. Hidden files, data and binary files (by their extension)
/// are passed over and counted; what may hold pages (`.zip`, `.jsonl`) is a source that its reader may pass over. A link is followed only to a place inside the folder it was found
/// in, and no folder is entered twice.
public struct Corpus: Sendable {
  /// What can be read, one by one.
  public private(set) var sources: [Source] = []
  /// Paths that led nowhere: missing, unreadable, folders without documents.
  public private(set) var failures: [ReadingError] = []
  /// What folders hold besides documents, and how much of each: a file's extension (`.pdf`), `hidden`
  /// files and folders, `links out of the folder`, `links to folders`, `special files`.
  public private(set) var skipped: [String: Int] = [:]

  private var files: [NamedFile] = []

  /// - Parameter paths: Files, folders, or `-` for standard input.
  public init(paths: [String]) {
    for path in paths { add(path == "-" ? .standardInput : FilePath(path)) }
    NamedFile.tellApart(&files)
    sources = files.map { Source($0.file, identifier: $0.identifier, isNamed: $0.isNamed) }
    files = []
  }

  /// `2 .pdf, 1 hidden`, most first; empty when nothing was skipped.
  public static func words(_ skipped: [String: Int]) -> String {
    skipped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  private static let passedOver: Set<String> = [
    "csv", "tsv", "xlsx", "xls", "docx", "doc", "pptx", "ppt", "pdf",
    "png", "jpg", "jpeg", "gif", "webp", "bmp", "svg", "ico", "mp3", "mp4", "avi", "mov", "rar", "css", "js", "woff", "woff2", "ttf", "otf", "swift",
    "py", "so", "o", "a", "exe", "dll", "class", "jar", "db", "sqlite", "ttl", "dot", "nt", "nq",
  ]

  /// Extensions of files that are read only when they are containers.
  private static let packed: Set<String> = ["json", "jsonl", "ndjson", "zip", "gz", "tgz", "bz2", "xz", "7z", "tar", "zst"]

  /// `.zip` for what is no page by its extension, but may hold pages.
  package static func packedType(of path: FilePath) -> String? {
    let type = type(of: path.description)
    return packed.contains(String(type.dropFirst())) ? type : nil
  }

  private mutating func add(_ path: FilePath) {
    guard path != .standardInput else {
      files.append(NamedFile(path, depth: 0, isNamed: true))
      return
    }
    guard let status = path.status else { return fail(path) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      files.append(NamedFile(path, depth: 0, isNamed: true))
      return
    }
    let (known, knownFailures) = (files.count, failures.count)
    let skippedBefore = skipped
    walk(path)
    if files.count == known, failures.count == knownFailures {
      let new = skipped.merging(skippedBefore) { $0 - $1 }.filter { $0.value > 0 }
      let words = new.isEmpty ? "" : " (skipped: \(Self.words(new)))"
      failures.append(
        ReadingError(
          .noDocuments, path: path.description, reason: "is a folder without documents" + words))
    }
  }

  private mutating func fail(_ path: FilePath) {
    let reason = "cannot be read: \(String(cString: strerror(errno)))"
    failures.append(ReadingError(.unreadable, path: path.description, reason: reason))
  }

  private mutating func walk(_ root: FilePath) {
    let resolvedRoot = root.resolved ?? root
    var entered: Set<[UInt]> = []
    var pending = [(path: root, depth: -1)]
    while let (path, depth) = pending.popLast() {
      guard let status = path.status else {
        fail(path)
        continue
      }
      let isLink = depth >= 0 && path.isLink
      if isLink, let place = path.resolved,
        !place.bytes.starts(with: resolvedRoot.appending([]).bytes), place != resolvedRoot
      {
        skipped["links out of the folder", default: 0] += 1
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFREG:
        if let type = Self.passedOverType(of: path) {
          skipped[type, default: 0] += 1
        } else {
          files.append(NamedFile(path, depth: depth, isNamed: false))
        }
      case S_IFDIR:
        guard entered.insert([UInt(status.st_dev), UInt(status.st_ino)]).inserted else {
          skipped["links to folders", default: 0] += 1
          continue
        }
        guard let names = Self.names(in: path) else {
          fail(path)
          continue
        }
        let hidden = names.count { $0.first == UInt8(ascii: ".") }
        if hidden > 0 { skipped["hidden", default: 0] += hidden }
        // Last first, so that the first is taken next.
        pending += names.reversed().filter { $0.first != UInt8(ascii: ".") }
          .map { (path.appending($0), depth + 1) }
      default: skipped["special files", default: 0] += 1
      }
    }
  }

  /// The names in a folder, sorted by their bytes.
  private static func names(in path: FilePath) -> [[UInt8]]? {
    guard let folder = path.withCString({ opendir($0) }) else { return nil }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    while let entry = readdir(folder) {
      // A record is as long as its name; what stands behind it may be no memory.
      let name = Array(
        UnsafeRawBufferPointer(start: UnsafeRawPointer(entry), count: Int(entry.pointee.d_reclen))
          .dropFirst(offset).prefix { $0 != 0 })
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// What a file is called among those that were skipped: its extension, in small letters.
  package static func type(of path: String) -> String {
    let name = path.split { $0 == "/" || $0 == "#" }.last ?? ""
    return name.lastIndex(of: ".").map { name[$0...].lowercased() } ?? "data"
  }

  /// `.pdf` for what is passed over by its extension.
  package static func passedOverType(of path: FilePath) -> String? {
    let name = path.name
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let type = String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    return passedOver.contains(type) ? "." + type : nil
  }
}
