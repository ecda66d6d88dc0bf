import Mentions
import Text

/// What is said to be over: the bond between two regions, or something that the words of pairing only
/// tell apart (对口帮扶会议取消).
enum PairingBond {
  /// What the bond itself is made of, and how it may be said to end.
  private static let parts = [
    "对口", "结对", "帮扶", "支援", "援助", "协作", "扶贫", "的", "了", "对子", "关系", "任务", "职责", "机制", "安排", "行列",
    "县", "市", "区", "州", "省", "旗", "单位", "对象", "，", ",", "被", "已", "经", "现", "于", "自", "起", "正式", "宣告", "就此", "底",
  ].map { Array($0.unicodeScalars) }

  /// Behind 关系, what tells why or when it ended: 关系因区划调整解除.
  private static let adjuncts: Set<Unicode.Scalar> = ["因", "由", "随", "在"]

  /// Whether words of ending that govern a word of pairing speak of the bond: they stand right behind it,
  /// or before it with nothing else behind in its clause.
  /// - Complexity: linear in the sentence.
  static func isEnded(at trigger: Int, _ annotated: AnnotatedArticle) -> Bool {
    guard let sentence = annotated.sentence(at: trigger)?.range else { return false }
    let clause = annotated.clause(at: trigger)
    func ends(_ range: ScalarRange) -> Bool {
      annotated.modalities.beginning(in: range).contains { !$0.modality.isDisjoint(with: [.ended, .cancelled]) }
    }
    let isSaidBefore = ends(ScalarRange(clause.lowerBound, trigger))
    var position = trigger
    while position < sentence.upperBound {
      if position >= clause.upperBound, isSaidBefore { return true }
      if ends(ScalarRange(position, position + 1)) { return true }
      if let region = annotated.regions.starting(at: position), !annotated.isInsideBody(region) {
        position = region.range.upperBound
      } else if let date = annotated.dates.starting(at: position) {
        position = date.range.upperBound
      } else if let part = parts.first(where: { annotated.scalars[ScalarRange(position, sentence.upperBound)].starts(with: $0) }) {
        position += part.count
      } else if adjuncts.contains(annotated.scalars[position]), position >= trigger + 2, annotated.scalars.has("关系", at: position - 2) {
        return ends(ScalarRange(position, max(position, clause.upperBound)))
      } else {
        return false
      }
    }
    return isSaidBefore
  }
}
