import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt sources list|search|show`.
struct Sources: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "The statistical services that are known, their tables and what these are divided by.",
    subcommands: [SourcesList.self, SourcesSearch.self, SourcesShow.self],
    defaultSubcommand: SourcesList.self)
}

/// `samstemt sources list`.
struct SourcesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the services that have a short name.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let access = try SourceOptions.parse([]).access(for: common.reader)
    for line in SourceListing(by: access).services() { Console.say(line) }
  }
}

/// `samstemt sources search WORDS`.
struct SourcesSearch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Look for tables of a service.")

  @Argument(help: "What is looked for, in words or in the service's own form.")
  var words: [String]

  @Option(help: "The service: a short name, or in quotes an interface and an address.")
  var service = "ssb"

  @Option(help: "Which part of a long list, from 1.")
  var page = 1

  @Option(help: "The language of texts, as the service names it.")
  var textLanguage: String?

  @OptionGroup var sources: SourceOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if page < 1 { throw ValidationError("--page is a number from 1.") }
  }

  func run() throws {
    let reader = common.reader
    let listing = SourceListing(by: sources.access(for: reader))
    let lines = try Console.run(in: reader) { () throws(InputRefused) in
      try listing.search(
        words.joined(separator: " "), service: service, page: page, textLanguage: textLanguage)
    }
    for line in lines { Console.say(line) }
  }
}

/// `samstemt sources show TABLE`.
struct SourcesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what a table is divided by, or the codes of one of its variables.")

  @Argument(help: "The table.")
  var table: String

  @Argument(help: "The variable whose codes are wanted.")
  var variable: String?

  @Option(help: "The service: a short name, or in quotes an interface and an address.")
  var service = "ssb"

  @Option(help: "The language of texts, as the service names it.")
  var textLanguage: String?

  @OptionGroup var sources: SourceOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let reader = common.reader
    let listing = SourceListing(by: sources.access(for: reader))
    let lines = try Console.run(in: reader) { () throws(InputRefused) in
      try listing.show(table, service: service, variable: variable, textLanguage: textLanguage)
    }
    for line in lines { Console.say(line) }
  }
}
