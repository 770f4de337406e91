// What is said about a name where it is defined. Help, completion and the reference pages read it.

struct Declaration {
  /// `(vector-ref vector k)`; the bare name of what is no procedure and no form.
  let signature: String
  /// One sentence that begins with a verb; more may follow.
  let sentence: String
  /// What it stands on: "R7RS 6.8", "SRFI 1", "SCM", "bind(2)".
  let reference: String

  init(_ signature: String, _ sentence: String, _ reference: String) {
    self.signature = signature
    self.sentence = sentence
    self.reference = reference
  }

  /// The name that a signature begins with.
  static func name(in signature: some StringProtocol) -> String {
    guard signature.first == "(" else { return String(signature) }
    return String(signature.dropFirst().prefix { $0 != " " && $0 != ")" })
  }
}
