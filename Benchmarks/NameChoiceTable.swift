import Articles
import Cleaning
import Extraction
import Lexicon
import Mentions
import Reading

/// Between which names of persons the weights decide, place by place: what `make weights` fits on.
enum NameChoiceTable {
  /// How often each document is read again with other names, half of them of two characters, every
  /// other time with words of time and manner behind some of them.
  private static let variations = 4

  /// Prints a line an option: document, number of the choice, the name, 1 where a careful reader finds a
  /// person of that name in the document, and the features. The first line names the columns.
  static func print(_ samples: [SampleDocument], words: WordLists) throws {
    let finder = MentionFinder(words: words)
    Swift.print(
      (["document", "choice", "words", "person"] + MentionWeights.ofNames.map(\.rawValue))
        .joined(separator: "\t"))
    for sample in samples where !sample.persons.isEmpty {
      var number = 0
      for (bytes, persons) in documents(like: sample) {
        guard let page = try? Page(identifier: sample.name, bytes: bytes),
          let article = try? Article(cleaning: page)
        else { continue }
        for choice in finder.nameChoices(in: article) {
          number += 1
          for option in choice.options {
            let columns = [sample.name, String(number), option.words, persons.contains(option.words) ? "1" : "0"]
            Swift.print((columns + option.features.map { String($0) }).joined(separator: "\t"))
          }
        }
      }
    }
  }

  /// A document as it is, and with other names.
  private static func documents(like sample: SampleDocument) -> [(bytes: [UInt8], persons: Set<String>)] {
    let varied = (0..<variations).map { number in
      var variation = Variation(number: number)
      let (bytes, persons) = variation.document(like: sample, saysWhen: number % 2 == 1)
      // Where markup parts a name, the document keeps it.
      return (bytes, Set(persons + sample.persons))
    }
    return [(sample.original, Set(sample.persons))] + varied
  }
}
