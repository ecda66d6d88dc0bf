/// The examples of each command's help.
enum Examples {
  private static let blocks: [String: String] = {
    var blocks: [String: String] = [:]
    var name = ""
    for line in String(decoding: PackageResources.examples_txt, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix(" ") { blocks[name, default: ""] += "\n" + line } else { name = String(line) }
    }
    return blocks
  }()

  /// What stands below the discussion of a command: a heading, and an example a line.
  static func of(_ command: String) -> String { "\n\nEXAMPLES:" + (blocks[command] ?? "") }
}
