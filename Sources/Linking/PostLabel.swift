/// Names of posts as a reader says them.
enum PostLabel {
  /// 云南省 and 省委书记 → 云南省委书记; 上海市 and 市长 → 上海市市长.
  static func label(body: String, title: String) -> String {
    let (head, tail) = (Array(body.unicodeScalars), Array(title.unicodeScalars))
    for count in stride(from: min(3, head.count, tail.count), to: 0, by: -1)
    where head.suffix(count) == tail.prefix(count) {
      let rest = tail.dropFirst(count)
      // 上海市长 would read 上海 + 市长: the shared word stays twice before a bare 长.
      if rest.isEmpty || rest.elementsEqual(["长"]) { break }
      return body + String(String.UnicodeScalarView(rest))
    }
    return body + title
  }
}
