import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt import open-sdg DIR`.
struct ImportOpenSDG: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open-sdg",
    abstract: "Make a review folder of an Open SDG data repository.",
    discussion: """
      Nothing is lost in silence: import-report.csv in the new folder lists every oddity, \
      import-rows.csv every row that stayed behind, import-metadata.csv every field.
      """)

  @Argument(help: "The data repository: the folder with config_data.yml, data and meta.")
  var folder: String

  @Option(
    name: .shortAndLong, help: "The review folder to write; it must not exist, or be empty.")
  var output: String

  @Option(help: "The code of the place that the figures are of.")
  var unit = "home"

  @Option(help: "The name of that place.")
  var name: String

  @Option(help: "Its level, such as municipality, county or country.")
  var level = "municipality"

  @Option(help: "The licence of the figures, where the metadata name none.")
  var licence: String?

  @Flag(help: "List every oddity, not only how many there are of each kind.")
  var all = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    let isWord = level.utf8.allSatisfy {
      "abcdefghijklmnopqrstuvwxyz0123456789-_".utf8.contains($0)
    }
    if level.isEmpty || !isWord {
      throw ValidationError("'\(level)' is no level: write it with a-z, 0-9, - and _.")
    }
    if name.allSatisfy(\.isWhitespace) { throw ValidationError("The name must not be blank.") }
  }

  func run() throws {
    let reader = common.reader
    let written = try Console.run(in: reader) { () throws(InputRefused) in
      try OpenSDGImport(
        folder,
        home: OpenSDGImport.Home(
          code: unit, name: name, level: level,
          licence: licence ?? reader.text("open-sdg.no-licence"))
      ).write(to: output, in: reader)
    }
    if all {
      Console.list(written.problems, in: reader)
    } else {
      for line in ImportSummary.lines(written.problems, in: reader) { Console.complain(line) }
    }
    Console.say(
      reader.text(
        "command.import.done",
        [
          "sources": String(written.sources), "indicators": String(written.indicators),
          "values": String(written.observations), "folder": output,
        ]))
    Console.say(reader.text("command.import.next", ["folder": output]))
  }
}
