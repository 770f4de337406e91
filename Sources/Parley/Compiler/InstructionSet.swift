// The instruction set. An instruction is a 32-bit word `op | A << 8 | B << 16 | C << 24`; some are followed by more words.
//
//   A B C   registers of the current frame, unless said otherwise      (r)
//   i8/i16  signed immediate in C (or B), or in B and C                (i)
//   lit     literal, addressed by its distance in words from this instruction, in B and C
//   off     next word: distance of a jump from behind that word
//   d       next word: distance from this frame's base to the callee's
//
// Integrated primitives (`add` to `valueAt`) have the semantics of the procedure of that name; anything but the fast
// case goes to the primitive itself, so results and errors are the same. When the program redefines the name, each site is
// overwritten with `detour`.

enum Opcode: UInt8 {
  // Moves and constants
  case move  // A := B
  case movePair  // A := B, A + 1 := C
  case loadImmediate  // A := fixnum i16
  case literal  // A := lit
  case global  // A := value of cell lit; error if unbound
  case setGlobal  // cell lit := A; error if unbound
  case defineGlobal  // cell lit := A
  case free  // A := captured variable BC
  case freeBox  // A := content of the box in captured variable BC
  case setFreeBox  // content of the box in captured variable BC := A
  case ownClosure  // A := the running closure
  case makeBox  // A := box of B
  case boxContent  // A := content of box B
  case setBox  // content of box A := B
  case checkDefined  // error naming lit if A is uninitialised
  case closure  // A := closure of code lit; next word n, then n words: source << 2 | 0 register, 1 captured, 2 own, 3 none
  case closureSet  // captured variable (next word) of closure A := B

  // Control
  case `return`  // return A
  case returnImmediate  // return fixnum i16
  case call  // call of A arguments, callee at d - 2; d
  case callGlobal  // the same, callee in cell lit; d
  case callSelf  // the same, callee is the running closure and takes just as many; d
  case tailCall  // A arguments; d is where callee and arguments were prepared
  case tailCallGlobal
  case tailCallSelf
  case jump  // off
  case loop  // off, backwards; uses fuel
  case jumpIfFalse  // A; off
  case jumpIfTrue
  case detour  // jump to the stub of a redefined primitive, at BC and A as a 24-bit distance

  // Fused comparisons; jump when the comparison does NOT hold …
  case jumpUnlessLess  // A < B; off
  case jumpUnlessLessEqual
  case jumpUnlessEqual
  case jumpUnlessLessImmediate  // A < i8 in B; off
  case jumpUnlessLessEqualImmediate
  case jumpUnlessGreaterImmediate
  case jumpUnlessGreaterEqualImmediate
  case jumpUnlessEqualImmediate
  case jumpUnlessEq
  case jumpUnlessEqLiteral  // A eq? literal (third word: distance from the instruction)
  case jumpUnlessNull
  case jumpUnlessPair
  // … and when it does
  case jumpIfLess
  case jumpIfLessEqual
  case jumpIfEqual
  case jumpIfLessImmediate
  case jumpIfLessEqualImmediate
  case jumpIfGreaterImmediate
  case jumpIfGreaterEqualImmediate
  case jumpIfEqualImmediate
  case jumpIfEq
  case jumpIfEqLiteral
  case jumpIfNull
  case jumpIfPair

  // Ends of loops: what is tested at the head, in one instruction. If it is true of these operands, jumps backwards and uses
  // fuel; if not, goes to the jump out of the loop behind the plain code, which follows; and if the fast case does not fit, or
  // a name was redefined, goes on with the plain code, which leads to the head.
  case loopIfLess  // A < B; off
  case loopIfLessEqual
  case loopUnlessEqual
  case loopIfLessImmediate  // A < i8 in B; off
  case loopIfGreaterImmediate
  case loopUnlessEqualImmediate
  case loopUnlessNull  // A; off
  case loopIfPair
  // The same with A := A + i8 in C before
  case countIfLess  // A < B; off
  case countIfLessEqual
  case countUnlessEqual
  case countIfLessImmediate  // A < i8 in B; off
  case countIfGreaterImmediate
  case countUnlessEqualImmediate

