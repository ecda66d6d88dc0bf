import ArgumentParser
import Asking
import Shanhai

struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Answers a question in Chinese or English, with the sentences and the query.",
    discussion: """
      Without a question, lists those that it understands. Names are those of the graph; provinces have their \
      English names too. \
      Exit status: 0 answered; 1 nothing is known; 2 not understood.
      """ + Examples.of("ask"))

  @OptionGroup var source: GraphArgument

  @Argument(help: "The question, in Chinese or English.")
  var question: String?

  @Flag(help: "One JSON object a row of the answer.")
  var json = false

  func run() throws {
    guard let question else {
      for question in QuestionBook.bundled.questions {
        Console.write(question.meaning + "\n" + question.examples.map { "  " + $0 + "\n" }.joined())
      }
      return
    }
    let outcome = try source.askingTables(failure: 2) { try Asker($0).answer(question) }
    switch outcome {
    case .answer(let answer): try write(answer)
    case .unread(let nearest):
      Console.problem(Refusal(file: question, reason: "is no question that ask understands; it does understand:"))
      for example in nearest { Console.note("  " + example) }
      throw ExitCode(2)
    case .unknown(let name):
      Console.problem(Refusal(file: name, reason: "nothing of this name"))
      throw ExitCode(1)
    case .ambiguous(let name, let candidates):
      Console.problem(Refusal(file: name, reason: "several have this in their names:"))
      for candidate in candidates.prefix(20) { Console.note("  " + candidate) }
      throw ExitCode(1)
    }
  }

  private func write(_ answer: Answer) throws {
    if json {
      Console.write(answer.jsonLines)
    } else {
      Console.write(answer.rows.isEmpty ? answer.query : answer.text + "\n" + answer.query)
    }
    guard answer.rows.isEmpty else { return }
    Console.note("nothing in the graph answers it")
    throw ExitCode(1)
  }
}
