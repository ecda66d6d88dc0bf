/// In which pictures an entity or a fact stands.
public enum Visibility: Hashable, Sendable {
  case everywhere
  /// Only where the picture is about what is around an entity.
  case around
  case nowhere
}

/// How a kind looks in a picture. Kinds of one look share a line of the legend.
public enum Figure: Hashable, Sendable, CaseIterable {
  case region, person, post, meeting, visit, signing, agreement
  case organization, place
  /// An event of no kind of the program's own.
  case event
  case plain
}

/// How a relation's lines look in a picture.
public enum LineFamily: Int, Hashable, Sendable, CaseIterable {
  case support, signing, meeting, visit, post, structure
}

/// When an entity was, by its literals.
public enum Dating: Hashable, Sendable {
  /// From its start to its end; to its start when there is no end.
  case event
  /// From its start on.
  case lasting
  /// Between its bounds, or when it was reported.
  case tenure
  /// On the day that it was made, or appeared.
  case made, published
}
