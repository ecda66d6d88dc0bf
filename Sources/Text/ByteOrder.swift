import Glibc

extension String {
  /// Negative where `self` stands before `other` by its UTF-8, which is the order of scalars; 0 where
  /// both have the same bytes; else positive.
  ///
  /// `<` orders by the normal form, which it has to make of Chinese letter by letter. Text that is NFC
  /// has the same order here.
  public func byteOrder(_ other: String) -> Int {
    let order = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs -> Int in
        let count = min(mine.count, theirs.count)
        if count > 0, let a = mine.baseAddress, let b = theirs.baseAddress {
          let order = memcmp(a, b, count)
          if order != 0 { return Int(order) }
        }
        return mine.count - theirs.count
      } ?? nil
    } ?? nil
    return order ?? (self == other ? 0 : utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1)
  }
}
