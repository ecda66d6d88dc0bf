import Rules
import Mentions
import Text

/// The programme that a pairing belongs to, as its sentence names it.
enum PairingProgramme {
  static let rule = Rule(
    "pairing.programme", reads: "the programme that the pairing's sentence names: 东西部协作, 对口支援",
    confidence: 0.85,
    examples: [
      .init("东西部协作中，溧阳市结对帮扶汉阴县。", "溧阳市对口帮扶汉阴县 shan:programme 东西部协作"),
      .init("2010年起，溧阳市对口支援汉阴县。", "溧阳市对口帮扶汉阴县 shan:programme 对口支援"),
    ],
    counterexamples: ["溧阳市帮扶汉阴县发展产业。", "东西部协作和对口支援工作中，溧阳市帮扶汉阴县。"])

  /// Of the state's programmes, the longer names first.
  private static let programmes = [
    "东西部扶贫协作", "东西扶贫协作", "东西部协作", "东西协作", "山海协作", "对口合作", "对口协作",
  ]
  /// Words that name a programme, and also what one region does for the other.
  private static let kinds = ["对口支援", "对口帮扶"]

  /// The name of the programme in a sentence; `nil` when it names none, or two side by side.
  static func name(in sentence: ScalarRange, _ annotated: AnnotatedArticle) -> String? {
    let named = programmes.first { annotated.has($0, in: sentence) }
    let kind = kinds.first { annotated.has($0, in: sentence) }
    if let named, kinds.contains(where: { kind in
      annotated.hasAny(
        ["和", "与", "、", "及"].flatMap { [named + $0 + kind, kind + $0 + named] }, in: sentence)
    }) {
      return nil
    }
    return named ?? kind
  }
}
