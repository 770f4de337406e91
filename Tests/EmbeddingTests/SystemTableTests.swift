// The tables of users, hosts and so on, of which the C library has one place and one buffer for the whole process.

import Parley
import ParleySystem
import Testing

@Suite("Tables of the system")
struct SystemTableTests {
  private func interpreter() -> Interpreter {
    let scheme = Interpreter()
    ParleySystem.install(into: scheme, arguments: [])
    return scheme
  }

  @Test("Each interpreter has its own place in a table", arguments: ["getpw", "getgr"])
  func places(table: String) throws {
    let next = "(vector-ref (\(table)) 0)"
    let (a, b) = (interpreter(), interpreter())
    let first: String = try a.evaluate(next)
    let second: String = try a.evaluate(next)
    #expect(first != second)
    #expect(try b.evaluate(next, as: String.self) == first)
    #expect(try b.evaluate("(begin (set\(table.dropFirst(3))ent #t) \(next))", as: String.self) == first)
    let rest: Int = try a.evaluate("(let loop ((n 0)) (if (\(table)) (loop (+ n 1)) n))")
    #expect(try a.evaluate("(\(table))", as: Bool.self) == false)
    #expect(try b.evaluate("(let loop ((n 0)) (if (\(table)) (loop (+ n 1)) n))", as: Int.self) == rest + 1)
    #expect(try a.evaluate("(begin (set\(table.dropFirst(3))ent) \(next))", as: String.self) == first)
  }

  @Test("Interpreters on several threads get whole entries")
  func threads() async throws {
    let program = """
      (define (users)
        (let loop ((list '()))
          (let ((entry (getpw)))
            (cond (entry (loop (cons entry list)))
                  (else (setpwent) list)))))
      (define all (users))
      (define root (getpw 0))
      (let check ((n 300))
        (or (= n 0)
            (and (equal? (getpw 0) root) (equal? (getgr 0) (getgr 0)) (equal? (users) all)
                 (check (- n 1)))))
      """
    let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let scheme = Interpreter()
          ParleySystem.install(into: scheme, arguments: [])
          return try scheme.evaluate(program)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes == [true, true, true, true])
  }
}
