// The special forms that the expander knows itself, and the auxiliary keywords.

enum CoreForm: String, CaseIterable {
  // Primitive expression types (R7RS 4.1)
  case quote, lambda, `if`, include
  case set = "set!"
  case includeCI = "include-ci"
  // Derived expression types (R7RS 4.2)
  case cond, `case`, and, or, when, unless, `let`, letrec, begin, `do`, delay, parameterize, `guard`, quasiquote
  case condExpand = "cond-expand"
  case letStar = "let*"
  case letrecStar = "letrec*"
  case letValues = "let-values"
  case letStarValues = "let*-values"
  case delayForce = "delay-force"
  case makeStream = "cons-stream"
  case caseLambda = "case-lambda"
  // Macros and definitions (R7RS 4.3, 5.3-5.5)
  case letSyntax = "let-syntax"
  case letrecSyntax = "letrec-syntax"
  case syntaxError = "syntax-error"
  case define
  case defineValues = "define-values"
  case defineSyntax = "define-syntax"
  case defineRecordType = "define-record-type"
  case syntaxRules = "syntax-rules"
  case `import`
  case defineLibrary = "define-library"
  // Of SCM and common use
  case assert
  case namedLambda = "named-lambda"
  case fluidLet = "fluid-let"
  case receive
  case erMacroTransformer = "er-macro-transformer"
  case defineMacro = "define-macro"
  case defmacro
  // Auxiliary keywords: bound, so that they are compared by meaning, but no expressions
  case `else`
  case arrow = "=>"
  case ellipsis = "..."
  case underscore = "_"
  case unquote
  case unquoteSplicing = "unquote-splicing"

  var isAuxiliary: Bool {
    switch self {
    case .else, .arrow, .ellipsis, .underscore, .unquote, .unquoteSplicing: true
    default: false
    }
  }
}