  // Integrated primitives: A := op(B, C)
  case add
  case subtract
  case multiply
  case divide
  case addImmediate  // C is i8
  case immediateAdd  // C is i8, and the first operand
  case subtractImmediate
  case quotient
  case remainder
  case modulo
  case minimum  // min
  case maximum
  case less
  case lessEqual
  case numberEqual
  case eq
  case eqv
  case cons
  case car
  case cdr
  case cadr
  case cddr
  case caar
  case setCar  // A is the pair, B the value
  case setCdr
  case not
  case isNull
  case isPair
  case isSymbol
  case isString
  case isCharacter
  case isVector
  case isProcedure
  case isEOF
  case isFixnumZero  // zero?
  case squareRoot  // sqrt
  case vectorRef
  case vectorRefImmediate  // C is i8
  case vectorSet  // vector A, index B, value C
  case vectorLength
  case stringRef
  case stringLength
  case characterEqual
  case memq
  case assq
  case filePosition  // C is i8; the fast case is a port without a position, a socket
  // Two operations in one; D in the next word. If the fast case does not fit, or a name was redefined, goes on with the two
  // instructions that follow.
  case multiplyAdd  // A := D + B * C
  case productSubtract  // A := B * C - D
  case subtractProduct  // A := D - B * C
  case addAdd  // A := B + C + D
  case subtractAdd  // A := B - C + D
  case multiplyMultiply  // A := B * C * D
  case divideAdd  // A := D + B / C; inexact numbers alone
  // If the fast case does not fit, goes to the general call, for these may make the program wait
  case readCharacter  // A := read-char of B; off
  case peekCharacter
  case writeCharacter  // character A to port B; off
  case makeValues  // two of them
  case checkValues  // A := B, which must be as many values as C says
  case valueAt  // A := value C of the values B

  // Record procedures, in their bodies and in place of calls of them; next two words: distances of the record type and of
  // the procedure's name
  case makeRecord  // A := record of the C values from B on
  case isRecord  // A := whether B is one
  case recordRef  // A := field C of record B
  case recordSet  // field C of record A := B

  // Bodies of procedures that the machine provides
  case applyValues
  case callWithCurrentContinuation
  case throwTo
  case swapDynamicState
  case underflow
  case raiseReturned

  static var count: Int { Int(Opcode.raiseReturned.rawValue) + 1 }
}

/// Operand layouts, for the disassembler and the verifier of generated code.
enum OperandLayout {
  case none, a, ab, abc, aImmediate16, aLiteral, aFree, call, callGlobal, jumpOnly, aJump, abJump, aImmediateJump
  case abcd, aLiteralJump, abImmediate, abImmediateJump, aImmediatesJump, closure, closureSet, detour, record
}

