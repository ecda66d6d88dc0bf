/// The administrative divisions of China, current and ended since 1996.
public struct Gazetteer: Sendable {
  private let regions: [String: Region]

  /// The gazetteer that comes with the program.
  public static func bundled() throws -> Gazetteer { Gazetteer(regions: []) }

  init(regions: [Region]) {
    self.regions = Dictionary(regions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The division with a key (`Region.key`).
  public func region(_ key: String) -> Region? { regions[key] }

  /// A division's parents, nearest first, without the country.
  public func ancestors(of key: String) -> [Region] {
    var found: [Region] = []
    var next = regions[key]?.parent
    while let parent = next, let region = regions[parent], region.level != .country {
      found.append(region)
      next = region.parent
    }
    return found
  }
}
