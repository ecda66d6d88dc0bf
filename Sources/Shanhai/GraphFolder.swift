import Claims
import Foundation
import Text
import Writing

/// What a folder that `build` or `link` wrote keeps for later commands: `shanhai.json` says how its
/// graph is written, and which `claims.jsonl` (or `claims.jsonl.gz`) is its own.
public struct GraphFolder: Hashable, Sendable {
  public let path: String

  /// The name of the file that keeps it.
  static let fileName = "shanhai.json"

  public init(_ path: String) { self.path = path }

  /// What the file of its claims is called, plain and compressed.
  static let claimsNames = ["claims.jsonl", "claims.jsonl.gz"]

  /// The folder that an argument means: a folder, or the file of claims in one; `nil` for other files.
  public init?(of argument: String) {
    if ClaimFiles.isFolder(argument) {
      self.init(argument)
    } else if let name = argument.split(separator: "/").last, Self.claimsNames.contains(String(name)) {
      self.init(holding: argument)
    } else {
      return nil
    }
  }

  /// The folder that a file is in.
  init(holding file: String) {
    path = file.lastIndex(of: "/").map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
  }

  /// What is in the file.
  private struct Content {
    var settings = GraphSettings()
    /// The size of the folder's own file of claims.
    var claimsBytes: Int?
  }

  /// How the folder's graph is written; `nil` when it holds none.
  /// - Throws: `Refusal` when that cannot be read, or is no way to write one.
  public func settings() throws(Refusal) -> GraphSettings? {
    guard FileManager.default.fileExists(atPath: claimsPath) else { return nil }
    return try content()?.settings ?? GraphSettings()
  }

  /// Whether it holds a file of claims that no `build` or `link` into it has written: another's
  /// file, or claims that were changed since.
  /// - Throws: `Refusal` when what it keeps cannot be read.
  public func holdsForeignClaims() throws(Refusal) -> Bool {
    let files = FileManager.default
    guard files.fileExists(atPath: claimsPath) else { return false }
    guard let content = try content() else {
      return !files.fileExists(atPath: path + "/" + EarlierBuild.fileName)
    }
    let size = try? files.attributesOfItem(atPath: claimsPath)[.size] as? Int
    return content.claimsBytes != size
  }

  /// Whether `build` or `link` wrote the claims that it holds.
  /// - Throws: `Refusal` when what it keeps cannot be read.
  public var isOwn: Bool {
    get throws(Refusal) {
      let file = path + "/" + Self.fileName
      let files = FileManager.default
      guard files.fileExists(atPath: file), files.fileExists(atPath: claimsPath) else { return false }
      return try !holdsForeignClaims()
    }
  }

  /// The path of its claims; of those that it would have, when it has none.
  public var claimsPath: String {
    claimsPaths.first { FileManager.default.fileExists(atPath: $0) } ?? claimsPaths[0]
  }

  var claimsPaths: [String] { Self.claimsNames.map { path + "/" + $0 } }

  /// Whether its claims are a gzip archive.
  var isCompressed: Bool { claimsPath == claimsPaths[1] }

  private func content() throws(Refusal) -> Content? {
    let file = path + "/" + Self.fileName
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Refusal(file: file, reason: "cannot be read")
    }
    var content = Content()
    var (provenance, license): (String?, String?)
    do throws(JSONError) {
      var reader = JSONReader(Array(data))
      try reader.object { (reader, key) throws(JSONError) in
        switch key {
        case "base": content.settings.base = try reader.string()
        case "provenance": provenance = try reader.string()
        case "license": license = try reader.string()
        case "claimsBytes": content.claimsBytes = try reader.count()
        default: try reader.skipValue()
        }
      }
      try reader.finish()
    } catch {
      throw Refusal(file: file, reason: "byte \(error.position + 1): \(error.reason)")
    }
    if let fault = AbsoluteIRI.faultInBase(content.settings.base) {
      throw Refusal(file: file, reason: "base \(content.settings.base) \(fault)")
    }
    if let provenance {
      guard let form = ProvenanceForm(named: provenance), GraphFormat.turtle.provenanceForms.contains(form) else {
        throw Refusal(file: file, reason: "provenance \(provenance) is none that Turtle holds")
      }
      content.settings.provenance = form
    }
    if let license {
      do throws(License.Unknown) {
        content.settings.license = try License(named: license)
      } catch {
        throw Refusal(file: file, reason: "license \(license) \(error)")
      }
    }
    return content
  }

  /// The content of that file.
  static func text(_ settings: GraphSettings, claimsBytes: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.text("base", settings.base)
      writer.text("provenance", settings.provenance.rawValue)
      writer.text("license", settings.license?.iri)
      writer.key("claimsBytes")
      writer.number(claimsBytes)
    }
    return writer.bytes + [0x0A]
  }
}
