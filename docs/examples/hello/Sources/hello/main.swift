// The smallest program with a Scheme in it.

import Parley

let scheme = Interpreter()
scheme.define("greeting", doc: "Returns a greeting for NAME.") { (name: String) in "Hello, \(name)!" }
let text: String = try scheme.evaluate("(greeting \"world\")")
print(text)
