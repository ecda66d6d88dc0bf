extension String {
  /// Whether `words` stand anywhere in the string, byte for byte. For Chinese, where nothing
  /// composes, that is what `contains` tells at many times the cost.
  public func holds(_ words: String) -> Bool {
    var (text, wanted) = (self, words)
    return text.withUTF8 { text in
      wanted.withUTF8 { wanted in
        guard let first = wanted.first else { return true }
        guard wanted.count <= text.count else { return false }
        for start in 0...(text.count - wanted.count) where text[start] == first {
          if text[start..<start + wanted.count].elementsEqual(wanted) { return true }
        }
        return false
      }
    }
  }
}
