// include and cond-expand (R7RS 4.1.7, 4.2.1).

extension Expander {
  /// The forms of the named files, as one `begin`.
  func included(_ form: Syntax, in scope: Scope) throws(SchemeThrow) -> Syntax {
    let foldsCase = coreForm(form, in: scope) == .includeCI
    let begin = Syntax(.identifier(.alias(systemAlias("begin"))), at: form.location)
    return Syntax(.list([begin] + (try includedForms(form, foldsCase: foldsCase))), at: form.location)
  }

  /// The forms of the files that an `include` form names.
  func includedForms(_ form: Syntax, foldsCase: Bool) throws(SchemeThrow) -> [Syntax] {
    let items = try list(form, "include")
    guard items.count >= 2 else { throw machine.syntaxError("include: expected (include \"file\" ...)", form) }
    var forms: [Syntax] = []
    for item in items.dropFirst() {
      guard case .literal(let handle) = item.form, handle.value.isString else {
        throw machine.syntaxError("include: expected the name of a file as a string", item)
      }
      do throws(SchemeThrow) {
        forms += try machine.readFile(
          heap.swiftString(handle.value), relativeTo: form.location?.source.name, foldsCase: foldsCase)
      } catch {
        throw machine.located(error, at: item)
      }
    }
    return forms
  }

  /// The forms that a `cond-expand` selects, as one `begin`.
  func conditionalForms(_ form: Syntax, in scope: Scope) throws(SchemeThrow) -> Syntax {
    let begin = Syntax(.identifier(.alias(systemAlias("begin"))), at: form.location)
    let selected = try selectedForms(form)
    let nothing = [Syntax(.immediate(.unspecified), at: form.location)]
    return Syntax(.list([begin] + (selected.isEmpty ? nothing : selected)), at: form.location)
  }

  /// The forms of the first clause of a `cond-expand` whose requirement holds; none if no clause does.
  func selectedForms(_ form: Syntax) throws(SchemeThrow) -> [Syntax] {
    for clause in try list(form, "cond-expand").dropFirst() {
      guard case .list(let parts) = clause.form, let requirement = parts.first else {
        throw machine.syntaxError("cond-expand: expected a clause (requirement form ...)", clause)
      }
      if try holds(requirement) { return Array(parts.dropFirst()) }
    }
    return []
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
      case ("library", 2): return machine.hasLibrary(try libraryName(items[1]))
      default: break
      }
    default: break
    }
    throw machine.syntaxError(
      "cond-expand: expected a feature, (and ...), (or ...), (not ...) or (library ...)", requirement)
  }
}
