import Foundation

/// The English names of provinces, as a question in English has them.
enum ProvinceNames {
  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for line in String(decoding: PackageResources.province_names_tsv, as: UTF8.self).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t")
      names[cells[0].lowercased()] = String(cells[1])
    }
    return names
  }()

  /// The Chinese name of a province; `nil` where it is none.
  static func chinese(_ english: String) -> String? { names[english.lowercased()] }
}
