// The reader by itself: tokens, places, errors. What reading means for programs is in the conformance scripts.

import Testing

@testable import Parley

@Suite struct ReaderTests {
  let machine = Machine(options: MachineOptions())

  private func codes(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// The data of a text, printed.
  private func read(_ text: String) throws -> [String] {
    var reader = DatumReader(codes: codes(text), machine: machine)
    var printed: [String] = []
    while true {
      let value = try reader.next()
      if value.isEOF { return printed }
      printed.append(Printer.text(of: value, mode: .write, heap: machine.heap))
    }
  }

  /// The syntax of a text.
  private func syntax(_ text: String) throws -> [Syntax] {
    try syntax(codes(text))
  }

  private func syntax(_ codes: [UInt32]) throws -> [Syntax] {
    var reader = SyntaxReader(source: SourceText(name: "test", codes: codes), codes: codes, machine: machine)
    var forms: [Syntax] = []
    while let form = try reader.next() { forms.append(form) }
    return forms
  }

  /// The message and completeness of the error that a text is.
  private func failure(_ text: String) -> (message: String, isIncomplete: Bool)? { failure(codes(text)) }

  private func failure(_ codes: [UInt32]) -> (message: String, isIncomplete: Bool)? {
    do {
      _ = try syntax(codes)
      return nil
    } catch {
      guard let payload = (error as? SchemeThrow)?.payload else { return nil }
      let message = machine.heap.swiftString(payload.slot(ConditionSlot.message))
      return (message, SyntaxReader.isIncomplete(payload, machine: machine))
    }
  }

  @Test func readsEveryKindOfDatum() throws {
    #expect(
      try read("(a . b) #(1 \"s\") #u8(1 255) #t #\\a |x y| 'q") == [
        "(a . b)", "#(1 \"s\")", "#u8(1 255)", "#t", "#\\a", "|x y|", "'q",
      ])
    #expect(try read("#;a b #| c #| d |# |# e ; f") == ["b", "e"])
    #expect(try read("#0=(a . #0#)") == ["#0=(a . #0#)"])
  }

  @Test func knowsThePlaceOfEveryDatum() throws {
    let form = try syntax("\n  (define (f x)\r\n    (g \"s\" x))")[0]
    guard case .list(let parts) = form.form, let place = form.location else { throw Unexpected() }
    #expect((place.line, place.column, place.length) == (2, 3, 13))
    let body = try #require(parts[2].location)
    #expect((body.line, body.column, body.length) == (3, 5, 9))
    guard case .list(let call) = parts[2].form, let string = call[1].location else { throw Unexpected() }
    #expect((string.line, string.column, string.length) == (3, 8, 3))
  }

  @Test func literalsOfProgramsAreImmutable() throws {
    let datum = try SyntaxReader.datum(from: syntax("(\"s\" #(1) #u8(1))")[0], heap: machine.heap)
    #expect(datum.car.isImmutable && datum.cdr.car.isImmutable && datum.cdr.cdr.car.isImmutable)
    var reader = DatumReader(codes: codes("\"s\""), machine: machine)
    #expect(try !reader.next().isImmutable)
  }

  @Test func skipsScriptLinesAndByteOrderMark() throws {
    #expect(try syntax("#!/usr/bin/env parley\n(x)").count == 1)
    #expect(try syntax("#! /usr/bin/scm \\\n- !#\n(x)").count == 1)
    #expect(try syntax("\u{FEFF}(x)").count == 1)
    #expect(try syntax("#!/only/a/line").isEmpty)
    #expect(try syntax("#!fold-case X").count == 1)
  }

  @Test(arguments: [
    ("(a (b)", "missing ) for the ( at line 1, column 1"), ("#(1", "missing ) for the #("),
    ("\n \"abc", "string is not closed (opened at 2:2)"), ("#|", "comment is not closed"), ("|a", "not closed"),
    ("'", "text ends"), ("#;", "text ends"), ("(a .", "missing )"), ("\"a\\", "string is not closed"),
  ])
  func tellsAnIncompleteText(_ text: String, _ message: String) throws {
    let error = try #require(failure(text))
    #expect(error.message.contains(message))
    #expect(error.isIncomplete)
  }

  @Test(arguments: [
    (")", "unexpected )"), ("(a . b c)", "after the dot"), ("(. a)", "unexpected dot"), ("[", "R7RS reserves it"),
    ("#\\foo", "#\\foo is no character name"), ("#foo", "#foo is no datum"), ("#!foo-case", "no directive"),
    (" #!foo", "no directive"), ("a'b", "put a space"), ("#xyz", "no number"), ("#u8(256)", "from 0 to 255"),
    ("#0=#0#", "stands for itself"), ("#1#", "no datum label"), ("\"\\q\"", "no string escape"), ("a\0b", "#\\x0"),
  ])
  func tellsAMalformedText(_ text: String, _ message: String) throws {
    // A directive at the very start would be a script line.
    let error = try #require(failure(text.hasPrefix("#!") ? " " + text : text))
    #expect(error.message.contains(message), "\(error.message)")
    #expect(!error.isIncomplete)
  }

  @Test func bytesThatAreNotUTF8AreErrorsOutsideStringsOnly() throws {
    let bad: [UInt8] = Array("(a \"".utf8) + [0xFF] + Array("\" ; ".utf8) + [0xC3, 0x0A] + Array(")".utf8)
    let decoded = bad.withUnsafeBufferPointer { SourceText.decode($0) }
    #expect(try syntax(decoded).count == 1)
    #expect(failure([0x61, Value.rawByteBase + 0xFF])?.message.contains("not valid UTF-8") == true)
  }

  @Test func nestingIsBoundedInProgramsOnly() throws {
    let depth = 200_000
    let text = String(repeating: "(", count: depth) + String(repeating: ")", count: depth)
    #expect(failure(text)?.message.contains("nested deeper") == true)
    var reader = DatumReader(codes: codes(text), machine: machine)
    #expect(try reader.next().isPair)
  }

  @Test func takesNothingBehindTheDatum() throws {
    let text = try machine.heap.makeString("(a b)c 12 d")
    let port = try Port.stringInput(StringView(text), heap: machine.heap)
    var reader = DatumReader(port: port, machine: machine)
    _ = try reader.next()
    #expect(try port.peekCode() == 0x63)
    _ = try reader.next()
    #expect(try port.peekCode() == 0x20)
    #expect(try reader.next().fixnum == 12)
    #expect(try port.peekCode() == 0x20)
  }

  @Test func syntaxFromCircularDataIsAnError() throws {
    let list = machine.heap.cons(.null, .null)
    list.address[1] = list.bits
    #expect(throws: SchemeThrow.self) { try SyntaxReader.syntax(from: list, at: nil, machine: machine) }
    let nested = machine.heap.cons(.null, .null)
    nested.address[0] = nested.bits
    #expect(throws: SchemeThrow.self) { try SyntaxReader.syntax(from: nested, at: nil, machine: machine) }
  }

  private struct Unexpected: Error {}
}
