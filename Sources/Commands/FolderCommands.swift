import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt new DIR`.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a small review folder that works, to begin from.")

  @Argument(help: "The folder to write; it must not exist, or be empty.")
  var folder: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reader = common.reader
    let files = try Console.run(in: reader) { () throws(InputRefused) in
      try NewReview.write(to: folder)
    }
    for file in files { Console.say("\(folder)/\(file)") }
    Console.say(reader.text("command.new.next", ["folder": folder]))
  }
}

/// `samstemt check DIR`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List everything that is wrong in a review folder.",
    discussion: "Exit code 0 without errors, 1 with them. Warnings stop nothing.")

  @Argument(help: "The review folder.")
  var folder: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reader = common.reader
    let warnings = try Console.run(in: reader) { () throws(InputRefused) in
      try BuildReview(folder).check()
    }
    Console.list(warnings, in: reader)
    Console.say(reader.text("command.check.well", ["folder": folder]))
  }
}

/// `samstemt translations DIR`.
struct Translations: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the marks that say what a questionnaire's translations are made from.",
    discussion: "Paste them into survey/questionnaire.yaml when all translations are looked over.")

  @Argument(help: "The review folder.")
  var folder: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let marks = try Console.run(in: common.reader) { () throws(InputRefused) in
      try TranslationMarkText(folder)
    }
    Console.write(marks.text)
  }
}

/// `samstemt edition DIR`.
struct Edition: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Store the printed numbers of an approved edition, once.",
    discussion: "Later builds say which numbers have changed since.")

  @Argument(help: "The review folder; review.yaml says that the edition is approved.")
  var folder: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reader = common.reader
    let number = try Console.run(in: reader) { () throws(InputRefused) in
      try BuildReview(folder).storeEdition()
    }
    Console.say(
      reader.text(
        "command.edition.stored", ["number": String(number), "folder": folder]))
  }
}

/// `samstemt tables DIR`.
struct Tables: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the address of every table of a review, or print one as CSV or JSON.")

  @Argument(help: "The review folder.")
  var folder: String

  @Argument(help: "The address of a table; all addresses are listed where it is left out.")
  var address: String?

  @Flag(help: "List where the figures of each table come from: table, query, dates and licence.")
  var sources = false

  @Option(help: "How a table is printed: csv or json.")
  var format = "csv"

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if TableListing.Format(rawValue: format) == nil {
      let known = TableListing.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("A table is not printed as '\(format)'. Choose one of: \(known).")
    }
  }

  func run() throws {
    let reader = common.reader
    let listing = try Console.run(in: reader) { () throws(InputRefused) in
      try TableListing(folder: folder)
    }
    guard let address else {
      for line in listing.lines(in: reader, withSources: sources) { Console.say(line) }
      return
    }
    let text = try Console.run(in: reader) { () throws(InputRefused) in
      try listing.text(of: address, as: TableListing.Format(rawValue: format) ?? .csv, in: reader)
    }
    Console.write(text)
  }
}

/// `samstemt schema`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of a file of the review folder, for editors.")

  @Argument(help: "The file: \(Schemas.names.joined(separator: ", ")). Left out: the names.")
  var file: String?

  @Option(name: .shortAndLong, help: "Write all schemas as <name>.schema.json into this folder.")
  var output: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let file, !Schemas.names.contains(file) {
      throw ValidationError(
        "There is no schema of '\(file)'. Choose one of: \(Schemas.names.joined(separator: ", ")).")
    }
  }

  func run() throws {
    if let output {
      let files = try Console.run(in: common.reader) { () throws(InputRefused) in
        try Schemas.write(to: output)
      }
      for path in files { Console.say(path) }
    } else if let text = file.flatMap(Schemas.text) {
      Console.write(text)
    } else {
      for name in Schemas.names { Console.say(name) }
    }
  }
}
