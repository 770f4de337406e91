// What is said about the special forms.

extension CoreForm {
  var declaration: Declaration {
    switch self {
    // Primitive expression types
    case .quote: says("(quote datum)", "Returns DATUM.", "R7RS 4.1.2")
    case .lambda: says("(lambda formals body ...)", "Returns a procedure.", "R7RS 4.1.4")
    case .if:
      says(
        "(if test consequent [alternate])", "Evaluates CONSEQUENT if TEST is true, otherwise ALTERNATE.", "R7RS 4.1.5")
    case .set: says("(set! variable expression)", "Stores the value of EXPRESSION in VARIABLE.", "R7RS 4.1.6")
    case .include:
      says("(include filename ...)", "Includes the forms of the files, as if they stood here.", "R7RS 4.1.7")
    case .includeCI:
      says("(include-ci filename ...)", "Includes the forms of the files, read without regard to case.", "R7RS 4.1.7")

    // Derived expression types
    case .cond:
      says("(cond clause ...)", "Evaluates the expressions of the first clause whose test is true.", "R7RS 4.2.1")
    case .case:
      says(
        "(case key clause ...)",
        "Evaluates the expressions of the first clause that has the value of KEY among its data.",
        "R7RS 4.2.1")
    case .and: says("(and test ...)", "Evaluates each TEST until one is false; returns the last value.", "R7RS 4.2.1")
    case .or: says("(or test ...)", "Evaluates each TEST until one is true; returns the last value.", "R7RS 4.2.1")
    case .when: says("(when test expression ...)", "Evaluates each EXPRESSION if TEST is true.", "R7RS 4.2.1")
    case .unless: says("(unless test expression ...)", "Evaluates each EXPRESSION if TEST is false.", "R7RS 4.2.1")
    case .condExpand:
      says(
        "(cond-expand clause ...)", "Includes the forms of the first clause whose feature requirement is met.",
        "R7RS 4.2.1")
    case .let:
      says(
        "(let [name] ((variable init) ...) body ...)",
        "Binds each VARIABLE to the value of its INIT for BODY; NAME is a procedure that evaluates BODY with new values.",
        "R7RS 4.2.2")
    case .letStar:
      says(
        "(let* ((variable init) ...) body ...)", "Binds one VARIABLE after the other; an INIT sees those before it.",
        "R7RS 4.2.2")
    case .letrec:
      says(
        "(letrec ((variable init) ...) body ...)", "Binds each VARIABLE for BODY and for procedures in every INIT.",
        "R7RS 4.2.2")
    case .letrecStar:
      says(
        "(letrec* ((variable init) ...) body ...)",
        "Binds each VARIABLE like letrec; an INIT may use the values of those before it.", "R7RS 4.2.2")
    case .letValues:
      says(
        "(let-values ((formals init) ...) body ...)", "Binds the variables of FORMALS to the values of INIT.",
        "R7RS 4.2.2")
    case .letStarValues:
      says(
        "(let*-values ((formals init) ...) body ...)",
        "Binds the variables of one FORMALS after the other; an INIT sees those before it.", "R7RS 4.2.2")
    case .begin: says("(begin form ...)", "Evaluates each FORM in order; returns the last value.", "R7RS 4.2.3")
    case .do:
      says(
        "(do ((variable init [step]) ...) (test expression ...) command ...)",
        "Repeats each COMMAND, with new values of each VARIABLE, until TEST is true.", "R7RS 4.2.4")
    case .delay: says("(delay expression)", "Returns a promise to evaluate EXPRESSION.", "R7RS 4.2.5")
    case .delayForce:
      says(
        "(delay-force expression)", "Returns a promise of what EXPRESSION, which returns a promise, promises.",
        "R7RS 4.2.5")
    case .makeStream:
      says("(cons-stream object expression)", "Returns a pair of OBJECT and a promise to evaluate EXPRESSION.", "MIT")
    case .parameterize:
      says(
        "(parameterize ((parameter value) ...) body ...)", "Gives each PARAMETER a value while BODY runs.", "R7RS 4.2.6"
      )
    case .guard:
      says(
        "(guard (variable clause ...) body ...)",
        "Evaluates BODY; when it raises an object, the clauses tell what to do, with VARIABLE bound to the object.",
        "R7RS 4.2.7")
    case .quasiquote:
      says(
        "(quasiquote template)", "Returns TEMPLATE with the values of its unquoted expressions inserted.", "R7RS 4.2.8")
    case .caseLambda:
      says(
        "(case-lambda (formals body ...) ...)", "Returns a procedure that runs the first clause its arguments fit.",
        "R7RS 4.2.9")

    // Macros and definitions
    case .letSyntax:
      says("(let-syntax ((keyword transformer) ...) body ...)", "Binds each KEYWORD to a macro for BODY.", "R7RS 4.3.1")
    case .letrecSyntax:
      says(
        "(letrec-syntax ((keyword transformer) ...) body ...)",
        "Binds each KEYWORD to a macro for BODY and for the macros themselves.", "R7RS 4.3.1")
    case .syntaxRules:
      says(
        "(syntax-rules [ellipsis] (literal ...) (pattern template) ...)",
        "Makes a macro that replaces a form by the TEMPLATE of the first PATTERN it matches.", "R7RS 4.3.2")
    case .syntaxError:
      says("(syntax-error message form ...)", "Raises a syntax error when it is expanded.", "R7RS 4.3.3")
    case .import: says("(import import-set ...)", "Binds the names of each IMPORT-SET.", "R7RS 5.2")
    case .define:
      says(
        "(define variable expression)", "Defines VARIABLE; (define (name . formals) body ...) defines a procedure.",
        "R7RS 5.3.1")
    case .defineValues:
      says(
        "(define-values formals expression)", "Defines the variables of FORMALS by the values of EXPRESSION.",
        "R7RS 5.3.3")
    case .defineSyntax: says("(define-syntax keyword transformer)", "Defines a macro.", "R7RS 5.4")
    case .defineRecordType:
      says(
        "(define-record-type name constructor predicate field ...)",
        "Defines a record type with its constructor, predicate, accessors and modifiers.", "R7RS 5.5")
    case .defineLibrary:
      says("(define-library name declaration ...)", "Defines a library, which runs when it is imported.", "R7RS 5.6")

    // Of SCM and common use
    case .assert: says("(assert expression)", "Raises an error that shows EXPRESSION if it is false.", "R6RS")
    case .namedLambda:
      says("(named-lambda (name formal ...) body ...)", "Returns a procedure that errors and traces call NAME.", "MIT")
    case .fluidLet:
      says(
        "(fluid-let ((variable expression) ...) body ...)", "Assigns each VARIABLE a value while BODY runs.", "SCM")
    case .receive:
      says(
        "(receive formals expression body ...)", "Binds the variables of FORMALS to the values of EXPRESSION for BODY.",
        "SRFI 8")
    case .erMacroTransformer:
      says(
        "(er-macro-transformer procedure)",
        "Makes a macro of a PROCEDURE of the form, a procedure that renames symbols and one that compares identifiers.",
        "explicit renaming")
    case .defineMacro:
      says(
        "(define-macro (name operand ...) body ...)",
        "Defines a macro by a procedure that makes the expansion of the operands, without hygiene.", "SCM")
    case .defmacro:
      says("(defmacro name (operand ...) body ...)", "Defines a macro like define-macro.", "SCM")

    // Auxiliary keywords
    case .else: says("else", "Marks the last clause of cond, case, guard or cond-expand.", "R7RS 4.2.1")
    case .arrow: says("=>", "Marks a clause whose expression is a procedure of the value found.", "R7RS 4.2.1")
    case .ellipsis: says("...", "Marks what repeats in a pattern or template.", "R7RS 4.3.2")
    case .underscore: says("_", "Matches anything in a pattern.", "R7RS 4.3.2")
    case .unquote:
      says("(unquote expression)", "Inserts the value of EXPRESSION in a quasiquote template.", "R7RS 4.2.8")
    case .unquoteSplicing:
      says(
        "(unquote-splicing expression)", "Inserts the elements of the list that is the value of EXPRESSION.",
        "R7RS 4.2.8")
    }
  }

  private func says(_ usage: String, _ sentence: String, _ reference: String) -> Declaration {
    Declaration(usage, sentence, reference)
  }
}
