import Articles
import Claims
public import Lexicon
public import Rules

/// Whether rules read what the examples beside them say, and nothing from the counterexamples.
public struct RuleProof: Sendable {
  private let reader: ClaimReader
  private let rules: RuleSet

  public init(words: WordLists, rules: RuleSet) {
    reader = ClaimReader(words: words, rules: rules)
    self.rules = rules
  }

  /// The examples of a file's rules that do not hold, in the order of the file.
  public func failures(of file: String) -> [RuleError] {
    rules.rules.filter { $0.file == file }.flatMap { rule in
      rule.proofs.compactMap { proof in
        failure(of: proof, rule.rule).map { RuleError(file: file, line: proof.line, $0) }
      }
    }
  }

  /// What is wrong with an example; `nil` where it holds.
  private func failure(of proof: TextRule.Proof, _ rule: Rule) -> String? {
    let read = claims(of: proof.text, by: rule)
    switch proof.yields {
    case nil where read.isEmpty: return nil
    case nil: return "\(rule.identifier) reads \(read[0]) where it must read nothing"
    case let claim? where read.contains(claim): return nil
    case let claim?:
      let instead = read.isEmpty ? "nothing" : read.joined(separator: ", ")
      return "\(rule.identifier) reads \(instead), not \(claim)"
    }
  }

  /// What a rule reads in a text: subject, relation and object, each by its label.
  public func claims(of text: String, by rule: Rule) -> [String] {
    // The day of publication fixes what 昨日 means; any will do.
    reader.claims(in: .plain(text, published: "2024-05-10")).claims
      .filter { $0.evidence.rule == rule.identifier }
      .map { claim in
        let object =
          switch claim.object {
          case .entity(let entity): entity.label
          case .literal(let literal): literal.lexical
          }
        return "\(claim.subject.label) \(claim.relation.prefixedName) \(object)"
      }
  }
}
