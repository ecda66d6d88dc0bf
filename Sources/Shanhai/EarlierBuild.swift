public import Claims
import Foundation
import Lexicon
import Reading

/// What an earlier build left in a folder, so that only changed documents are read again.
///
/// A document is known by the digest of its bytes, and only when the same program with the same
/// word lists read it: a hidden file beside them says which.
public struct EarlierBuild: Sendable {
  /// The documents that need not be read again; empty when there are none.
  public private(set) var claims = ClaimSet()

  static let fileName = ".shanhai-reader"

  /// - Parameters:
  ///   - folder: the folder that an earlier build wrote to, if it did.
  ///   - mark: what reads documents now.
  public init(in folder: String, mark: [UInt8]?) {
    guard let mark, let known = FileManager.default.contents(atPath: folder + "/" + Self.fileName),
      [UInt8](known) == mark
    else { return }
    var found = ClaimSet()
    // A file that was tampered with is no help.
    if ClaimFiles.read(folder, into: &found).isEmpty { claims = found }
  }

  /// Whether some claims, read with its help, are its own: the same documents by the same names.
  public func holds(_ others: ClaimSet) -> Bool {
    others.documents.count == claims.documents.count
      && others.documents.values.allSatisfy { claims.documents[$0.digest]?.identifier == $0.identifier }
  }

  /// The content of that file for this program, its word lists, and the words and rules of the user; `nil` when
  /// one of these files cannot be read.
  ///
  /// - Parameter settings: what else decides how documents are read.
  public static func mark(files own: [String], settings: String) -> [UInt8]? {
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath().path,
      let lists = try? WordList.files()
    else { return nil }
    let files = [program] + lists + own
    let digests = files.compactMap { try? Page.digest(of: FilePath($0)) }
    guard digests.count == files.count else { return nil }
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("reader")
      writer.array { writer in for digest in digests { writer.string(String(digest.prefix(16))) } }
      writer.text("settings", settings)
    }
    return writer.bytes + [0x0A]
  }
}
