import Foundation
import Machine
import TestSupport
import Testing

struct ProgramTests {
  @Test func givesOutputMessagesAndStatus() throws {
    let shell = try #require(Program("sh"))
    let outcome = try shell.run(["-c", "cat; echo bad >&2; exit 3"], input: Array("in".utf8))
    #expect(outcome.output == Array("in".utf8))
    #expect(outcome.messages == "bad\n")
    #expect(!outcome.hasSucceeded && !outcome.isTimedOut)
    #expect(try shell.run(["-c", "true"]).hasSucceeded)
  }

  @Test func isKilledWithItsChildrenWhenTimeIsUp() throws {
    let shell = try #require(Program("sh"))
    let start = ContinuousClock.now
    let outcome = try shell.run(["-c", "trap '' TERM; sleep 30; sleep 30"], timeout: .milliseconds(200))
    #expect(outcome.isTimedOut && !outcome.hasSucceeded)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func aFolderIsNoProgram() { #expect(Program("/usr") == nil) }
}
