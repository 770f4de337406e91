// The maintainers' tool. Not installed; run through the Makefile from the package's folder.

import ArgumentParser

@main
struct DevelopmentTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parley-dev",
    abstract: "What the maintainers of Parley need now and then.",
    subcommands: [
      BenchCommand.self, EmbedCommand.self, ExamplesCommand.self, ManualCommand.self, ReferenceCommand.self,
      SoakCommand.self,
    ])
}
