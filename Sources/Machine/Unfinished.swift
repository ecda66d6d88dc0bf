import Foundation
import Synchronization

/// What this process must not leave behind: folders of unfinished files, and programs it started.
public enum Unfinished {
  private struct State {
    var folders: Set<String> = []
    var programs: Set<pid_t> = []
    var isEnding = false
  }

  private static let state = Mutex(State())

  static func add(folder path: String) { change { _ = $0.folders.insert(path) } }

  static func forget(folder path: String) { change { _ = $0.folders.remove(path) } }

  /// Once this process is ending, whoever comes here stays: what it would make of a folder that is
  /// gone or a program that was killed is not told or written any more.
  private static func change(_ body: (inout State) -> Void) {
    let isEnding = state.withLock { state in
      body(&state)
      return state.isEnding
    }
    while isEnding { sleep(60) }
  }

  /// Starts a program, unless this process is ending.
  static func start(_ process: Process) throws {
    try state.withLock { state in
      guard !state.isEnding else { throw CancellationError() }
      try process.run()
      state.programs.insert(process.processIdentifier)
    }
  }

  static func forget(program: pid_t) { change { _ = $0.programs.remove(program) } }

  /// Kills the programs, with what they started, and removes the folders. No program starts after.
  public static func discard() {
    let folders = state.withLock { state in
      state.isEnding = true
      for program in state.programs { kill(program) }
      return state.folders
    }
    for folder in folders { try? FileManager.default.removeItem(atPath: folder) }
  }

  static func kill(_ program: pid_t) {
    if getpgid(program) == program { Foundation.kill(-program, SIGKILL) }
    Foundation.kill(program, SIGKILL)
  }

  /// Discards what is unfinished and ends the process, with 128 and the signal's number, when it is
  /// interrupted, told to end, or loses its terminal. Called once, at the start. What the process
  /// was started to ignore it goes on ignoring.
  public static func discardOnSignals() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let inlet = ends[0]
    outlet = ends[1]
    Thread.detachNewThread {
      var number: UInt8 = 0
      while read(inlet, &number, 1) != 1 {}
      discard()
      _exit(128 + Int32(number))
    }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var known = sigaction()
      sigaction(number, nil, &known)
      if unsafeBitCast(known.__sigaction_handler.sa_handler, to: Int.self) == 1 { continue }
      // A handler, unlike a signal ignored, is not handed down to programs.
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(outlet, &byte, 1)
      }
    }
  }
}

/// Where the handler of signals writes; set before the first of them.
nonisolated(unsafe) private var outlet: Int32 = -1
