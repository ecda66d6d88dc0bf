import Digest

extension Page {
  /// The digest that a page of these bytes has.
  public static func digest(of bytes: [UInt8]) -> String { SHA256.digest(of: bytes).hexadecimal }

  /// The digest that the page of a file has, without reading what is in it.
  ///
  /// - Throws: `ReadingError` when the file cannot be read.
  /// - Complexity: O(*n*) in the bytes.
  public static func digest(
    of file: FilePath, limit: Int = Page.defaultLimit
  ) throws(ReadingError) -> String {
    SHA256.digest(of: try FileBytes.read(file, limit: limit)).hexadecimal
  }
}
