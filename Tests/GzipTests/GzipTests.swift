import Gzip
import Testing

struct GzipTests {
  private func archive(_ parts: [[UInt8]]) -> [UInt8] {
    let gzip = Gzip()
    var bytes: [UInt8] = []
    for part in parts { gzip.add(part) { bytes += $0 } }
    gzip.finish { bytes += $0 }
    return bytes
  }

  private func content(of archive: [UInt8], by count: Int) throws(GzipError) -> [UInt8] {
    let gunzip = try Gunzip()
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: archive.count, by: count) {
      try gunzip.take(Array(archive[start..<min(start + count, archive.count)])) { bytes += $0 }
    }
    try gunzip.finish()
    return bytes
  }

  private static let text = Array(String(repeating: "沪滇协作联席会议在昆明举行。\n", count: 20_000).utf8)
  private static var noise: [UInt8] {
    var state = UInt32(7)
    return (0..<300_000).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 16)
    }
  }

  @Test(arguments: [1, 7, 4096, 1 << 20])
  func whatGoesInComesOut(count: Int) throws {
    let short = Array("山".utf8)
    for parts in [[[]], [short], [Array(Self.noise.prefix(5000)), short]] {
      #expect(try content(of: archive(parts), by: count) == parts.flatMap(\.self))
    }
    if count > 7 {
      #expect(try content(of: archive([Self.noise, [], Self.noise]), by: count) == Self.noise + Self.noise)
    }
  }

  @Test func theSameBytesGiveTheSameArchive() {
    #expect(archive([Self.noise]) == archive([Self.noise]))
    #expect(Gunzip.isArchive(archive([])))
    #expect(!Gunzip.isArchive(Array("{}".utf8)))
  }

  @Test(arguments: [3, 4096]) func archivesOneBehindAnotherAreOne(count: Int) throws {
    let (a, b) = (Array("甲\n".utf8), Array("乙\n".utf8))
    #expect(try content(of: archive([a]) + archive([b]), by: count) == a + b)
  }

  @Test func whatIsCutShortOrChangedIsDamaged() throws {
    let whole = archive([Array(Self.noise.prefix(3000))])
    for end in [0, 1, 2, 9, 10, 500, whole.count - 9, whole.count - 1] {
      #expect(throws: GzipError.damaged) { try content(of: Array(whole[..<end]), by: 4096) }
    }
    for place in [0, 1, 2, 20, whole.count - 8, whole.count - 1] {
      var changed = whole
      changed[place] ^= 0x55
      #expect(throws: GzipError.damaged) { try content(of: changed, by: 4096) }
    }
    #expect(throws: GzipError.damaged) { try content(of: whole + Array("rest".utf8), by: 4096) }
  }

  @Test func bombsAreNotTakenApart() throws {
    let gzip = Gzip()
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    var bomb: [UInt8] = []
    for _ in 0..<64 { gzip.add(zeros) { bomb += $0 } }
    gzip.finish { bomb += $0 }
    let gunzip = try Gunzip()
    var given = 0
    #expect(throws: GzipError.bomb(Gunzip.ratioLimit)) { try gunzip.take(bomb) { given += $0.count } }
    #expect(given < 24 << 20)
    #expect(try content(of: archive([Self.text]), by: 4096) == Self.text)
  }
}
