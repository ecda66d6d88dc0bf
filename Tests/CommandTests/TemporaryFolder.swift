import Foundation

/// A folder that is gone when the value is.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "shanhai-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, making the folders on its way.
  @discardableResult
  func write(_ name: String, _ contents: [UInt8]) throws -> String {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(contents).write(to: file)
    return file.path
  }

  @discardableResult
  func write(_ name: String, _ contents: String) throws -> String {
    try write(name, Array(contents.utf8))
  }

  /// The files of a folder inside, by name.
  func files(in folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
    where !name.hasPrefix(".") {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(folder)/\(name)"))
    }
    return files
  }
}

/// A page that reports a meeting, with invented persons.
func page(_ chair: String, title: String = "沪滇协作座谈会举行", date: String = "2021-05-08") -> String {
  """
  <html><head><meta charset="utf-8"><title>\(title)</title></head><body><h1>\(title)</h1>
  <p>来源：青山日报　\(date)</p>
  <p>5月7日，沪滇协作座谈会在昆明市举行。云南省委书记\(chair)主持会议并讲话。</p>
  <p>\(chair)说，上海市对口帮扶云南省以来，两地在产业、教育、医疗等方面的合作不断深入，群众得到了实惠。</p>
  </body></html>
  """
}
