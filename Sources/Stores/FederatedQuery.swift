import Foundation

/// Finds what would send a part of a query elsewhere.
public enum FederatedQuery {
  /// Whether a query may hold a `SERVICE` clause.
  ///
  /// The words are looked for wherever they stand, in strings and comments too: a query that seems to
  /// ask another server and does not is seldom, and no way of quoting hides one that does.
  public static func isFederated(_ query: String) -> Bool {
    [query, unescaped(query)].contains { $0.contains(clause) }
  }

  /// `SERVICE`, perhaps `SILENT`, a variable or a name, and an opening brace.
  private nonisolated(unsafe) static let clause =
    /(?:(?i)service)(?:\s|#[^\n\r]*[\n\r])*(?:(?i)silent(?:\s|#[^\n\r]*[\n\r])*)?(?:<[^<>]*>|[?$][^\s{}<>#]+|[^\s{}<>?$"']*:[^\s{}<>]*)(?:\s|#[^\n\r]*[\n\r])*\{/
    .matchingSemantics(.unicodeScalar)

  /// The query with `\u0053` and `\U00000053` as the characters that they are.
  private static func unescaped(_ query: String) -> String {
    query.replacing(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})/) { match in
      let digits = match.1 ?? match.2 ?? ""
      return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? String(match.0)
    }
  }
}
