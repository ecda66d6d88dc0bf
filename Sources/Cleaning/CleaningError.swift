public import Text

/// Why a page gave no article.
public struct CleaningError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Hashable, Sendable {
    /// Nothing on the page reads as an article: only scripts, menus or pictures.
    case noBody
    /// A program's answer in JSON: data, no page.
    case data
    /// A feed of several articles.
    case feed
    /// More elements than the limit.
    case tooManyElements
    /// Tags nested or crossed so that reading them all would take time out of all proportion.
    case tooEntangled
    /// The parser could not be made.
    case outOfMemory
  }

  /// What a page is that holds no article.
  public enum Emptiness: Hashable, Sendable {
    /// It asks for a password.
    case login
    /// It shows nothing before its scripts have run.
    case shell
    /// It links to articles.
    case listing
    /// It says that something is missing, forbidden or to be done first.
    case notice
  }

  public let code: Code
  /// Why there is no body, when the page's make-up tells.
  public let emptiness: Emptiness?
  /// Where reading stopped, in bytes from the file's start; `nil` when the whole page is meant.
  public let place: ByteRange?

  public init(_ code: Code, at place: ByteRange? = nil) {
    self.code = code
    self.place = place
    emptiness = nil
  }

  /// A page without a body.
  init(_ emptiness: Emptiness?) {
    code = .noBody
    place = nil
    self.emptiness = emptiness
  }

  /// The reason in one line.
  public var description: String {
    let where_ = place.map { " at byte \($0.lowerBound)" } ?? ""
    return switch code {
    case .noBody:
      switch emptiness {
      case .login: "holds no article: it asks for a login; save the page from a browser that is logged in"
      case .shell: "holds no article: it is empty until its scripts have run; save the page from a browser"
      case .listing: "holds no article: it is a list of links; give the pages that they lead to"
      case .notice: "holds no article: it only says that something is missing, forbidden or to be done first"
      case nil: "holds no article: nothing on the page is running text"
      }
    case .data: "is a program's data in JSON, not a page: give the page itself, or JSON lines to shanhai extract -"
    case .feed: "is a feed of several articles, not one: give their pages"
    case .tooManyElements: "holds more elements than the limit\(where_)"
    case .tooEntangled: "has tags too entangled to read\(where_)"
    case .outOfMemory: "cannot be parsed: out of memory"
    }
  }
}

/// How much a page may take.
public struct CleaningLimits: Hashable, Sendable {
  /// Elements and texts of a page's markup; each takes 24 bytes while the page is read.
  public var elements: Int

  public init(elements: Int = 20_000_000) {
    self.elements = elements
  }

  public static let standard = CleaningLimits()
}
