import Claims
import Foundation
import Ontology
import Writing

/// What a folder that `build` or `link` wrote keeps for later commands: `shanhai.json` says what the
/// IRIs of its entities start with, and which `claims.jsonl` is its own.
public struct GraphFolder: Hashable, Sendable {
  public let path: String

  /// The name of the file that keeps it.
  static let fileName = "shanhai.json"

  public init(_ path: String) { self.path = path }

  /// The folder that an argument means: a folder, or a `claims.jsonl` in one; `nil` for other files.
  public init?(of argument: String) {
    if ClaimFiles.isFolder(argument) {
      self.init(argument)
    } else if argument.split(separator: "/").last == "claims.jsonl" {
      self.init(holding: argument)
    } else {
      return nil
    }
  }

  /// The folder that a file is in.
  init(holding file: String) {
    path = file.lastIndex(of: "/").map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
  }

  private struct Settings {
    var base = Namespace.defaultEntityBase
    /// The size of the folder's own `claims.jsonl`.
    var claimsBytes: Int?
  }

  /// What the IRIs of the folder's entities start with; `nil` when it holds no graph.
  /// - Throws: `Refusal` when that cannot be read or is no base.
  public func base() throws(Refusal) -> String? {
    guard FileManager.default.fileExists(atPath: claimsPath) else { return nil }
    return try settings()?.base ?? Namespace.defaultEntityBase
  }

  /// Whether it holds a `claims.jsonl` that no `build` or `link` into it has written: another's
  /// file, or claims that were changed since.
  /// - Throws: `Refusal` when what it keeps cannot be read.
  public func holdsForeignClaims() throws(Refusal) -> Bool {
    let files = FileManager.default
    guard files.fileExists(atPath: claimsPath) else { return false }
    guard let settings = try settings() else {
      return !files.fileExists(atPath: path + "/" + EarlierBuild.fileName)
    }
    let size = try? files.attributesOfItem(atPath: claimsPath)[.size] as? Int
    return settings.claimsBytes != size
  }

  /// The path of its claims.
  public var claimsPath: String { path + "/claims.jsonl" }

  private func settings() throws(Refusal) -> Settings? {
    let file = path + "/" + Self.fileName
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Refusal(file: file, reason: "cannot be read")
    }
    var settings = Settings()
    do throws(JSONError) {
      var reader = JSONReader(Array(data))
      try reader.object { (reader, key) throws(JSONError) in
        switch key {
        case "base": settings.base = try reader.string()
        case "claimsBytes": settings.claimsBytes = try reader.count()
        default: try reader.skipValue()
        }
      }
      try reader.finish()
    } catch {
      throw Refusal(file: file, reason: "byte \(error.position + 1): \(error.reason)")
    }
    if let fault = AbsoluteIRI.faultInBase(settings.base) {
      throw Refusal(file: file, reason: "base \(settings.base) \(fault)")
    }
    return settings
  }

  /// The content of that file.
  static func text(base: String, claimsBytes: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.text("base", base)
      writer.key("claimsBytes")
      writer.number(claimsBytes)
    }
    return writer.bytes + [0x0A]
  }
}
