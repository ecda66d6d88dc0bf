import Text

/// A member of an object of JSON, or of one in it.
struct JSONField {
  /// The names that lead to it, with dots between.
  let path: String
  /// The last of these, for comparing.
  let plainName: String
  /// How many objects it stands in, from 0.
  let depth: Int
  /// A string or number; the strings of a list, a line each.
  let value: String

  /// Objects in objects are read to this depth.
  private static let maximumDepth = 4
  /// More members has no article.
  private static let maximumCount = 10_000

  /// A name without what its writers vary.
  static func plain(_ name: String) -> String { name.lowercased().filter { $0 != "_" && $0 != "-" } }

  /// The members of the object in a text.
  static func fields(of text: [UInt8]) throws(JSONError) -> [JSONField] {
    var reader = JSONReader(text)
    var fields: [JSONField] = []
    try read(&reader, under: "", depth: 0, into: &fields)
    try reader.finish()
    return fields
  }

  private static func read(
    _ reader: inout JSONReader, under path: String, depth: Int, into fields: inout [JSONField]
  ) throws(JSONError) {
    try reader.object { (reader, key) throws(JSONError) in
      let place = path.isEmpty ? key : "\(path).\(key)"
      func add(_ value: String) {
        if fields.count < maximumCount { fields.append(JSONField(path: place, plainName: plain(key), depth: depth, value: value)) }
      }
      if reader.isAtString {
        add(try reader.string())
      } else if reader.isAtObject, depth < maximumDepth {
        try read(&reader, under: place, depth: depth + 1, into: &fields)
      } else if reader.isAtArray {
        let lines = try strings(&reader)
        if !lines.isEmpty { add(lines.joined(separator: "\n")) }
      } else if let digits = try? reader.digits() {
        add(digits)
      } else {
        try reader.skipValue()
      }
    }
  }

  /// The strings of a list; what else is in it is passed over.
  private static func strings(_ reader: inout JSONReader) throws(JSONError) -> [String] {
    var lines: [String] = []
    try reader.array { (reader) throws(JSONError) in
      if reader.isAtString { lines.append(try reader.string()) } else { try reader.skipValue() }
    }
    return lines
  }
}
