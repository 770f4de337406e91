// The run loop. pc, base and fuel are locals; `save` writes them back before anything that may throw, collect or look at
// the stack, `position` fetches them after anything that may have moved execution. See MachineState for the frame.
// Nothing captures the locals (a closure that did, even an inlined one, would put them into memory).
//
// Arithmetic that left the fast path may have allocated much (the digits of big integers): it spends the fuel, so that the
// next call or turn polls.
//
// Rules for this file: raw pointers only, no array, no class property and no closure in a hot case; slow paths are calls of
// functions that are not inlined. An instruction that allocates makes room first and reads its operands after, because
// making room may collect.

extension Machine {
  /// Resolves the call prepared at `base` and runs to the end.
  func enterAndRun(_ base: WordPointer, _ count: Int) throws(SchemeThrow) -> Value {
    do throws(SchemeThrow) {
      switch try resolveCall(at: base, count: count) {
      case .done: return Value(bits: base.callee)
      case .transferred: break
      case .enter:
        state.pointee.pc = Value(bits: base.callee).closureCode.entry
        if state.pointee.stackLimit < base { try growStack() }
      }
    } catch {
      state.pointee.base = state.pointee.segmentBottom
      try handle(error)
    }
    return try execute()
  }

  private func execute() throws(SchemeThrow) -> Value {
    let state = self.state
    let heapState = heap.state
    let heap = self.heap
    var pc = state.pointee.pc
    var base = state.pointee.base
    var fuel = fuelSlice

    @inline(__always) func hasRoom(_ words: UInt64) -> Bool {
      heapState.pointee.free &+ words &* 8 <= heapState.pointee.limit
    }

    while true {
      do throws(SchemeThrow) {
        while true {
          let i = pc.pointee
          pc += 1
          @inline(__always) func a() -> Int { Int(i >> 8 & 255) }
          @inline(__always) func b() -> Int { Int(i >> 16 & 255) }
          @inline(__always) func c() -> Int { Int(i >> 24) }
          @inline(__always) func bc() -> Int { Int(i >> 16) }
          /// B and C as fixnums.
          @inline(__always) func immediateB() -> Value {
            Value(fixnum: Int(Int8(truncatingIfNeeded: i >> 16)))
          }
          @inline(__always) func immediateC() -> Value {
            Value(bits: UInt64(bitPattern: Int64(Int32(bitPattern: i) >> 24) << 2))
          }
          switch unsafeBitCast(UInt8(truncatingIfNeeded: i), to: Opcode.self) {
          // MARK: Moves and constants
          case .move: base[a()] = base[b()]
          case .movePair:
            let first = base[b()]
            let second = base[c()]
            base[a()] = first
            base[a() &+ 1] = second
          case .loadImmediate: base[a()] = UInt64(bitPattern: Int64(Int32(bitPattern: i) >> 16) << 2)
          case .literal: base[a()] = pc.literal(i)
          case .global:
            let cell = Value(bits: pc.literal(i)).address
            let content = cell[1]
            if _slowPath(content == Value.unbound.bits) {
              state.pointee.save(pc, base)
              throw unboundVariable(Cell(cell))
            }
            base[a()] = content
          case .setGlobal:
            let cell = Cell(Value(bits: pc.literal(i)).address)
            if cell.value == .unbound {
              state.pointee.save(pc, base)
              throw unboundVariable(cell)
            }
            set(cell, to: base.value(a()))
          case .defineGlobal: set(Cell(Value(bits: pc.literal(i)).address), to: base.value(a()))
          case .free: base[a()] = Value(bits: base.callee).address[bc() &+ 2]
          case .freeBox: base[a()] = Value(bits: Value(bits: base.callee).address[bc() &+ 2]).address[1]
          case .setFreeBox:
            let slot = Value(bits: Value(bits: base.callee).address[bc() &+ 2]).address + 1
            slot.pointee = base[a()]
            Heap.barrier(heapState, slot, base.value(a()))
          case .ownClosure: base[a()] = base.callee
          case .makeBox:
            guard let box = heapState.take(words: 2) else {
              state.pointee.save(pc, base)
              try collectGarbage()
              pc -= 1
              continue
            }
            box[0] = ObjectHeader.make(.box, words: 2)
            box[1] = base[b()]
            base[a()] = Value(object: box).bits
          case .boxContent: base[a()] = base.value(b()).address[1]
          case .setBox:
            let slot = base.value(a()).address + 1
            slot.pointee = base[b()]
            Heap.barrier(heapState, slot, base.value(b()))
          case .checkDefined:
            if base[a()] == Value.uninitialized.bits {
              state.pointee.save(pc, base)
              throw failure(
                .unbound, "\(heap.symbolText(Value(bits: pc.literal(i)))) is used before its definition",
                Value(bits: pc.literal(i)))
            }
          case .closure:
            let code = pc.literal(i)
            let count = Int(pc.pointee)
            if _slowPath(!hasRoom(UInt64(count &+ 2))) {
              pc -= 1
              state.pointee.save(pc, base)
              try collectGarbage()
              continue
            }
            pc += 1
            let object = heap.allocate(words: count &+ 2)
            object[0] = ObjectHeader.make(.closure, words: count &+ 2)
            object[1] = code
            var index = 0
            while index < count {
              let source = pc.pointee
              pc += 1
              switch source & 3 {
              case 0: object[index &+ 2] = base[Int(source >> 2)]
              case 1: object[index &+ 2] = Value(bits: base.callee).address[Int(source >> 2) &+ 2]
              case 2: object[index &+ 2] = base.callee
              default: object[index &+ 2] = Value.unspecified.bits
              }
              index &+= 1
            }
            base[a()] = Value(object: object).bits
          case .closureSet:
            let slot = base.value(a()).address + (Int(pc.pointee) &+ 2)
            pc += 1
            heap.store(base.value(b()), at: slot)

          // MARK: Control
          case .return:
            base.callee = base[a()]
            pc = codePointer(base.returnAddress)
            base -= Int(pc[-1])
          case .returnImmediate:
            base.callee = UInt64(bitPattern: Int64(Int32(bitPattern: i) >> 16) << 2)
            pc = codePointer(base.returnAddress)
            base -= Int(pc[-1])
          case .callGlobal:
            let cell = Value(bits: pc.literal(i)).address
            let nb = base + Int(pc.pointee)
            pc += 1
            nb.callee = cell[1]
            if _fastPath(cell[3] == UInt64(a())) {
              nb.returnAddress = UInt64(UInt(bitPattern: pc))
              base = nb
              pc = codePointer(cell[2])
              if _slowPath(state.pointee.stackLimit < nb) {
                state.pointee.save(pc, base)
                try growStack()
                (pc, base) = state.pointee.position
              }
              fuel &-= 1
              if _slowPath(fuel < 0) {
                state.pointee.save(pc, base)
                fuel = try poll()
              }
              continue
            }
            state.pointee.save(pc, base)
            let resolution: CallResolution
            if _fastPath(cell[3] == Cell.primitiveArity) {
              let result = try callPrimitive(cell[2], nb, a())
              if _fastPath(result != .delegated) {
                nb.callee = result.bits
                if _slowPath(heapState.pointee.collectionWanted) { try collectGarbage() }
                continue
              }
              resolution = try resolveDelegatedCall(Value(bits: nb.callee), nb, a())
            } else {
              if _slowPath(cell[1] == Value.unbound.bits) { throw unboundVariable(Cell(cell)) }
              resolution = try resolveCall(at: nb, count: a())
            }
            switch resolution {
            case .done:
              if _slowPath(heapState.pointee.collectionWanted) { try collectGarbage() }
            case .enter:
              nb.returnAddress = UInt64(UInt(bitPattern: pc))
              base = nb
              pc = Value(bits: nb.callee).closureCode.entry
              state.pointee.save(pc, base)
              if state.pointee.stackLimit < nb { try growStack() }
              fuel &-= 1
              if fuel < 0 { fuel = try poll() }
              (pc, base) = state.pointee.position
            case .transferred: (pc, base) = state.pointee.position
            }
          case .call:
            let nb = base + Int(pc.pointee)
            pc += 1
            let callee = Value(bits: nb.callee)
            if _fastPath(callee.isObject(.closure)) {
              let entry = codePointer(callee.address[1] &+ CodeObject.entryFromReference)
              if _fastPath(entry[-1] == UInt32(a())) {
                nb.returnAddress = UInt64(UInt(bitPattern: pc))
                base = nb
                pc = entry
                if _slowPath(state.pointee.stackLimit < nb) {
                  state.pointee.save(pc, base)
                  try growStack()
                  (pc, base) = state.pointee.position
                }
                fuel &-= 1
                if _slowPath(fuel < 0) {
                  state.pointee.save(pc, base)
                  fuel = try poll()
                }
                continue
              }
            }
            state.pointee.save(pc, base)
            switch try resolveCall(at: nb, count: a()) {
            case .done:
              if _slowPath(heapState.pointee.collectionWanted) { try collectGarbage() }
            case .enter:
              nb.returnAddress = UInt64(UInt(bitPattern: pc))
              base = nb
              pc = Value(bits: nb.callee).closureCode.entry
              state.pointee.save(pc, base)
              if state.pointee.stackLimit < nb { try growStack() }
              fuel &-= 1
              if fuel < 0 { fuel = try poll() }
              (pc, base) = state.pointee.position
            case .transferred: (pc, base) = state.pointee.position
            }
          case .callSelf:
            let nb = base + Int(pc.pointee)
            pc += 1
            nb.callee = base.callee
            nb.returnAddress = UInt64(UInt(bitPattern: pc))
            pc = codePointer(Value(bits: base.callee).address[1] &+ CodeObject.entryFromReference)
            base = nb
            if _slowPath(state.pointee.stackLimit < nb) {
              state.pointee.save(pc, base)
              try growStack()
              (pc, base) = state.pointee.position
            }
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .tailCallGlobal:
            let cell = Value(bits: pc.literal(i)).address
            let source = base + Int(pc.pointee)
            if _fastPath(cell[3] == UInt64(a())) {
              base.callee = cell[1]
              copyArguments(base, source, a())
              pc = codePointer(cell[2])
              fuel &-= 1
              if _slowPath(fuel < 0) {
                state.pointee.save(pc, base)
                fuel = try poll()
              }
              continue
            }
            pc += 1
            state.pointee.save(pc, base)
            source.callee = cell[1]
            let resolution: CallResolution
            if _fastPath(cell[3] == Cell.primitiveArity) {
              let result = try callPrimitive(cell[2], source, a())
              if _fastPath(result != .delegated) {
                base.callee = result.bits
                pc = codePointer(base.returnAddress)
                base -= Int(pc[-1])
                if _slowPath(heapState.pointee.collectionWanted) {
                  state.pointee.save(pc, base)
                  try collectGarbage()
                }
                continue
              }
              resolution = try resolveDelegatedCall(Value(bits: source.callee), source, a())
            } else {
              if _slowPath(cell[1] == Value.unbound.bits) { throw unboundVariable(Cell(cell)) }
              resolution = try resolveCall(at: source, count: a())
            }
            try finishTailCall(source, resolution)
            (pc, base) = state.pointee.position
            fuel &-= 1
            if fuel < 0 { fuel = try poll() }
          case .tailCall:
            let source = base + Int(pc.pointee)
            let callee = Value(bits: source.callee)
            if _fastPath(callee.isObject(.closure)) {
              let entry = codePointer(callee.address[1] &+ CodeObject.entryFromReference)
              if _fastPath(entry[-1] == UInt32(a())) {
                base.callee = callee.bits
                copyArguments(base, source, a())
                pc = entry
                fuel &-= 1
                if _slowPath(fuel < 0) {
                  state.pointee.save(pc, base)
                  fuel = try poll()
                }
                continue
              }
            }
            pc += 1
            state.pointee.save(pc, base)
            try finishTailCall(source, try resolveCall(at: source, count: a()))
            (pc, base) = state.pointee.position
            fuel &-= 1
            if fuel < 0 { fuel = try poll() }
          case .tailCallSelf:
            copyArguments(base, base + Int(pc.pointee), a())
            pc = codePointer(Value(bits: base.callee).address[1] &+ CodeObject.entryFromReference)
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .jump: pc += Int(Int32(bitPattern: pc.pointee)) &+ 1
          case .loop:
            pc += Int(Int32(bitPattern: pc.pointee)) &+ 1
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .jumpIfFalse: pc = pc.jump(base[a()] == Value.false.bits)
          case .jumpIfTrue: pc = pc.jump(base[a()] != Value.false.bits)
          case .detour: pc += Int(i >> 8) &- 1

          // MARK: Fused comparisons
          case .jumpUnlessLess:
            let x = base.value(a())
            let y = base.value(b())
            if _fastPath(Value.bothFixnums(x, y)) {
              pc = pc.jump(!x.isFixnumLess(than: y))
            } else if Value.bothImmediateFlonums(x, y) {
              pc = pc.jump(!(x.immediateFlonum < y.immediateFlonum))
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(!(try compareSlow(.less, x, y)))
            }
          case .jumpUnlessLessEqual:
            let x = base.value(a())
            let y = base.value(b())
            if _fastPath(Value.bothFixnums(x, y)) {
              pc = pc.jump(y.isFixnumLess(than: x))
            } else if Value.bothImmediateFlonums(x, y) {
              pc = pc.jump(!(x.immediateFlonum <= y.immediateFlonum))
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(!(try compareSlow(.lessEqual, x, y)))
            }
          case .jumpUnlessEqual:
            let x = base.value(a())
            let y = base.value(b())
            if _fastPath(Value.bothFixnums(x, y)) {
              pc = pc.jump(x != y)
            } else if Value.bothImmediateFlonums(x, y) {
              pc = pc.jump(x.immediateFlonum != y.immediateFlonum)
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(!(try compareSlow(.numberEqual, x, y)))
            }
          case .jumpIfLess:
            let x = base.value(a())
            let y = base.value(b())
            if _fastPath(Value.bothFixnums(x, y)) {
              pc = pc.jump(x.isFixnumLess(than: y))
            } else if Value.bothImmediateFlonums(x, y) {
              pc = pc.jump(x.immediateFlonum < y.immediateFlonum)
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(try compareSlow(.less, x, y))
            }
          case .jumpIfLessEqual:
            let x = base.value(a())
            let y = base.value(b())
            if _fastPath(Value.bothFixnums(x, y)) {
              pc = pc.jump(!y.isFixnumLess(than: x))
            } else if Value.bothImmediateFlonums(x, y) {
              pc = pc.jump(x.immediateFlonum <= y.immediateFlonum)
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(try compareSlow(.lessEqual, x, y))
            }
          case .jumpIfEqual:
            let x = base.value(a())
            let y = base.value(b())
            if _fastPath(Value.bothFixnums(x, y)) {
              pc = pc.jump(x == y)
            } else if Value.bothImmediateFlonums(x, y) {
              pc = pc.jump(x.immediateFlonum == y.immediateFlonum)
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(try compareSlow(.numberEqual, x, y))
            }
          case .jumpUnlessLessImmediate:
            let x = base.value(a())
            let y = immediateB()
            if _fastPath(x.isFixnum) {
              pc = pc.jump(!x.isFixnumLess(than: y))
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(!(try compareSlow(.less, x, y)))
            }
          case .jumpUnlessLessEqualImmediate:
            let x = base.value(a())
            let y = immediateB()
            if _fastPath(x.isFixnum) {
              pc = pc.jump(y.isFixnumLess(than: x))
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(!(try compareSlow(.lessEqual, x, y)))
            }
          case .jumpUnlessGreaterImmediate:
            let x = base.value(a())
            let y = immediateB()
            if _fastPath(x.isFixnum) {
              pc = pc.jump(!y.isFixnumLess(than: x))
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(!(try compareSlow(.less, y, x)))
            }
          case .jumpUnlessGreaterEqualImmediate:
            let x = base.value(a())
            let y = immediateB()
            if _fastPath(x.isFixnum) {
              pc = pc.jump(x.isFixnumLess(than: y))
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(!(try compareSlow(.lessEqual, y, x)))
            }
          case .jumpUnlessEqualImmediate:
            let x = base.value(a())
            let y = immediateB()
            if _fastPath(x.isFixnum) {
              pc = pc.jump(x != y)
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(!(try compareSlow(.numberEqual, x, y)))
            }
          case .jumpIfLessImmediate:
            let x = base.value(a())
            let y = immediateB()
            if _fastPath(x.isFixnum) {
              pc = pc.jump(x.isFixnumLess(than: y))
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(try compareSlow(.less, x, y))
            }
          case .jumpIfLessEqualImmediate:
            let x = base.value(a())
            let y = immediateB()
            if _fastPath(x.isFixnum) {
              pc = pc.jump(!y.isFixnumLess(than: x))
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(try compareSlow(.lessEqual, x, y))
            }
          case .jumpIfGreaterImmediate:
            let x = base.value(a())
            let y = immediateB()
            if _fastPath(x.isFixnum) {
              pc = pc.jump(y.isFixnumLess(than: x))
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(try compareSlow(.less, y, x))
            }
          case .jumpIfGreaterEqualImmediate:
            let x = base.value(a())
            let y = immediateB()
            if _fastPath(x.isFixnum) {
              pc = pc.jump(!x.isFixnumLess(than: y))
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(try compareSlow(.lessEqual, y, x))
            }
          case .jumpIfEqualImmediate:
            let x = base.value(a())
            let y = immediateB()
            if _fastPath(x.isFixnum) {
              pc = pc.jump(x == y)
            } else {
              state.pointee.save(pc, base)
              pc = pc.jump(try compareSlow(.numberEqual, x, y))
            }
          case .jumpUnlessEq: pc = pc.jump(base[a()] != base[b()])
          case .jumpIfEq: pc = pc.jump(base[a()] == base[b()])
          case .jumpUnlessEqLiteral:
            if base[a()] == pc.literal(at: pc[1]) { pc += 2 } else { pc += Int(Int32(bitPattern: pc.pointee)) &+ 1 }
          case .jumpIfEqLiteral:
            if base[a()] != pc.literal(at: pc[1]) { pc += 2 } else { pc += Int(Int32(bitPattern: pc.pointee)) &+ 1 }
          case .jumpUnlessNull: pc = pc.jump(base[a()] != Value.null.bits)
          case .jumpIfNull: pc = pc.jump(base[a()] == Value.null.bits)
          case .jumpUnlessPair: pc = pc.jump(!base.value(a()).isPair)
          case .jumpIfPair: pc = pc.jump(base.value(a()).isPair)

          // MARK: Ends of loops
          case .loopIfLess:
            let x = base.value(a())
            let y = base.value(b())
            if _fastPath(Value.bothFixnums(x, y)) {
              pc = pc.turn(x.isFixnumLess(than: y), past: 3)
            } else if Value.bothImmediateFlonums(x, y) {
              pc = pc.turn(x.immediateFlonum < y.immediateFlonum, past: 3)
            } else {
              pc += 1
            }
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .loopIfLessEqual:
            let x = base.value(a())
            let y = base.value(b())
            if _fastPath(Value.bothFixnums(x, y)) {
              pc = pc.turn(!y.isFixnumLess(than: x), past: 3)
            } else if Value.bothImmediateFlonums(x, y) {
              pc = pc.turn(x.immediateFlonum <= y.immediateFlonum, past: 3)
            } else {
              pc += 1
            }
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .loopUnlessEqual:
            let x = base.value(a())
            let y = base.value(b())
            if _fastPath(Value.bothFixnums(x, y)) {
              pc = pc.turn(x != y, past: 3)
            } else if Value.bothImmediateFlonums(x, y) {
              pc = pc.turn(x.immediateFlonum != y.immediateFlonum, past: 3)
            } else {
              pc += 1
            }
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .loopIfLessImmediate:
            let x = base.value(a())
            pc = _fastPath(x.isFixnum) ? pc.turn(x.isFixnumLess(than: immediateB()), past: 3) : pc + 1
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .loopIfGreaterImmediate:
            let x = base.value(a())
            pc = _fastPath(x.isFixnum) ? pc.turn(immediateB().isFixnumLess(than: x), past: 3) : pc + 1
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .loopUnlessEqualImmediate:
            let x = base.value(a())
            pc = _fastPath(x.isFixnum) ? pc.turn(x != immediateB(), past: 3) : pc + 1
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .loopUnlessNull:
            pc = pc.turn(base[a()] != Value.null.bits, past: 3)
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .loopIfPair:
            pc = pc.turn(base.value(a()).isPair, past: 3)
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .countIfLess:
            let x = base.value(a())
            let y = base.value(b())
            let (sum, overflow) = x.addingFixnum(immediateC())
            if _fastPath(Value.bothFixnums(x, y) && !overflow) {
              base[a()] = sum.bits
              pc = pc.turn(sum.isFixnumLess(than: y), past: 4)
            } else {
              pc += 1
            }
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .countIfLessEqual:
            let x = base.value(a())
            let y = base.value(b())
            let (sum, overflow) = x.addingFixnum(immediateC())
            if _fastPath(Value.bothFixnums(x, y) && !overflow) {
              base[a()] = sum.bits
              pc = pc.turn(!y.isFixnumLess(than: sum), past: 4)
            } else {
              pc += 1
            }
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .countUnlessEqual:
            let x = base.value(a())
            let y = base.value(b())
            let (sum, overflow) = x.addingFixnum(immediateC())
            if _fastPath(Value.bothFixnums(x, y) && !overflow) {
              base[a()] = sum.bits
              pc = pc.turn(sum != y, past: 4)
            } else {
              pc += 1
            }
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .countIfLessImmediate:
            let x = base.value(a())
            let (sum, overflow) = x.addingFixnum(immediateC())
            if _fastPath(x.isFixnum && !overflow) {
              base[a()] = sum.bits
              pc = pc.turn(sum.isFixnumLess(than: immediateB()), past: 4)
            } else {
              pc += 1
            }
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .countIfGreaterImmediate:
            let x = base.value(a())
            let (sum, overflow) = x.addingFixnum(immediateC())
            if _fastPath(x.isFixnum && !overflow) {
              base[a()] = sum.bits
              pc = pc.turn(immediateB().isFixnumLess(than: sum), past: 4)
            } else {
              pc += 1
            }
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .countUnlessEqualImmediate:
            let x = base.value(a())
            let (sum, overflow) = x.addingFixnum(immediateC())
            if _fastPath(x.isFixnum && !overflow) {
              base[a()] = sum.bits
              pc = pc.turn(sum != immediateB(), past: 4)
            } else {
              pc += 1
            }
            fuel &-= 1
            if _slowPath(fuel < 0) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }

          // MARK: Arithmetic
          case .add:
            let x = base.value(b())
            let y = base.value(c())
            if _fastPath(Value.bothFixnums(x, y)) {
              let (sum, overflow) = x.addingFixnum(y)
              if _fastPath(!overflow) {
                base[a()] = sum.bits
                continue
              }
            } else if Value.bothImmediateFlonums(x, y),
              let result = Value(immediate: x.immediateFlonum + y.immediateFlonum)
            {
              base[a()] = result.bits
              continue
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.add, x, y, count: 2).bits
            if heapState.pointee.collectionWanted { fuel = 0 }
          case .subtract:
            let x = base.value(b())
            let y = base.value(c())
            if _fastPath(Value.bothFixnums(x, y)) {
              let (difference, overflow) = x.subtractingFixnum(y)
              if _fastPath(!overflow) {
                base[a()] = difference.bits
                continue
              }
            } else if Value.bothImmediateFlonums(x, y),
              let result = Value(immediate: x.immediateFlonum - y.immediateFlonum)
            {
              base[a()] = result.bits
              continue
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.subtract, x, y, count: 2).bits
            if heapState.pointee.collectionWanted { fuel = 0 }
          case .multiply:
            let x = base.value(b())
            let y = base.value(c())
            if _fastPath(Value.bothFixnums(x, y)) {
              let (product, overflow) = x.multipliedByFixnum(y)
              if _fastPath(!overflow) {
                base[a()] = product.bits
                continue
              }
            } else if Value.bothImmediateFlonums(x, y),
              let result = Value(immediate: x.immediateFlonum * y.immediateFlonum)
            {
              base[a()] = result.bits
              continue
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.multiply, x, y, count: 2).bits
            if heapState.pointee.collectionWanted { fuel = 0 }
          case .divide:
            let x = base.value(b())
            let y = base.value(c())
            if Value.bothImmediateFlonums(x, y), let result = Value(immediate: x.immediateFlonum / y.immediateFlonum) {
              base[a()] = result.bits
              continue
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.divide, x, y, count: 2).bits
            if heapState.pointee.collectionWanted { fuel = 0 }
          case .addImmediate:
            let x = base.value(b())
            if _fastPath(x.isFixnum) {
              let (sum, overflow) = x.addingFixnum(immediateC())
              if _fastPath(!overflow) {
                base[a()] = sum.bits
                continue
              }
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.add, x, immediateC(), count: 2).bits
            if heapState.pointee.collectionWanted { fuel = 0 }
          case .immediateAdd:
            let x = base.value(b())
            if _fastPath(x.isFixnum) {
              let (sum, overflow) = x.addingFixnum(immediateC())
              if _fastPath(!overflow) {
                base[a()] = sum.bits
                continue
              }
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.add, immediateC(), x, count: 2).bits
            if heapState.pointee.collectionWanted { fuel = 0 }
          case .subtractImmediate:
            let x = base.value(b())
            if _fastPath(x.isFixnum) {
              let (difference, overflow) = x.subtractingFixnum(immediateC())
              if _fastPath(!overflow) {
                base[a()] = difference.bits
                continue
              }
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.subtract, x, immediateC(), count: 2).bits
            if heapState.pointee.collectionWanted { fuel = 0 }
          // MARK: Two operations in one
          case .multiplyAdd:
            let x = base.value(b())
            let y = base.value(c())
            let z = base.value(Int(pc.pointee))
            if _fastPath(Value.bothFixnums(x, y) && z.isFixnum) {
              let (inner, innerOverflow) = x.multipliedByFixnum(y)
              let (result, overflow) = inner.addingFixnum(z)
              if _fastPath(!innerOverflow && !overflow) {
                base[a()] = result.bits
                pc += 3
                continue
              }
            } else if Value.bothImmediateFlonums(x, y), z.isImmediateFlonum,
              let result = Value(immediate: z.immediateFlonum + x.immediateFlonum * y.immediateFlonum)
            {
              base[a()] = result.bits
              pc += 3
              continue
            }
            pc += 1
          case .productSubtract:
            let x = base.value(b())
            let y = base.value(c())
            let z = base.value(Int(pc.pointee))
            if _fastPath(Value.bothFixnums(x, y) && z.isFixnum) {
              let (inner, innerOverflow) = x.multipliedByFixnum(y)
              let (result, overflow) = inner.subtractingFixnum(z)
              if _fastPath(!innerOverflow && !overflow) {
                base[a()] = result.bits
                pc += 3
                continue
              }
            } else if Value.bothImmediateFlonums(x, y), z.isImmediateFlonum,
              let result = Value(immediate: x.immediateFlonum * y.immediateFlonum - z.immediateFlonum)
            {
              base[a()] = result.bits
              pc += 3
              continue
            }
            pc += 1
          case .subtractProduct:
            let x = base.value(b())
            let y = base.value(c())
            let z = base.value(Int(pc.pointee))
            if _fastPath(Value.bothFixnums(x, y) && z.isFixnum) {
              let (inner, innerOverflow) = x.multipliedByFixnum(y)
              let (result, overflow) = z.subtractingFixnum(inner)
              if _fastPath(!innerOverflow && !overflow) {
                base[a()] = result.bits
                pc += 3
                continue
              }
            } else if Value.bothImmediateFlonums(x, y), z.isImmediateFlonum,
              let result = Value(immediate: z.immediateFlonum - x.immediateFlonum * y.immediateFlonum)
            {
              base[a()] = result.bits
              pc += 3
              continue
            }
            pc += 1
          case .addAdd:
            let x = base.value(b())
            let y = base.value(c())
            let z = base.value(Int(pc.pointee))
            if _fastPath(Value.bothFixnums(x, y) && z.isFixnum) {
              let (inner, innerOverflow) = x.addingFixnum(y)
              let (result, overflow) = inner.addingFixnum(z)
              if _fastPath(!innerOverflow && !overflow) {
                base[a()] = result.bits
                pc += 3
                continue
              }
            } else if Value.bothImmediateFlonums(x, y), z.isImmediateFlonum,
              let result = Value(immediate: x.immediateFlonum + y.immediateFlonum + z.immediateFlonum)
            {
              base[a()] = result.bits
              pc += 3
              continue
            }
            pc += 1
          case .subtractAdd:
            let x = base.value(b())
            let y = base.value(c())
            let z = base.value(Int(pc.pointee))
            if _fastPath(Value.bothFixnums(x, y) && z.isFixnum) {
              let (inner, innerOverflow) = x.subtractingFixnum(y)
              let (result, overflow) = inner.addingFixnum(z)
              if _fastPath(!innerOverflow && !overflow) {
                base[a()] = result.bits
                pc += 3
                continue
              }
            } else if Value.bothImmediateFlonums(x, y), z.isImmediateFlonum,
              let result = Value(immediate: x.immediateFlonum - y.immediateFlonum + z.immediateFlonum)
            {
              base[a()] = result.bits
              pc += 3
              continue
            }
            pc += 1
          case .multiplyMultiply:
            let x = base.value(b())
            let y = base.value(c())
            let z = base.value(Int(pc.pointee))
            if _fastPath(Value.bothFixnums(x, y) && z.isFixnum) {
              let (inner, innerOverflow) = x.multipliedByFixnum(y)
              let (result, overflow) = inner.multipliedByFixnum(z)
              if _fastPath(!innerOverflow && !overflow) {
                base[a()] = result.bits
                pc += 3
                continue
              }
            } else if Value.bothImmediateFlonums(x, y), z.isImmediateFlonum,
              let result = Value(immediate: x.immediateFlonum * y.immediateFlonum * z.immediateFlonum)
            {
              base[a()] = result.bits
              pc += 3
              continue
            }
            pc += 1
          case .divideAdd:
            let x = base.value(b())
            let y = base.value(c())
            let z = base.value(Int(pc.pointee))
            if Value.bothImmediateFlonums(x, y), z.isImmediateFlonum,
              let result = Value(immediate: z.immediateFlonum + x.immediateFlonum / y.immediateFlonum)
            {
              base[a()] = result.bits
              pc += 3
              continue
            }
            pc += 1

          // MARK: Integers
          case .quotient:
            let x = base.value(b())
            let y = base.value(c())
            // The one overflow, least fixnum by -1, fits a word and is left to the slow path with zero.
            if _fastPath(Value.bothFixnums(x, y)), y.fixnum > 0 {
              base[a()] = Value(fixnum: x.fixnum / y.fixnum).bits
              continue
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.quotient, x, y, count: 2).bits
            if heapState.pointee.collectionWanted { fuel = 0 }
          case .remainder:
            let x = base.value(b())
            let y = base.value(c())
            if _fastPath(Value.bothFixnums(x, y)), y.fixnum > 0 {
              base[a()] = Value(fixnum: x.fixnum % y.fixnum).bits
              continue
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.remainder, x, y, count: 2).bits
            if heapState.pointee.collectionWanted { fuel = 0 }
          case .modulo:
            let x = base.value(b())
            let y = base.value(c())
            if _fastPath(Value.bothFixnums(x, y)), y.fixnum > 0 {
              let remainder = x.fixnum % y.fixnum
              base[a()] = Value(fixnum: remainder < 0 ? remainder &+ y.fixnum : remainder).bits
              continue
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.modulo, x, y, count: 2).bits
            if heapState.pointee.collectionWanted { fuel = 0 }
          case .minimum:
            let x = base.value(b())
            let y = base.value(c())
            if _fastPath(Value.bothFixnums(x, y)) {
              base[a()] = y.isFixnumLess(than: x) ? y.bits : x.bits
            } else if Value.bothImmediateFlonums(x, y) {
              base[a()] = y.immediateFlonum < x.immediateFlonum ? y.bits : x.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.minimum, x, y, count: 2).bits
            }
          case .maximum:
            let x = base.value(b())
            let y = base.value(c())
            if _fastPath(Value.bothFixnums(x, y)) {
              base[a()] = x.isFixnumLess(than: y) ? y.bits : x.bits
            } else if Value.bothImmediateFlonums(x, y) {
              base[a()] = x.immediateFlonum < y.immediateFlonum ? y.bits : x.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.maximum, x, y, count: 2).bits
            }
          case .squareRoot:
            let x = base.value(b())
            if x.isImmediateFlonum, x.immediateFlonum >= 0, let root = Value(immediate: x.immediateFlonum.squareRoot())
            {
              base[a()] = root.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.squareRoot, x, count: 1).bits
              if heapState.pointee.collectionWanted { fuel = 0 }
            }
          case .less:
            let x = base.value(b())
            let y = base.value(c())
            if _fastPath(Value.bothFixnums(x, y)) {
              base[a()] = Value(x.isFixnumLess(than: y)).bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.less, x, y, count: 2).bits
            }
          case .lessEqual:
            let x = base.value(b())
            let y = base.value(c())
            if _fastPath(Value.bothFixnums(x, y)) {
              base[a()] = Value(!y.isFixnumLess(than: x)).bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.lessEqual, x, y, count: 2).bits
            }
          case .numberEqual:
            let x = base.value(b())
            let y = base.value(c())
            if _fastPath(Value.bothFixnums(x, y)) {
              base[a()] = Value(x == y).bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.numberEqual, x, y, count: 2).bits
            }
          case .isFixnumZero:
            let x = base.value(b())
            if _fastPath(x.isFixnum) {
              base[a()] = Value(x.bits == 0).bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.isFixnumZero, x, count: 1).bits
            }

          // MARK: Data
          case .eq: base[a()] = Value(base[b()] == base[c()]).bits
          case .eqv:
            let x = base.value(b())
            let y = base.value(c())
            base[a()] = Value(x == y || (x.isHeapReference && y.isHeapReference && isEqv(x, y))).bits
          case .cons:
            guard let pair = heapState.take(words: 2) else {
              state.pointee.save(pc, base)
              try collectGarbage()
              pc -= 1
              continue
            }
            pair[0] = base[b()]
            pair[1] = base[c()]
            base[a()] = Value(pair: pair).bits
          case .car:
            let pair = base.value(b())
            if _fastPath(pair.isPair) {
              base[a()] = pair.car.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.car, pair, count: 1).bits
            }
          case .cdr:
            let pair = base.value(b())
            if _fastPath(pair.isPair) {
              base[a()] = pair.cdr.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.cdr, pair, count: 1).bits
            }
          case .cadr:
            let pair = base.value(b())
            if _fastPath(pair.isPair), _fastPath(pair.cdr.isPair) {
              base[a()] = pair.cdr.car.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.cadr, pair, count: 1).bits
            }
          case .cddr:
            let pair = base.value(b())
            if _fastPath(pair.isPair), _fastPath(pair.cdr.isPair) {
              base[a()] = pair.cdr.cdr.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.cddr, pair, count: 1).bits
            }
          case .caar:
            let pair = base.value(b())
            if _fastPath(pair.isPair), _fastPath(pair.car.isPair) {
              base[a()] = pair.car.car.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.caar, pair, count: 1).bits
            }
          case .setCar:
            let pair = base.value(a())
            if _fastPath(pair.isPair) {
              pair.address[0] = base[b()]
              Heap.barrier(heapState, pair.address, base.value(b()))
            } else {
              state.pointee.save(pc, base)
              _ = try slow(.setCar, pair, base.value(b()), count: 2)
            }
          case .setCdr:
            let pair = base.value(a())
            if _fastPath(pair.isPair) {
              pair.address[1] = base[b()]
              Heap.barrier(heapState, pair.address + 1, base.value(b()))
            } else {
              state.pointee.save(pc, base)
              _ = try slow(.setCdr, pair, base.value(b()), count: 2)
            }
          case .not: base[a()] = Value(base[b()] == Value.false.bits).bits
          case .isNull: base[a()] = Value(base[b()] == Value.null.bits).bits
          case .isPair: base[a()] = Value(base.value(b()).isPair).bits
          case .isSymbol: base[a()] = Value(base.value(b()).isSymbol).bits
          case .isString: base[a()] = Value(base.value(b()).isString).bits
          case .isCharacter: base[a()] = Value(base.value(b()).isCharacter).bits
          case .isVector: base[a()] = Value(base.value(b()).isVector).bits
          case .isProcedure: base[a()] = Value(base.value(b()).isProcedure).bits
          case .isEOF: base[a()] = Value(base.value(b()).isEOF).bits
          case .vectorRef:
            let vector = base.value(b())
            let index = base.value(c())
            if _fastPath(vector.isVector && index.isFixnum) {
              let view = VectorView(vector)
              let position = index.fixnum
              if _fastPath(UInt(bitPattern: position) < UInt(bitPattern: view.count)) {
                base[a()] = view[position].bits
                continue
              }
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.vectorRef, vector, index, count: 2).bits
          case .vectorRefImmediate:
            let vector = base.value(b())
            let position = Int(Int8(truncatingIfNeeded: c()))
            if _fastPath(vector.isVector) {
              let view = VectorView(vector)
              if _fastPath(UInt(bitPattern: position) < UInt(bitPattern: view.count)) {
                base[a()] = view[position].bits
                continue
              }
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.vectorRef, vector, Value(fixnum: position), count: 2).bits
          case .vectorSet:
            let vector = base.value(a())
            let index = base.value(b())
            if _fastPath(vector.isVector && index.isFixnum && !vector.isImmutable) {
              let view = VectorView(vector)
              let position = index.fixnum
              if _fastPath(UInt(bitPattern: position) < UInt(bitPattern: view.count)) {
                let slot = view.address + (position &+ 1)
                slot.pointee = base[c()]
                Heap.barrier(heapState, slot, base.value(c()))
                continue
              }
            }
            state.pointee.save(pc, base)
            _ = try slow(.vectorSet, vector, index, base.value(c()), count: 3)
          case .vectorLength:
            let vector = base.value(b())
            if _fastPath(vector.isVector) {
              base[a()] = Value(fixnum: VectorView(vector).count).bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.vectorLength, vector, count: 1).bits
            }
          case .stringRef:
            let string = base.value(b())
            let index = base.value(c())
            if _fastPath(string.isString && index.isFixnum) {
              let view = StringView(string)
              let position = index.fixnum
              if _fastPath(UInt(bitPattern: position) < UInt(bitPattern: view.count)) {
                base[a()] = Value(characterCode: view[position]).bits
                continue
              }
            }
            state.pointee.save(pc, base)
            base[a()] = try slow(.stringRef, string, index, count: 2).bits
          case .stringLength:
            let string = base.value(b())
            if _fastPath(string.isString) {
              base[a()] = string.address[2]
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.stringLength, string, count: 1).bits
            }
          case .memq:
            let (wanted, list) = (base.value(b()), base.value(c()))
            if let found = findTail(of: list, with: wanted) {
              base[a()] = found.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.memq, wanted, list, count: 2).bits
            }
          case .assq:
            let (wanted, list) = (base.value(b()), base.value(c()))
            if let found = findEntry(in: list, for: wanted) {
              base[a()] = found.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.assq, wanted, list, count: 2).bits
            }
          case .readCharacter:
            let port = base.value(b())
            if _fastPath(port.isObject(.port)), let character = port.portState.readAtOnce() {
              base[a()] = character.bits
              pc += 1
            } else {
              pc = pc.jump(true)
            }
          case .peekCharacter:
            let port = base.value(b())
            if _fastPath(port.isObject(.port)), let character = port.portState.peekAtOnce() {
              base[a()] = character.bits
              pc += 1
            } else {
              pc = pc.jump(true)
            }
          case .writeCharacter:
            let (character, port) = (base.value(a()), base.value(b()))
            pc = pc.jump(
              !(character.isCharacter && port.isObject(.port) && port.portState.writeAtOnce(character)))
          case .filePosition:
            let port = base.value(b())
            let offset = immediateC()
            if _fastPath(port.isObject(.port) && port.portState.pointee.lacksPosition && offset.isNaturalFixnum) {
              base[a()] = Value.false.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.filePosition, port, offset, count: 2).bits
            }
          case .makeValues:
            guard let values = heapState.take(words: 3) else {
              state.pointee.save(pc, base)
              try collectGarbage()
              pc -= 1
              continue
            }
            values[0] = ObjectHeader.make(.values, words: 3)
            values[1] = base[b()]
            values[2] = base[c()]
            base[a()] = Value(object: values).bits
          case .checkValues:
            let values = base.value(b())
            if _fastPath(values.isValues(c())) {
              base[a()] = values.bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.checkValues, values, Value(fixnum: c()), count: 2).bits
            }
          case .valueAt: base[a()] = base.value(b()).address[c() &+ 1]
          case .characterEqual:
            let x = base.value(b())
            let y = base.value(c())
            if _fastPath(x.isCharacter && y.isCharacter) {
              base[a()] = Value(x == y).bits
            } else {
              state.pointee.save(pc, base)
              base[a()] = try slow(.characterEqual, x, y, count: 2).bits
            }

          // MARK: Records
          case .makeRecord:
            let count = c()
            if _slowPath(!hasRoom(UInt64(count &+ 2))) {
              state.pointee.save(pc, base)
              try collectGarbage()
            }
            let record = heap.allocate(words: count &+ 2)
            record[0] = ObjectHeader.make(.record, words: count &+ 2)
            record[1] = pc.literal(at: pc.pointee)
            copyArguments(record + 2, base + b(), count)
            pc += 2
            base[a()] = Value(object: record).bits
          case .isRecord:
            let record = base.value(b())
            base[a()] = Value(record.isObject(.record) && record.address[1] == pc.literal(at: pc.pointee)).bits
            pc += 2
          case .recordRef:
            let record = base.value(b())
            if _fastPath(record.isObject(.record) && record.address[1] == pc.literal(at: pc.pointee)) {
              base[a()] = record.address[c() &+ 2]
              pc += 2
            } else {
              let error = recordError(
                Value(bits: pc.literal(at: pc[1])), Value(bits: pc.literal(at: pc.pointee)), record)
              state.pointee.save(pc, base)
              throw error
            }
          case .recordSet:
            let record = base.value(a())
            if _fastPath(record.isObject(.record) && record.address[1] == pc.literal(at: pc.pointee)) {
              let slot = record.address + (c() &+ 2)
              slot.pointee = base[b()]
              Heap.barrier(heapState, slot, base.value(b()))
              pc += 2
            } else {
              let error = recordError(
                Value(bits: pc.literal(at: pc[1])), Value(bits: pc.literal(at: pc.pointee)), record)
              state.pointee.save(pc, base)
              throw error
            }

          // MARK: Procedures of the machine
          case .applyValues:
            state.pointee.save(pc, base)
            try finishOwnCall(resolveValues())
            (pc, base) = state.pointee.position
          case .callWithCurrentContinuation:
            if _slowPath(!hasRoom(64)) {
              state.pointee.save(pc, base)
              try collectGarbage()
            }
            state.pointee.save(pc, base)
            try captureContinuation()
            if _slowPath(heapState.pointee.collectionWanted) { try collectGarbage() }
            try finishOwnCall(resolveCall(at: state.pointee.base, count: 1))
            (pc, base) = state.pointee.position
          case .throwTo:
            state.pointee.save(pc, base)
            try reinstate(base.value(0), delivering: base.value(1))
            (pc, base) = state.pointee.position
          case .swapDynamicState:
            let handlers = registers[MachineRegister.handlers]
            let parameters = registers[MachineRegister.parameters]
            registers[MachineRegister.handlers] = base[a()]
            registers[MachineRegister.parameters] = base[b()]
            base[a()] = handlers
            base[b()] = parameters
          case .underflow:
            let result = base.value(0)
            state.pointee.save(pc, base)
            guard underflow(result) else { return result }
            (pc, base) = state.pointee.position
            // A continuation that leads back to where it is invoked makes a loop without a call.
            fuel &-= 1
            if _slowPath(fuel < 0 || heapState.pointee.collectionWanted) {
              state.pointee.save(pc, base)
              fuel = try poll()
            }
          case .raiseReturned:
            // %signal does not return for errors.
            state.pointee.save(pc, base)
            throw failure(.error, "an exception handler returned from an error it cannot continue")
          }
        }
      } catch {
        try handle(error)
        (pc, base) = state.pointee.position
      }
    }
  }

  /// A tail call that is no plain one; callee and arguments were at `source`.
  @inline(never) private func finishTailCall(
    _ source: WordPointer, _ resolution: CallResolution
  ) throws(SchemeThrow) {
    let base = state.pointee.base
    switch resolution {
    case .done:
      base.callee = source.callee
      returnFromFrame(base)
      if heap.state.pointee.collectionWanted { try collectGarbage() }
    case .enter(let registers):
      base.callee = source.callee
      var index = 0
      while index < registers {
        base[index] = source[index]
        index &+= 1
      }
      state.pointee.pc = Value(bits: base.callee).closureCode.entry
    case .transferred: break
    }
  }

  /// The call of what a machine procedure put into its own frame.
  @inline(never) private func finishOwnCall(_ resolution: CallResolution) throws(SchemeThrow) {
    let base = state.pointee.base
    switch resolution {
    case .done:
      returnFromFrame(base)
      if heap.state.pointee.collectionWanted { try collectGarbage() }
    case .enter:
      state.pointee.pc = Value(bits: base.callee).closureCode.entry
      if state.pointee.stackLimit < base { try growStack() }
    case .transferred: break
    }
  }

  /// Leaves a frame whose result is in its callee slot already.
  private func returnFromFrame(_ base: WordPointer) {
    state.pointee.pc = codePointer(base.returnAddress)
    state.pointee.base = base - Int(state.pointee.pc[-1])
  }
}

