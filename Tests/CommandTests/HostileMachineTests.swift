import Foundation
import TestSupport
import Testing

/// What lies in folders, on the path, and at the end of a line.
struct HostileMachineTests {
  private func built() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.html", page("秦岭松"))
    #expect(try Command("build", path, "-o", folder.path + "/out", "-q").status == 0)
    return folder
  }

  private func program(_ path: String, _ script: String, in folder: TemporaryFolder) throws {
    let file = try folder.write(path, "#!/bin/sh\n" + script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
  }

  @Test func noProgramIsRunForLyingInTheWorkingFolder() throws {
    let folder = try built()
    let mark = folder.path + "/ran"
    for path in ["work/.venv/bin/oxigraph", ".venv/bin/oxigraph", "work/oxigraph", "work/dot"] {
      try program(path, "touch '\(mark)'\n", in: folder)
    }
    let environment = ["PATH": ":.:bin", "XDG_CACHE_HOME": folder.path + "/cache"]
    let work = folder.path + "/work"
    for arguments in [["query", "../out", "ASK {}"], ["export", "../out", "-o", "x.svg"]] {
      let run = try Command(arguments, environment: environment, in: work)
      #expect(run.errorLines.count <= 1)
    }
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test func oxigraphIsTakenFromThePath() throws {
    let folder = try built()
    try program("bin/oxigraph", "case $1 in load) mkdir -p \"$3\";; *) echo '{\"head\":{},\"boolean\":true}';; esac\n", in: folder)
    let environment = ["PATH": folder.path + "/bin:/usr/bin:/bin", "XDG_CACHE_HOME": folder.path + "/cache"]
    let run = try Command(["query", folder.path + "/out", "ASK {}"], environment: environment)
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("true\n"))
  }

  @Test func questionsStayOnThisMachineUnlessAllowed() throws {
    let folder = try built()
    let question = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    let run = try Command("query", folder.path + "/out", question)
    #expect(run.status == 2)
    #expect(run.output == "" && run.errorLines.count == 1 && run.error.contains("--allow-service"))
  }

  @Test func pipesAndDevicesStayWhatTheyAre() throws {
    let folder = try built()
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/bin/cat")
    reader.arguments = [pipe]
    let received = try folder.write("received", "")
    reader.standardOutput = FileHandle(forWritingAtPath: received)
    try reader.run()
    #expect(try Command("export", folder.path + "/out", "-o", pipe, "--format", "turtle").status == 0)
    reader.waitUntilExit()
    #expect(
      try String(contentsOfFile: received, encoding: .utf8) == Command("export", folder.path + "/out").output)
    var status = stat()
    #expect(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(try Command("export", folder.path + "/out", "-o", "/dev/null").status == 0)
    #expect(lstat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    let printed = try Command("export", folder.path + "/out", "-o", "/dev/stdout")
    #expect(printed.output.contains("@prefix"))
  }

  @Test func linksStayLinks() throws {
    let folder = try built()
    let place = try folder.write("place.ttl", "")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.ttl", withDestinationPath: place)
    #expect(try Command("export", folder.path + "/out", "-o", folder.path + "/link.ttl").status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link.ttl") == place)
    #expect(try String(contentsOfFile: place, encoding: .utf8).contains("@prefix"))
  }

  @Test(arguments: ["nowhere.ttl", "link.ttl", "none/place.ttl"])
  func linksThatLeadNowhereAreRefused(target: String) throws {
    let folder = try built()
    let link = folder.path + "/link.ttl"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    let runs = [
      ["export", folder.path + "/out", "-o", link], ["export", folder.path + "/out", "--format", "csv", "-o", link],
      ["build", folder.path + "/a.html", "-q", "-o", link],
    ]
    for arguments in runs {
      let run = try Command(arguments)
      #expect(run.status == 1)
      #expect(run.errorLines == ["shanhai: \(link): is a link that leads nowhere"])
    }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/nowhere.ttl"))
  }

  @Test(arguments: [0o600, 0o640, 0o664])
  func filesKeepTheirPermissions(mode: Int) throws {
    let folder = try built()
    let files = FileManager.default
    let exported = try folder.write("graph.ttl", "")
    try files.createSymbolicLink(atPath: folder.path + "/link.ttl", withDestinationPath: exported)
    let paths = [exported] + ["graph.ttl", "claims.jsonl", "dataset.ttl"].map { folder.path + "/out/" + $0 }
    for path in paths { try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path) }
    #expect(try Command("build", folder.path + "/a.html", "-o", folder.path + "/out", "-q").status == 0)
    #expect(try Command("export", folder.path + "/out", "-o", folder.path + "/link.ttl").status == 0)
    for path in paths { #expect(try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode, "\(path)") }
    #expect(try String(contentsOfFile: exported, encoding: .utf8).contains("@prefix"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aSignalLeavesNothingRunningOrLying(number: Int32) throws {
    let folder = try built()
    try program("bin/dot", "echo $$ > '\(folder.path)/started'\nsleep 60\n", in: folder)
    try FileManager.default.createDirectory(atPath: folder.path + "/tmp", withIntermediateDirectories: true)
    let run = Process()
    run.executableURL = URL(fileURLWithPath: Command.program)
    run.arguments = ["build", folder.path + "/a.html", "-o", folder.path + "/new", "-q"]
    run.environment = ProcessInfo.processInfo.environment.merging(
      ["PATH": folder.path + "/bin:/usr/bin:/bin", "TMPDIR": folder.path + "/tmp"]) { $1 }
    try run.run()
    var drawing: pid_t?
    for _ in 0..<200 where drawing == nil {
      Thread.sleep(forTimeInterval: 0.1)
      drawing = (try? String(contentsOfFile: folder.path + "/started", encoding: .utf8))
        .flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
    let program = try #require(drawing)
    kill(run.processIdentifier, number)
    run.waitUntilExit()
    #expect(run.terminationStatus == 128 + number)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/tmp").isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new").isEmpty)
    // A killed process whose parent is gone may be a zombie for a moment.
    for _ in 0..<50 where kill(program, 0) == 0 { Thread.sleep(forTimeInterval: 0.1) }
    let state = (try? String(contentsOfFile: "/proc/\(program)/stat", encoding: .utf8)) ?? ""
    #expect(state.isEmpty || state.contains(") Z "))
  }

  @Test func aRedirectedLoadIsNone() throws {
    let folder = try built()
    let server = try HTTPServer(
      "HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:1/\u{1B}[31m\r\nContent-Length: 0\r\n\r\n")
    let run = try Command("load", folder.path + "/out", "--endpoint", "http://anna:geheim@127.0.0.1:\(server.port)/store")
    #expect(run.status == 1)
    #expect(run.errorLines.count == 1 && run.error.contains("redirects"))
    #expect(!run.error.contains("geheim") && !run.error.unicodeScalars.contains("\u{1B}"))
  }

  @Test func wordsOfServersReachNoTerminal() throws {
    let refusing = try HTTPServer("HTTP/1.1 500 No\r\n\r\n\u{1B}]0;owned\u{7}\u{9B}2J")
    let run = try Command("query", "-", "ASK {}", "--endpoint", "http://127.0.0.1:\(refusing.port)/")
    #expect(run.error.contains(#"\u001B]0;owned\u0007\u009B2J"#))
    let json = #"{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"\u001b[31m\u009b"}}]}}"#
    let answering = try HTTPServer("HTTP/1.1 200 OK\r\n\r\n" + json)
    let answer = try Command("query", "-", "ASK {}", "--endpoint", "http://127.0.0.1:\(answering.port)/")
    #expect(answer.output.contains(#"\u001B[31m\u009B"#))
    let rows = [["=1+1", "-2"], [#"@x\""#, "'y"]].map { row in
      #"{"a":{"type":"literal","value":"\#(row[0])"},"b":{"type":"literal","value":"\#(row[1])"}}"#
    }.joined(separator: ",")
    let formula = try HTTPServer(
      "HTTP/1.1 200 OK\r\n\r\n" + #"{"head":{"vars":["a","b"]},"results":{"bindings":[\#(rows)]}}"#)
    let cells = try Command("query", "-", "ASK {}", "--endpoint", "http://127.0.0.1:\(formula.port)/", "--format", "csv")
    #expect(cells.output == "a,b\n'=1+1,-2\n\"'@x\"\"\",''y\n")
  }
}