extension Opcode {
  var layout: OperandLayout {
    switch self {
    case .move, .makeBox, .boxContent, .setBox, .car, .cdr, .cadr, .cddr, .caar, .setCar, .setCdr, .not, .isNull,
      .isPair, .isSymbol, .isString, .isCharacter, .isVector, .isProcedure, .isEOF, .isFixnumZero, .squareRoot,
      .vectorLength,
      .stringLength, .swapDynamicState:
      .ab
    case .loadImmediate, .returnImmediate: .aImmediate16
    case .literal, .global, .setGlobal, .defineGlobal, .checkDefined: .aLiteral
    case .free, .freeBox, .setFreeBox: .aFree
    case .ownClosure, .return: .a
    case .closure: .closure
    case .closureSet: .closureSet
    case .call, .callSelf, .tailCall, .tailCallSelf: .call
    case .callGlobal, .tailCallGlobal: .callGlobal
    case .jump, .loop: .jumpOnly
    case .jumpIfFalse, .jumpIfTrue, .jumpUnlessNull, .jumpUnlessPair, .jumpIfNull, .jumpIfPair, .loopUnlessNull,
      .loopIfPair:
      .aJump
    case .detour: .detour
    case .jumpUnlessLess, .jumpUnlessLessEqual, .jumpUnlessEqual, .jumpUnlessEq, .jumpIfLess, .jumpIfLessEqual,
      .jumpIfEqual, .jumpIfEq, .loopIfLess, .loopIfLessEqual, .loopUnlessEqual, .readCharacter, .peekCharacter,
      .writeCharacter:
      .abJump
    case .jumpUnlessLessImmediate, .jumpUnlessLessEqualImmediate, .jumpUnlessGreaterImmediate,
      .jumpUnlessGreaterEqualImmediate, .jumpUnlessEqualImmediate, .jumpIfLessImmediate,
      .jumpIfLessEqualImmediate, .jumpIfGreaterImmediate, .jumpIfGreaterEqualImmediate, .jumpIfEqualImmediate,
      .loopIfLessImmediate, .loopIfGreaterImmediate, .loopUnlessEqualImmediate:
      .aImmediateJump
    case .countIfLess, .countIfLessEqual, .countUnlessEqual: .abImmediateJump
    case .countIfLessImmediate, .countIfGreaterImmediate, .countUnlessEqualImmediate: .aImmediatesJump
    case .jumpUnlessEqLiteral, .jumpIfEqLiteral: .aLiteralJump
    case .add, .subtract, .multiply, .divide, .quotient, .remainder, .modulo, .minimum, .maximum, .less, .lessEqual,
      .numberEqual, .eq,
      .eqv, .cons, .vectorRef, .vectorSet, .stringRef, .characterEqual, .movePair, .makeValues, .memq, .assq:
      .abc
    case .multiplyAdd, .productSubtract, .subtractProduct, .addAdd, .subtractAdd, .multiplyMultiply, .divideAdd: .abcd
    case .addImmediate, .immediateAdd, .subtractImmediate, .vectorRefImmediate, .filePosition, .checkValues, .valueAt:
      .abImmediate
    case .makeRecord, .isRecord, .recordRef, .recordSet: .record
    case .applyValues, .callWithCurrentContinuation, .throwTo, .underflow, .raiseReturned: .none
    }
  }

  /// Words that follow the instruction, for every layout but `closure`.
  var trailingWords: Int {
    switch layout {
    case .abcd, .call, .callGlobal, .jumpOnly, .aJump, .abJump, .aImmediateJump, .abImmediateJump, .aImmediatesJump,
      .closureSet:
      1
    case .aLiteralJump, .record: 2
    default: 0
    }
  }
}

extension CodeObject {
  func opcode(at offset: Int) -> Opcode? { Opcode(rawValue: UInt8(truncatingIfNeeded: entry[offset])) }

  /// How many words the instruction there has. A detour has one, and may be followed by what it has left of another.
  func instructionWords(at offset: Int) -> Int {
    guard let op = opcode(at: offset) else { return 1 }
    return op == .closure ? 2 + Int(entry[offset + 1]) : 1 + op.trailingWords
  }
}

/// Encoding helpers.
enum Instruction {
  static func make(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> UInt32 {
    UInt32(op.rawValue) | UInt32(a & 255) << 8 | UInt32(b & 255) << 16 | UInt32(c & 255) << 24
  }
  /// With a 16-bit operand in B and C.
  static func make(_ op: Opcode, _ a: Int, wide: Int) -> UInt32 {
    UInt32(op.rawValue) | UInt32(a & 255) << 8 | UInt32(truncatingIfNeeded: wide & 0xFFFF) << 16
  }
}

/// What one procedure's code may use.
enum CodeLimits {
  /// Parameters of a lambda expression.
  static var parameters: Int { 128 }
  /// Arguments of a call that are passed in registers; more are passed as a list.
  static var arguments: Int { 128 }
  /// Fields of a record: an instruction has eight bits for the index.
  static var recordFields: Int { 255 }
  /// Registers; deeper expressions are moved into procedures of their own before code is generated.
  static var registers: Int { 250 }
}