/// Copies a few words; written out because the usual one to three are not worth a loop.
@inline(__always)
private func copyArguments(_ target: WordPointer, _ source: WordPointer, _ count: Int) {
  if count == 0 { return }
  target[0] = source[0]
  if count == 1 { return }
  target[1] = source[1]
  if count == 2 { return }
  target[2] = source[2]
  if count == 3 { return }
  copyManyArguments(target, source, count)
}

@inline(never)
private func copyManyArguments(_ target: WordPointer, _ source: WordPointer, _ count: Int) {
  var index = 3
  while index < count {
    target[index] = source[index]
    index &+= 1
  }
}

extension UnsafeMutablePointer<UInt64> {
  /// The value in a register of the frame at this base.
  @inline(__always) fileprivate func value(_ register: Int) -> Value { Value(bits: self[register]) }
}

extension CodePointer {
  /// The literal that B and C of the instruction before this address reach.
  @inline(__always) fileprivate func literal(_ instruction: UInt32) -> UInt64 {
    UnsafeRawPointer(self - 1 + Int(instruction >> 16)).loadUnaligned(as: UInt64.self)
  }
  /// The literal so many words from the instruction before this address.
  @inline(__always) fileprivate func literal(at distance: UInt32) -> UInt64 {
    UnsafeRawPointer(self - 1 + Int(distance)).loadUnaligned(as: UInt64.self)
  }
  /// At the end of a loop: where the distance word here leads, or past it and the plain code behind it.
  /// - Parameter past: how many words that is.
  @inline(__always) fileprivate func turn(_ again: Bool, past words: Int) -> CodePointer {
    again ? self + (Int(Int32(bitPattern: pointee)) &+ 1) : self + words
  }
  /// Behind the distance word here, or where it leads.
  @inline(__always) fileprivate func jump(_ taken: Bool) -> CodePointer {
    taken ? self + (Int(Int32(bitPattern: pointee)) &+ 1) : self + 1
  }
}
