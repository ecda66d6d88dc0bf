import Digest
import Testing

@Suite struct SHA256Tests {
  /// The examples of FIPS 180-2, appendix B, and the digest of nothing.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func examples(text: String, digest: String) {
    #expect(SHA256.digest(of: Array(text.utf8)).hexadecimal == digest)
  }

  @Test func bytesMayComeInPieces() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    var hash = SHA256()
    for start in stride(from: 0, to: 1000, by: 7) { hash.update(Array(bytes[start..<min(start + 7, 1000)])) }
    #expect(hash.finish().hexadecimal == SHA256.digest(of: bytes).hexadecimal)
  }

  @Test func aPrefixHasAsManyDigits() {
    let digest = SHA256.digest(of: Array("abc".utf8))
    #expect(digest.hexadecimal(prefix: 0) == "")
    #expect(digest.hexadecimal(prefix: 8) == "ba7816bf")
  }
}
