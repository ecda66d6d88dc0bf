import ArgumentParser
import Claims
import Foundation
import Lexicon
import Reading
import Shanhai

struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Prints the claims of articles, one JSON line a document.",
    discussion: """
      With - it reads JSON lines {"id","url"?,"content" or "path"} from standard input and answers \
      each with one line: the document's claims, or {"id","error"}.
      """)

  @Argument(help: "Files and folders, or - for JSON lines on standard input.")
  var inputs: [String]

  @OptionGroup var reading: ReadingOptions

  func run() async throws {
    let words = try WordLists.bundled()
    let hasProblems =
      inputs == ["-"]
      ? answerRequests(DocumentReader(words: words)) : await extractFiles(words)
    if hasProblems { throw ExitCode(1) }
  }

  private func extractFiles(_ words: WordLists) async -> Bool {
    let builder = GraphBuilder(words: words, workers: reading.workers)
    let report = await builder.claims(of: Corpus(paths: inputs)) { event in
      switch event {
      case .read(let document): Console.write(document.jsonLine + [0x0A])
      case .refused(let refusal): Console.problem(refusal)
      }
    }
    if report.filesRead == 0 && report.refusals.isEmpty {
      Console.problem(Refusal(file: inputs.joined(separator: " "), reason: "no documents"))
    }
    return report.filesRead == 0 || !report.refusals.isEmpty
  }

  private func answerRequests(_ reader: DocumentReader) -> Bool {
    var hasProblems = false
    var number = 0
    while let line = readLine() {
      number += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      var id: String?
      do {
        let request = try ExtractRequest(line: line)
        id = request.id
        Console.write(try request.answer(by: reader).jsonLine + [0x0A])
      } catch {
        hasProblems = true
        let id = id ?? (error as? ExtractRequest.Invalid)?.id
        let reason = String(describing: error)
        Console.problem(Refusal(file: "-:\(number)\(id.map { ": " + $0 } ?? "")", reason: reason))
        Console.write(ExtractRequest.failure(id: id, reason: reason) + [0x0A])
      }
    }
    return hasProblems
  }
}
