import Lexicon
import Mentions
public import Rules

/// All extraction rules, family by family.
public enum RuleBook {
  /// Rules of one family: what they read together.
  public struct Family: Hashable, Sendable {
    /// The part of their identifiers before the dot.
    public let name: String
    public let rules: [Rule]
  }

  /// The rules that are text.
  public static let texts: RuleSet = {
    var set = RuleSet(classes: WordClass.Named.allCases.map(\.name))
    do throws(RuleError) {
      for (file, bytes) in [
        ("post.rules", PackageResources.post_rules),
        ("agreement.rules", PackageResources.agreement_rules),
        ("pairing.rules", PackageResources.pairing_rules),
        ("secondment.rules", PackageResources.secondment_rules),
        ("donation.rules", PackageResources.donation_rules),
        ("project.rules", PackageResources.project_rules),
      ] {
        try set.add(String(decoding: bytes, as: UTF8.self), file: file, conditions: conditions)
      }
    } catch {
      preconditionFailure("\(error)")
    }
    return set
  }()

  /// The conditions that `where` may name, each with the number of its captures.
  public static let conditions = RuleReader.conditions

  public static let rules: [Rule] =
    NamingRules.all + PostRules.all + MeetingRules.all + VisitRules.all + ParticipationRules.all
    + AgreementRules.all + [PairingAgreements.agreed, PairingTables.row, PairingWriter.over] + MeasureRules.all + texts.rules.map(\.rule)

  /// The rules by family, in the order in which the first of each reads.
  public static let families: [Family] = rules.reduce(into: []) { families, rule in
    let name = String(rule.identifier.prefix { $0 != "." })
    if let known = families.firstIndex(where: { $0.name == name }) {
      families[known] = Family(name: name, rules: families[known].rules + [rule])
    } else {
      families.append(Family(name: name, rules: [rule]))
    }
  }

  /// The rules for a person to read, as Markdown: how mentions are found, a line a rule; then a
  /// section a family, a rule with what it reads, its confidence, and the sentences that prove it.
  public static var markdown: String {
    let mentions = MentionRule.all.map { "- **`\($0.identifier)`**: \($0.reads)\n" }.joined()
    let sections = families.map { family in
      "## \(family.name)\n\n" + family.rules.map(\.markdown).joined(separator: "\n")
    }
    return (["## mentions\n\n" + mentions] + sections).joined(separator: "\n")
  }
}

extension Rule {
  fileprivate var markdown: String {
    var lines = ["**`\(identifier)`** (\(confidence)): \(reads)", ""]
    lines += examples.map { "- reads 「\(Self.inline($0.text))」 as `\($0.yields)`" }
    lines += counterexamples.map { "- reads nothing in 「\(Self.inline($0))」" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Rows of tables on one line: cells behind │, rows behind ⏎.
  private static func inline(_ text: String) -> String {
    String(text.map { $0 == "\t" ? "│" : $0 == "\n" ? "⏎" : $0 })
  }
}
