/// Ends the run with a message where a condition does not hold; `precondition` says none in
/// optimized code.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
