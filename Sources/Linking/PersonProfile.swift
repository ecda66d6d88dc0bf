/// What the documents say of persons of one name who are certainly one.
struct PersonProfile: Sendable {
  /// A post and when it was attested.
  struct Tenure: Hashable, Sendable {
    /// Region of the post or of its body.
    let region: Int
    let isFormer: Bool
    /// Day number of the article, when known.
    let day: Int?
    let rank: Int?
    /// The claim.
    let fact: Int
  }

  var nodes: [Int] = []
  /// What identifies the anchored posts; equal in every document that means the same office.
  var posts: Set<Int> = []
  var tenures: [Tenure] = []
  var isNational = false
  /// Whether some event or signature has the person.
  var takesPart = false

  var hasOffice: Bool { !posts.isEmpty || !tenures.isEmpty }

  var regions: Set<Int> { Set(tenures.map(\.region)) }

  mutating func formUnion(_ other: PersonProfile) {
    nodes += other.nodes
    posts.formUnion(other.posts)
    tenures += other.tenures
    isNational = isNational || other.isNational
    takesPart = takesPart || other.takesPart
  }
}
