import Cleaning
import Reading

/// The evidence on each passage of each document: what `make weights` fits on.
enum BlockTable {
  /// Prints a line a passage: document, prose, bits of its features and of its upper edge's, words. The first
  /// two lines name the features.
  static func print(_ samples: [SampleDocument]) {
    Swift.print(BlockSample.blockFeatures.joined(separator: "\t"))
    Swift.print(BlockSample.edgeFeatures.joined(separator: "\t"))
    for sample in samples where !sample.name.hasSuffix(".body") && !sample.name.hasSuffix(".expected") {
      guard let page = try? Page(identifier: sample.name, bytes: sample.original),
        let blocks = try? BlockSample.samples(of: page)
      else { continue }
      for block in blocks {
        let columns = [sample.name, "\(block.prose)", "\(block.blocks)", "\(block.edges)", block.words.replacing("\t", with: " ")]
        Swift.print(columns.joined(separator: "\t"))
      }
    }
  }
}
