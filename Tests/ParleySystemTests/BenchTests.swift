// The benchmark's own parts: its figures, its files, and that every program of bench/ says what it prints and is listed.

import TestSupport
import Testing

@testable import ParleyDev

@Suite struct BenchTests {
  private var report: BenchReport {
    var report = BenchReport(
      contestants: [
        .parley(at: "parley"), Contestant(name: "guile", title: "guile <&>", executable: "guile", language: .scheme),
        Contestant(name: "scm", title: "scm, old", executable: "scm", language: .scheme),
      ], runs: 3)
    report.rows = [
      BenchReport.Row(
        program: "fib",
        scores: [
          Score(times: [1, 9, 2], memories: [30, 30, 30]), Score(times: [4, 4, 4], memories: [10, 10, 10]),
          Score(times: [8], memories: [10]),
        ]),
      BenchReport.Row(
        program: "tak",
        scores: [
          Score(times: [2, 2, 2], memories: [10, 10, 10]), Score(times: [1, 1, 1], memories: [10, 10, 10]),
          Score(failure: "over 20 s"),
        ]),
    ]
    return report
  }

  @Test("Medians and geometric means")
  func statistics() throws {
    #expect(median([3, 1, 2]) == 2)
    #expect(median([4, 1, 2, 3]) == 2.5)
    #expect((geometricMean([0.5, 8]) - 2).magnitude < 1e-12)
    #expect(report.rows[0].timeRatio(to: 1) == 0.5)
    #expect(report.rows[1].timeRatio(to: 2) == nil)
    let mean = try #require(report.mean(to: 1))
    #expect((mean.ratio - 1).magnitude < 1e-12)
    #expect(mean.count == 2)
    #expect(report.mean(to: 2)?.count == 1)
  }

  @Test("A CSV file has a line for each program and contestant")
  func csv() {
    let lines = report.csv.split(separator: "\n")
    #expect(lines.count == 7)
    #expect(lines[1] == "fib,parley,3,2.0000,1.0000,9.0000,30,1.000,")
    #expect(lines[3] == "fib,\"scm, old\",1,8.0000,8.0000,8.0000,10,0.250,")
    #expect(lines[6] == "tak,\"scm, old\",0,,,,,,over 20 s")
    #expect(csvField("a \"b\"") == "\"a \"\"b\"\"\"")
  }

  @Test("A chart's elements are closed, its texts escaped, and every ratio has its dot")
  func chart() {
    let svg = BenchChart(report: report).svg
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
    #expect(svg.contains("guile &lt;&amp;&gt;") && !svg.contains("<&>"))
    // Two peers in the legend, three ratios, two means.
    #expect(svg.split(separator: "<circle ").count - 1 == 7)
    for element in ["text", "circle", "title", "style"] {
      #expect(
        svg.split(separator: "<\(element)").count == svg.split(separator: "</\(element)>").count, "\(element)")
    }
    #expect(!svg.contains("nan") && !svg.contains("inf\""))
  }

  @Test("Goals name the programs that miss them")
  func goals() {
    let results = Goal.judge(report)
    #expect(results.contains { $0.isMet && $0.text.hasPrefix("no program slower than scm") })
    #expect(results.contains { !$0.isMet && $0.text == "no program above 1.5 of guile's memory: fib 3.00" })
  }

  @Test("A page keeps its text around the figures")
  func page() throws {
    let page = "before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nafter\n"
    #expect(
      try BenchPage.replaced(in: page, by: "new\n", path: "page")
        == "before\n<!-- measured: begin -->\nnew\n<!-- measured: end -->\nafter\n")
    #expect(throws: SupportError.self) { try BenchPage.replaced(in: "no marks", by: "new", path: "page") }
  }

  @Test("Every program says what it prints, what makes it short is there, and the README lists it")
  func programs() throws {
    let readme = String(decoding: try readFile("\(packageRoot)/bench/README.md"), as: UTF8.self)
    let programs = try ProgramBench.programs()
    #expect(programs.count >= 35)
    for program in programs {
      #expect(!(try ProgramBench.expectedOutput(of: program)).isEmpty)
      #expect(readme.contains("\n| \(program) | "), "bench/README.md has no row for \(program)")
      _ = try InstructionBench.shortened(program)
    }
  }

  @Test("Baselines are read as they are written")
  func baselines() throws {
    #expect(try InstructionBench.parse("program,instructions\nfib,12\ntak,34\n") == ["fib": 12, "tak": 34])
    #expect(throws: SupportError.self) { try InstructionBench.parse("program,instructions\nfib\n") }
  }
}
