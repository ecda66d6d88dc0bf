import Database
import GraphDatabase
import Machine
import Shanhai

extension GraphArgument {
  /// Asks the tables of the graph: those of the folder, or others made for the moment.
  ///
  /// - Parameters:
  ///   - failure: the exit status when there is no graph.
  ///   - body: may be called twice, until it returns.
  func askingTables<Answer>(failure: Int32 = 1, _ body: (GraphDatabase) throws -> Answer) throws -> Answer {
    try asking(failure: failure) { asked in
      if let database = asked.database { return try body(database) }
      let folder = try PrivateFolder()
      let path = folder.path + "/" + FolderDatabase.name
      let stamp = GraphStamp(program: "", base: "", claims: "", claimsBytes: 0, decisions: "")
      try GraphDatabaseWriter.write(asked.whole(), stamp, to: path)
      return try body(GraphDatabase(reading: path))
    }
  }
}
