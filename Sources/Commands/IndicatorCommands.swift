import Agenda
import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt indicators`: what a register of indicators holds.
struct IndicatorCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators",
    abstract: "Search, compare and choose indicators of a register.",
    discussion: """
      A register is made by `samstemt import taxonomy`. It is looked for in --register, which is a \
      register's folder or a review folder; this folder where it is left out.
      """,
    subcommands: [
      IndicatorsSearch.self, IndicatorsShow.self, IndicatorsCompare.self, IndicatorsGaps.self,
      IndicatorsSelect.self,
    ])
}

/// What the commands about a register have in common.
struct RegisterOptions: ParsableArguments {
  @Option(help: "The folder of the register, or a review folder; this folder unless said.")
  var register = "."

  @Option(help: "How the answer is written: text, csv or json.")
  var format = "text"

  @OptionGroup var common: CommonOptions

  var reader: Language { common.reader }
  var chosenFormat: OpenedRegister.Format { OpenedRegister.Format(rawValue: format) ?? .text }

  func validate() throws {
    if OpenedRegister.Format(rawValue: format) == nil {
      let known = OpenedRegister.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("The answer is not written as '\(format)'. Choose one of: \(known).")
    }
  }
}

/// `samstemt indicators search WORDS`.
struct IndicatorsSearch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract:
      "Find indicators by words, goal, target, sector, level, kind, quality, set or source.",
    discussion: """
      All words must be found, in the title, the code, the sector, the set, the goals or the source; \
      endings, case and the spelling of å, ø and æ do not matter. An option that is given several \
      times finds what fits one of its values; different options must all fit. Sectors, levels, \
      kinds and qualities are named by code or by how their label begins in any language.
      """)

  @Argument(help: "Words to find; all indicators where there are none.")
  var words: [String] = []

  @Option(help: "A goal, 1 to 17.")
  var goal: [String] = []

  @Option(help: "A target, such as 4.7 or 4.a.")
  var target: [String] = []

  @Option(help: "A set: its id, or how it begins.")
  var set: [String] = []

  @Option(help: "A development sector, such as culture.")
  var sector: [String] = []

  @Option(help: "A level of geography: national, regional, city or district.")
  var level: [String] = []

  @Flag(help: "Count an indicator's own levels only, not that which its set gives.")
  var ownLevel = false

  @Option(help: "The place from input to impact: input, process, output, outcome or impact.")
  var kind: [String] = []

  @Option(help: "A class of quality: class-1, class-2 or class-3.")
  var quality: [String] = []

  @Option(help: "A concept of any scheme, as scheme=concept, such as u4ssc=en or umf=society.")
  var scheme: [String] = []

  @Option(help: "A scheme that the indicator must not be classified in, such as quality or level.")
  var without: [String] = []

  @Option(help: "The host of a source, such as ssb.no.")
  var source: [String] = []

  @Option(help: "The number of a table of Statistics Norway.")
  var table: [String] = []

  @Flag(help: "Only indicators with a source that can be looked up.")
  var withSource = false

  @Flag(help: "Only indicators without a source that can be looked up.")
  var withoutSource = false

  @Option(help: "How many are shown; 0: all. Unless said, 20 in a text and all in csv and json.")
  var limit: Int?

  @OptionGroup var options: RegisterOptions

  func validate() throws {
    try AgendaOption.check(goals: goal, targets: target)
    for pair in scheme where !pair.contains("=") {
      throw ValidationError("'\(pair)' is no scheme=concept, such as u4ssc=en.")
    }
    if withSource, withoutSource {
      throw ValidationError("--with-source and --without-source exclude each other.")
    }
    if let limit, limit < 0 { throw ValidationError("--limit is a number from 0.") }
  }

  func run() throws {
    let reader = options.reader
    let search = try Console.run(in: reader) { () throws(InputRefused) in
      try RegisterSearch(wish, in: OpenedRegister(options.register))
    }
    let usual = options.chosenFormat == .text ? 20 : 0
    Console.write(search.text(as: options.chosenFormat, in: reader, limit: limit ?? usual))
  }

  private var wish: RegisterWish {
    var wish = RegisterWish()
    wish.words = words.joined(separator: " ")
    wish.goals = goal.compactMap { GoalID($0) }
    wish.targets = target.compactMap { TargetID($0) }
    wish.sets = set
    wish.concepts =
      sector.map { (RegisterScheme.sector, $0) } + level.map { (RegisterScheme.level, $0) }
      + kind.map { (RegisterScheme.kind, $0) } + quality.map { (RegisterScheme.quality, $0) }
      + scheme.map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), String(parts.last ?? ""))
      }
    wish.unclassified = without
    wish.hosts = source
    wish.tables = table
    wish.hasSource = withSource ? true : withoutSource ? false : nil
    wish.ownLevelsOnly = ownLevel
    return wish
  }
}

/// The checks of goals and targets that options name.
enum AgendaOption {
  static func check(goals: [String], targets: [String]) throws {
    for text in goals where GoalID(text) == nil {
      throw ValidationError("'\(text)' is no goal. Write a number from 1 to 17.")
    }
    for text in targets where TargetID(text) == nil {
      throw ValidationError("'\(text)' is no target. Write a code such as 4.7 or 4.a.")
    }
  }
}

/// `samstemt indicators show ID`.
struct IndicatorsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all that is known of an indicator.")

  @Argument(help: "The indicator's id, as search prints it.")
  var id: String

  @OptionGroup var options: RegisterOptions

  func run() throws {
    let card = try Console.run(in: options.reader) { () throws(InputRefused) in
      try IndicatorCard(id, in: OpenedRegister(options.register))
    }
    Console.write(card.text(as: options.chosenFormat, in: options.reader))
  }
}

/// `samstemt indicators compare SETS`.
struct IndicatorsCompare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Set sets beside each other: counts of each sort, and indicators that are alike.")

  @Argument(help: "Sets: their ids, or how they begin; all sets where there are none.")
  var sets: [String] = []

  @Flag(help: "Write the pairs of alike indicators as CSV instead of the counts.")
  var pairs = false

  @OptionGroup var options: RegisterOptions

  func run() throws {
    let overview = try Console.run(in: options.reader) { () throws(InputRefused) in
      try SetOverview(sets, in: OpenedRegister(options.register))
    }
    Console.write(
      overview.text(as: pairs ? .csv : options.chosenFormat, in: options.reader, pairs: pairs))
  }
}

/// `samstemt indicators gaps`.
struct IndicatorsGaps: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "Show which goals and targets no indicator measures where it matters.",
    discussion: """
      Local is what is given for municipalities or parts of them, by the indicator itself or by its \
      set; measured is what has a source that can be looked up; results are outcomes and impacts.
      """)

  @Option(help: "A set that counts: its id, or how it begins. All sets unless said.")
  var set: [String] = []

  @Flag(help: "Tell of the targets that say how to reach the goals too.")
  var means = false

  @Option(
    help: "Write the gaps as a proposal in all languages, Markdown and CSV, into this folder.")
  var proposal: String?

  @OptionGroup var options: RegisterOptions

  func run() throws {
    let reader = options.reader
    let report = try Console.run(in: reader) { () throws(InputRefused) in
      try GapReport(set, includingMeans: means, in: OpenedRegister(options.register))
    }
    guard let proposal else {
      Console.write(report.text(as: options.chosenFormat, in: reader))
      return
    }
    let paths = try Console.run(in: reader) { () throws(InputRefused) in
      try GapProposal(report).write(to: proposal)
    }
    for path in paths { Console.say(path) }
  }
}
