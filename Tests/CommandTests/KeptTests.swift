import Foundation
import Gzip
import TestSupport
import Testing

/// What earlier commands left is used by later ones, and mended where it broke.
struct KeptTests {
  private func built(_ options: String...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("in/a.html", page("秦岭松"))
    let run = try Command(["build", folder.path + "/in", "-o", folder.path + "/out", "-q"] + options)
    #expect(run.status == 0)
    return folder
  }

  @Test func licenseAndProvenanceAreKept() throws {
    let folder = try built("--license", "CC-BY-4.0", "--provenance", "none")
    let out = folder.path + "/out"
    let before = try folder.files(in: "out")
    let turtle = try #require(before["graph.ttl"])
    #expect(!String(decoding: turtle, as: UTF8.self).contains("rdf:Statement"))
    let license = "<https://spdx.org/licenses/CC-BY-4.0>"
    #expect(try #require(before["dataset.ttl"].map { String(decoding: $0, as: UTF8.self) }).contains(license))
    #expect(try Command("build", folder.path + "/in", "-o", out, "-q").status == 0)
    #expect(try folder.files(in: "out") == before)
    #expect(try Command("link", out, "-o", out, "-q").status == 0)
    #expect(try folder.files(in: "out") == before)
    #expect(try Command("link", out, "-o", folder.path + "/linked", "-q").status == 0)
    #expect(try folder.files(in: "linked") == before)
    #expect(try Data(Command("export", out).output.utf8) == turtle)
    #expect(try Command("export", out, "--format", "void").output.contains(license))
    #expect(try !Command("export", out, "--format", "void", "--license", "none").output.contains(license))
  }

  @Test func keptOptionsAreTakenBackByOthers() throws {
    let folder = try built("--license", "CC-BY-4.0", "--provenance", "none")
    let out = folder.path + "/out"
    let run = try Command("build", folder.path + "/in", "-o", out, "-q", "--license", "none", "--provenance", "reified")
    #expect(run.status == 0)
    let plain = try built()
    #expect(try folder.files(in: "out") == plain.files(in: "out"))
  }

  @Test(arguments: [("--license", "CC-BY-4.0"), ("--provenance", "none")])
  func whatGraphsDoNotAgreeOnIsAskedFor(option: String, value: String) throws {
    let (one, other) = (try built(option, value), try built())
    let paths = [one, other].map { $0.path + "/out" }
    let both = one.path + "/both"
    let run = try Command(["link"] + paths + ["-o", both, "-q"])
    #expect(run.status == 2 && run.errorLines.count == 1 && run.error.contains("say which by \(option)"))
    #expect(try Command(["link"] + paths + ["-o", both, "-q", option, value]).status == 0)
  }

