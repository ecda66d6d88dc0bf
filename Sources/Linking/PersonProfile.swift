import Claims

/// What the documents say of persons of one name who are certainly one.
struct PersonProfile {
  /// A post and when it was attested.
  struct Tenure: Hashable {
    /// Region of the post or of its body.
    let region: String
    let isFormer: Bool
    /// Day numbers of the articles, when known.
    let day: Int?
  }

  var nodes: [Int] = []
  /// What identifies the anchored posts; equal in every document that means the same office.
  var posts: Set<String> = []
  var tenures: Set<Tenure> = []
  var isNational = false
  /// Names of the others whom the same documents name, without the leaders of the state.
  var companions: Set<String> = []
  /// Whether some event or signature has the person.
  var takesPart = false
  /// Regions that the same documents name.
  var neighbourhood: Set<String> = []

  mutating func formUnion(_ other: PersonProfile) {
    nodes += other.nodes
    posts.formUnion(other.posts)
    tenures.formUnion(other.tenures)
    isNational = isNational || other.isNational
    companions.formUnion(other.companions)
    takesPart = takesPart || other.takesPart
    neighbourhood.formUnion(other.neighbourhood)
  }
}
