// Redefinition of integrated primitives. `(+ a b)` is compiled to an instruction while the program's `+` is the primitive.
// Each such place is recorded under the variable's cell; the first definition or assignment of the cell overwrites every
// place with a detour to the general call that was compiled behind the code. Running frames see it at once.

extension Machine {
  /// A place in one code object that depends on a primitive.
  struct IntegratedSite {
    let cell: Cell
    /// Instruction to overwrite, and the general code to go to instead.
    let position: Int
    let stub: Int
    /// Not 0: the general code does all the work of the sites inside, so no detour of theirs, which have lower ranks, may
    /// replace this one.
    let rank: Int
  }

  func record(_ site: IntegratedSite, in code: CodeObject) {
    integratedSites[site.cell, default: []].append((code, site))
    codeCells[code, default: []].insert(site.cell)
    site.cell.address[5] = 1
  }

  func noteTemplate(_ template: InlineTemplate?, of code: CodeObject) {
    guard let template else { return }
    inlineTemplates[code] = template
    heap.chargeOutside(InlineTemplate.byteCount)
  }

  /// Patches every place that took the cell's value for granted.
  @inline(never) func redefine(_ cell: Cell) {
    cell.address[5] = 0
    statistics.redefinitions += 1
    for (code, site) in integratedSites.removeValue(forKey: cell) ?? [] {
      let word = code.entry + site.position
      let place = place(site.position, in: code)
      if let rank = coveredPositions[place], rank > site.rank { continue }
      if site.rank > 0 { coveredPositions[place] = site.rank }
      if code.opcode(at: site.position) != .detour {
        codeTable[code]?.replacedWords[site.position] = code.instructionWords(at: site.position)
      }
      word.pointee = UInt32(Opcode.detour.rawValue) | UInt32(site.stub - site.position) << 8
    }
    if !tracedVariables.isEmpty { rewrap(cell) }
  }

  /// Drops what is known about code objects that the collector frees. All at once: a variable's places are many.
  func forget(_ codes: Set<CodeObject>) {
    var cells: Set<Cell> = []
    for code in codes {
      heap.externalBytes -= codeTable[code]?.byteCount ?? 0
      codeTable.remove(code.infoIndex)
      if inlineTemplates.removeValue(forKey: code) != nil { heap.externalBytes -= InlineTemplate.byteCount }
      cells.formUnion(codeCells.removeValue(forKey: code) ?? [])
      guard !coveredPositions.isEmpty else { continue }
      for position in 0..<code.instructionCount {
        coveredPositions[place(position, in: code)] = nil
      }
    }
    for cell in cells { integratedSites[cell]?.removeAll { codes.contains($0.code) } }
  }

  private func place(_ position: Int, in code: CodeObject) -> WordPointer {
    UnsafeMutableRawPointer(code.entry + position).assumingMemoryBound(to: UInt64.self)
  }
}
