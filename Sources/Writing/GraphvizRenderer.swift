import Machine

/// Draws DOT text with Graphviz, when it is installed.
public struct GraphvizRenderer: Sendable {
  /// What Graphviz makes; the raw value is its `-T` argument.
  public enum Format: String, Hashable, CaseIterable, Sendable {
    case svg, png, pdf
  }

  /// The program's name, looked up in the absolute folders of `PATH`, or its own path.
  public let program: String
  /// How long a drawing may take.
  public let timeout: Duration

  public init(program: String = "dot", timeout: Duration = .seconds(60)) {
    self.program = program
    self.timeout = timeout
  }

  /// Whether the program is there.
  public var isInstalled: Bool { Program(program) != nil }

  /// The picture's bytes.
  ///
  /// - Throws: ``GraphvizError``; `notInstalled` when there is no such program.
  public func render(_ dot: [UInt8], as format: Format = .svg) throws(GraphvizError) -> [UInt8] {
    guard let dotProgram = Program(program) else {
      throw GraphvizError(
        code: .notInstalled, description: "Graphviz is not installed: no “\(program)” on the path")
    }
    let outcome: Program.Outcome
    do throws(MachineError) {
      outcome = try dotProgram.run(["-T\(format.rawValue)"], input: dot, timeout: timeout)
    } catch {
      throw failure(error.reason)
    }
    if outcome.isTimedOut {
      throw GraphvizError(
        code: .timedOut,
        description: "Graphviz took longer than \(timeout.components.seconds) s to draw the graph")
    }
    guard outcome.hasSucceeded else { throw failure(outcome.messages) }
    return outcome.output
  }

  private func failure(_ reason: String) -> GraphvizError {
    let line = reason.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason given"
    return GraphvizError(code: .failed, description: "Graphviz could not draw the graph: \(line)")
  }
}
