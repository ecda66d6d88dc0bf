import Text

/// A licence of a graph.
public struct License: Hashable, Sendable {
  /// Why a text names no licence.
  public struct Unknown: Error, Hashable, Sendable, CustomStringConvertible {
    /// In words, to follow the text.
    public let description: String
  }

  /// The absolute IRI that is written.
  public let iri: String

  /// - Parameter name: an absolute IRI, or the SPDX identifier of a licence for data, texts or
  ///   programs in common use, in any case and with blanks or hyphens: `CC-BY-4.0`, `cc by 4.0`.
  public init(named name: String) throws(Unknown) {
    if name.contains(":") {
      if let fault = AbsoluteIRI.fault(in: name) { throw Unknown(description: fault) }
      iri = name
      return
    }
    let wanted = name.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }
    guard
      let known = Self.known.first(where: {
        $0.lowercased().split(separator: "-").elementsEqual(wanted)
      })
    else {
      let question = NearestNames(to: wanted.joined(separator: "-"), among: Self.known).question
      throw Unknown(
        description: "is no SPDX name of a licence in common use; give its IRI" + question)
    }
    iri = "https://spdx.org/licenses/" + known
  }

  /// SPDX licence list 3.27, those in common use.
  private static let known = [
    "0BSD", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-2.0", "Artistic-2.0", "BSD-2-Clause",
    "BSD-3-Clause", "BSL-1.0", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-NC-3.0",
    "CC-BY-NC-4.0", "CC-BY-NC-ND-3.0", "CC-BY-NC-ND-4.0", "CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0",
    "CC-BY-ND-3.0", "CC-BY-ND-4.0", "CC-BY-SA-2.0", "CC-BY-SA-2.5", "CC-BY-SA-3.0", "CC-BY-SA-4.0",
    "CC-PDDC", "CC0-1.0", "CDLA-Permissive-1.0", "CDLA-Permissive-2.0", "CDLA-Sharing-1.0",
    "DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "EPL-2.0", "EUPL-1.2", "etalab-2.0", "GFDL-1.3-only",
    "GFDL-1.3-or-later", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later",
    "ISC", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MIT",
    "MIT-0", "MPL-2.0", "MulanPSL-1.0", "MulanPSL-2.0", "NLOD-2.0", "O-UDA-1.0", "ODbL-1.0",
    "ODC-By-1.0", "OGC-1.0", "OGL-UK-3.0", "PDDL-1.0", "Unlicense", "WTFPL", "Zlib",
  ]
}
