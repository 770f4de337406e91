// The core language that the expander produces: about ten cases, every variable resolved. Analysis adds the last group.

/// A local variable.
final class Variable {
  let name: Value
  /// Some `set!` assigns it.
  var isAssigned = false
  /// A closure other than its owner's body refers to it.
  var isCaptured = false
  /// May be read before its definition ran (`letrec*` of a value that is no lambda expression).
  var needsCheck = false
  /// References and assignments, as counted by Analysis.
  var references = 0
  /// The lambda whose frame holds it, and the register there.
  unowned(unsafe) var owner: Lambda?
  var register = -1

  /// What the simplifier puts in its place.
  var substitution: CoreExpression?

  init(_ name: Value) { self.name = name }

  /// Some procedure of the program may be called in its scope: that might keep the continuation and return twice, which
  /// must not bring back an old value.
  var crossesCalls = false

  var isBoxed: Bool { isAssigned && (isCaptured || crossesCalls) }
}

/// A lambda expression.
final class Lambda {
  var name: Value
  let required: [Variable]
  let rest: Variable?
  var body: CoreExpression
  let location: SourceLocation?
  var documentation: String?
  /// The body of a top-level form. Its last call is no tail call: nothing is saved, and errors keep their place.
  var isTopLevel = false
  /// Filled in by Analysis.
  unowned(unsafe) var parent: Lambda?
  var free: [Variable] = []
  /// The variable that always holds this very closure, if its binding says so.
  var selfVariable: Variable?

  init(
    name: Value, required: [Variable], rest: Variable?, body: CoreExpression, location: SourceLocation?
  ) {
    self.name = name
    self.required = required
    self.rest = rest
    self.body = body
    self.location = location
  }

  var parameters: [Variable] { rest.map { required + [$0] } ?? required }
}

/// A named let, or a local procedure, whose calls are all jumps. Its body is not here but in the tree: the jumps in that
/// refer to the loop, which would keep both for ever.
final class Loop {
  let variables: [Variable]

  init(_ variables: [Variable]) { self.variables = variables }
}

/// A constant: an immediate word, or a heap object kept by a handle until it is in a literal pool.
enum Constant {
  case immediate(Value)
  case literal(Handle)

  var value: Value {
    switch self {
    case .immediate(let value): value
    case .literal(let handle): handle.value
    }
  }
}

indirect enum CoreExpression {
  case constant(Constant)
  case local(Variable, SourceLocation?)
  case global(Cell, SourceLocation?)
  case setLocal(Variable, CoreExpression)
  case setGlobal(Cell, CoreExpression, SourceLocation?)
  case defineGlobal(Cell, CoreExpression)
  case conditional(CoreExpression, CoreExpression, CoreExpression)
  case lambda(Lambda)
  case caseLambda([Lambda], name: Value)
  /// At least one expression.
  case sequence([CoreExpression])
  case call(CoreExpression, [CoreExpression], SourceLocation?)
  case bind([Variable], [CoreExpression], CoreExpression)
  case letrec([Variable], [CoreExpression], CoreExpression)

  // Made by the simplifier.
  /// Mutually recursive lambda expressions that nothing assigns.
  case fix([Variable], [Lambda], CoreExpression)
  /// With the body, and the first values of the variables.
  case loop(Loop, CoreExpression, [CoreExpression])
  case jump(Loop, [CoreExpression])
  /// The first expression as long as a global variable holds what it holds now, and the second after a redefinition.
  case integrated(Cell, CoreExpression, CoreExpression)

  static func value(_ value: Value) -> CoreExpression { .constant(.immediate(value)) }
  static var unspecified: CoreExpression { .value(.unspecified) }
}
