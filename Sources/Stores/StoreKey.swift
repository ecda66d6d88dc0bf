import Digest
import Foundation

/// Names of stores in the cache.
public enum StoreKey {
  /// A digest of all that a store's content depends on: the claims, the base of the IRIs, and the
  /// program that links them, with the day and size of its file, as one version may be built twice.
  public static func name(of claims: [UInt8], base: String, version: String) -> String {
    let program = try? FileManager.default.attributesOfItem(
      atPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
    let day = (program?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    let size = program?[.size] as? Int ?? 0
    var hash = SHA256()
    hash.update(claims)
    hash.update(Array("\u{0}\(base)\u{0}\(version)\u{0}\(day)\u{0}\(size)".utf8))
    return hash.finish().hexadecimal
  }
}
