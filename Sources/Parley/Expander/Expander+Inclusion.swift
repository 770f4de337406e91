// include, cond-expand and the import forms at the head of a program (R7RS 4.1.7, 4.2.1, 5.2).

extension Expander {
  /// The forms of the named files, as one `begin`.
  func included(_ form: Syntax, in scope: Scope) throws(SchemeThrow) -> Syntax {
    let items = try list(form, "include")
    let foldsCase = coreForm(form, in: scope) == .includeCI
    guard items.count >= 2 else { throw machine.syntaxError("include: expected (include \"file\" ...)", form) }
    var forms = [Syntax(.identifier(.alias(systemAlias("begin"))), at: form.location)]
    for item in items.dropFirst() {
      guard case .literal(let handle) = item.form, handle.value.isString else {
        throw machine.syntaxError("include: expected the name of a file as a string", item)
      }
      forms += try machine.readFile(
        heap.swiftString(handle.value), relativeTo: form.location?.source.name, foldsCase: foldsCase)
    }
    return Syntax(.list(forms), at: form.location)
  }

  /// The forms that a `cond-expand` selects, as one `begin`.
  func conditionalForms(_ form: Syntax, in scope: Scope) throws(SchemeThrow) -> Syntax {
    let items = try list(form, "cond-expand")
    let begin = Syntax(.identifier(.alias(systemAlias("begin"))), at: form.location)
    for clause in items.dropFirst() {
      guard case .list(let parts) = clause.form, let requirement = parts.first else {
        throw machine.syntaxError("cond-expand: expected a clause (requirement form ...)", clause)
      }
      guard try holds(requirement) else { continue }
      let selected = parts.count > 1 ? Array(parts.dropFirst()) : [Syntax(.immediate(.unspecified), at: form.location)]
      return Syntax(.list([begin] + selected), at: form.location)
    }
    throw machine.syntaxError("cond-expand: no clause holds, and there is no else", form)
  }

  /// Whether a feature requirement holds.
  private func holds(_ requirement: Syntax) throws(SchemeThrow) -> Bool {
    switch requirement.form {
    case .identifier(let identifier):
      let name = heap.symbolText(identifier.symbol)
      return name == "else" || machine.features.contains(name)
    case .list(let items):
      guard case .identifier(let head)? = items.first?.form else { break }
      switch (heap.symbolText(head.symbol), items.count) {
      case ("and", _):
        for item in items.dropFirst() where try !holds(item) { return false }
        return true
      case ("or", _):
        for item in items.dropFirst() where try holds(item) { return true }
        return false
      case ("not", 2): return try !holds(items[1])
      case ("library", 2): return machine.hasLibrary(try SyntaxReader.datum(from: items[1], heap: heap))
      default: break
      }
    default: break
    }
    throw machine.syntaxError(
      "cond-expand: expected a feature, (and ...), (or ...), (not ...) or (library ...)", requirement)
  }

  /// Checks that an import names libraries that exist. Every program sees everything, so there is nothing else to do.
  func checkImport(_ form: Syntax) throws(SchemeThrow) {
    for set in try list(form, "import").dropFirst() {
      var current = set
      while case .list(let parts) = current.form, case .identifier(let head)? = parts.first?.form, parts.count >= 2,
        ["only", "except", "prefix", "rename"].contains(heap.symbolText(head.symbol)), case .list = parts[1].form
      {
        current = parts[1]
      }
      let library = try SyntaxReader.datum(from: current, heap: heap)
      guard machine.hasLibrary(library) else {
        let name = Printer.brief(library, heap: heap)
        throw machine.syntaxError("import: there is no library \(name)", set)
      }
    }
  }
}