  @Test(arguments: [
    (#"{"license":"CC"}"#, "license CC is no SPDX name"), (#"{"provenance":"graphs"}"#, "provenance graphs is none"),
  ])
  func settingsThatAreNoneAreNamed(content: String, message: String) throws {
    let folder = try built()
    try folder.write("out/shanhai.json", content)
    let run = try Command("show", folder.path + "/out", "云南")
    #expect(run.status == 2 && run.errorLines.count == 1)
    #expect(run.error.contains("out/shanhai.json: " + message), "\(run.error)")
  }

  /// A store that answers nothing is made anew, once; a wrong question makes none.
  @Test func aDamagedStoreIsMadeAnew() throws {
    let folder = try built()
    let log = folder.path + "/log"
    let oxigraph = try folder.write(
      "oxigraph",
      """
      #!/bin/sh
      echo $1 >> \(log)
      if [ $1 = load ]; then mkdir -p $3; echo data > $3/000012.sst; exit; fi
      [ -e $3/000012.sst ] || { echo 'Error: IO error: No such file' >&2; exit 1; }
      grep -q WRONG && { echo 'Error: expected SELECT' >&2; exit 1; }
      echo '{"head":{},"boolean":true}'
      """)
    #expect(chmod(oxigraph, 0o755) == 0)
    let cache = folder.path + "/cache"
    func ask(_ question: String) throws -> (run: Command, loads: Int) {
      try? FileManager.default.removeItem(atPath: log)
      let run = try Command(
        ["query", folder.path + "/out", question],
        environment: ["SHANHAI_OXIGRAPH": oxigraph, "XDG_CACHE_HOME": cache])
      return (run, try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").count { $0 == "load" })
    }
    #expect(try ask("ASK {}").loads == 1)
    #expect(try ask("ASK {}").loads == 0)
    let wrong = try ask("ASK WRONG")
    #expect(wrong.run.status == 1 && wrong.loads == 0 && wrong.run.errorLines.count == 1)
    let stores = cache + "/shanhai/stores"
    let store = try #require(FileManager.default.contentsOfDirectory(atPath: stores).first)
    try FileManager.default.removeItem(atPath: "\(stores)/\(store)/000012.sst")
    let (run, loads) = try ask("ASK {}")
    #expect(run.status == 0 && loads == 1 && run.error == "", "\(run.error)")
    #expect(try ask("ASK {}").loads == 0)
  }

  @Test func aMarkOfByteOrderIsNoFault() throws {
    let folder = try built()
    let lines = try Command("extract", folder.path + "/in").output
    let plain = try folder.write("plain.jsonl", lines)
    let marked = try folder.write("marked.jsonl", "\u{FEFF}" + lines)
    let expected = try Command("show", plain, "秦岭松")
    let run = try Command("show", marked, "秦岭松")
    #expect(expected.status == 0 && run.status == 0 && run.error == "" && run.output == expected.output)
    let request = "\u{FEFF}" + #"{"id":"a","content":"沪滇座谈\n\n上海市对口帮扶云南省。"}"# + "\n"
    #expect(try Command("extract", "-", input: request).status == 0)
  }

  @Test func archivesAreReadAsTheirLinesAre() throws {
    let folder = try built()
    let out = folder.path + "/out"
    #expect(try Command("build", folder.path + "/in", "-o", out, "-q", "--gzip").status == 0)
    let files = try folder.files(in: "out")
    #expect(files["claims.jsonl"] == nil && files["claims.jsonl.gz"]?.starts(with: [0x1F, 0x8B]) == true)
    let lines = try Command("extract", folder.path + "/in").output
    let plain = try folder.write("plain.jsonl", lines)
    let expected = try Command("show", plain, "秦岭松")
    #expect(expected.status == 0)
    for argument in [out, out + "/claims.jsonl.gz"] {
      let run = try Command("show", argument, "秦岭松")
      #expect(run.status == 0 && run.error == "" && run.output == expected.output, "\(run.error)")
    }
    // What is there is kept to, and read again.
    let again = try Command("build", folder.path + "/in", "-o", out)
    #expect(again.status == 0 && again.error.contains("unchanged since the last build"), "\(again.error)")
    #expect(try folder.files(in: "out")["claims.jsonl.gz"] == files["claims.jsonl.gz"])
    #expect(try Command("link", out, "-o", out, "-q", "--no-gzip").status == 0)
    #expect(try folder.files(in: "out")["claims.jsonl"] == Data(lines.utf8))
    #expect(try folder.files(in: "out")["claims.jsonl.gz"] == nil)
  }

  @Test func damagedArchivesAndBombsAreRefusedInALine() throws {
    let folder = try built()
    #expect(try Command("build", folder.path + "/in", "-o", folder.path + "/out", "-q", "--gzip").status == 0)
    let whole = try #require(folder.files(in: "out")["claims.jsonl.gz"])
    let short = try folder.write("short.jsonl.gz", [UInt8](whole.dropLast(9)))
    let gzip = Gzip()
    var bomb: [UInt8] = []
    for _ in 0..<64 { gzip.add([UInt8](repeating: 0x20, count: 1 << 20)) { bomb += $0 } }
    gzip.finish { bomb += $0 }
    let large = try folder.write("bomb.jsonl.gz", bomb)
    for (file, reason) in [(short, "is a damaged gzip archive"), (large, "is a gzip archive of more than 250 times its size")] {
      for arguments in [["show", file, "云南"], ["link", file, "-o", folder.path + "/none"], ["query", file, "ASK {}"]] {
        let run = try Command(arguments, environment: ["SHANHAI_OXIGRAPH": "/bin/true"])
        #expect(run.status == 1 && run.errorLines.count == 1)
        #expect(run.error.contains("\(file): \(reason)"), "\(run.error)")
      }
    }
  }

  @Test func claimsComeThroughPipes() throws {
    let folder = try built()
    let lines = try Command("extract", folder.path + "/in").output
    let plain = try folder.write("plain.jsonl", lines)
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "cat '\(plain)' > '\(pipe)'"]
    try writer.run()
    let run = try Command("show", pipe, "秦岭松")
    writer.waitUntilExit()
    #expect(try run.status == 0 && run.output == Command("show", plain, "秦岭松").output)
    #expect(try Command("show", "-", "秦岭松", input: lines).output == run.output)
  }
}
