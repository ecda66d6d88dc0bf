import Claims
import Extraction
import Lexicon
import Ontology
import Testing

/// How somebody holds an office: before, for a time, in another's place.
struct OfficeTests {
  private static let reader = Result { ClaimReader(words: try WordLists.bundled()) }

  @Test(arguments: [
    ("曲靖市市长周明远讲话。", ["市长"]),
    ("曲靖市原市长周明远讲话。", ["市长 former"]),
    ("时任曲靖市委副书记、市长周明远讲话。", ["市委副书记 former", "市长 former"]),
    ("时任曲靖市委副书记、现任昆明市市长周明远讲话。", ["市委副书记 former", "市长"]),
    ("曲靖市委副书记、代市长周明远讲话。", ["市委副书记", "市长 acting"]),
    ("挂职曲靖市委常委、副市长的周明远讲话。", ["副市长 temporary", "市委常委 temporary"]),
    ("太原市市长周明远讲话。", ["市长"]),
    ("周明远同志不再担任曲靖市市长职务。", ["市长 former"]),
    ("周明远同志曾任曲靖市市长。", ["市长 former"]),
    ("周明远同志将出任曲靖市市长。", []),
    ("会议决定免去周明远的曲靖市市长职务。", ["市长 former"]),
  ])
  func isHeldAsTheTextSays(text: String, offices: [String]) throws {
    let claims = try Self.reader.get().claims(in: .plain(text, published: "2024-05-10")).claims
    let held = claims.filter { $0.relation == .holds }.compactMap { claim -> String? in
      guard case .entity(let post) = claim.object else { return nil }
      return ([post.label] + claim.qualifiers.map(\.rawValue)).joined(separator: " ")
    }
    #expect(Set(held).sorted() == offices, "\(text)")
  }
}
