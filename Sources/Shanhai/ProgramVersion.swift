/// The version of the program, as `--version` prints it and descriptions of graphs name it.
public enum ProgramVersion {
  public static let current = "0.1.0"
}
