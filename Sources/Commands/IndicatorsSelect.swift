import ArgumentParser
import Languages
import Measures
import Problems
import Workflows

/// `samstemt indicators select`.
struct IndicatorsSelect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "select",
    abstract: "Choose indicators for a set of one's own, with a reason for each.",
    discussion: """
      Without --add or --remove the choices are listed. They are kept in selection.yaml beside the \
      register, which `samstemt check` reads.
      """)

  @Option(help: "Choose this indicator; --reason says why.")
  var add: String?

  @Option(
    help: "Why it is chosen: a text, or nb=…, nn=…, en=… once for each language.")
  var reason: [String] = []

  @Option(help: "Who has chosen it.")
  var by: String?

  @Option(help: "When it was chosen, such as 2026-11-21.")
  var date: String?

  @Option(help: "Take this indicator out.")
  var remove: String?

  @Option(
    help: "Write a file of indicators/ for each choice into this review folder, to be filled in.")
  var skeletons: String?

  @OptionGroup var options: RegisterOptions

  func validate() throws {
    if add != nil, remove != nil {
      throw ValidationError("--add and --remove do not go together.")
    }
    if add != nil, reason.isEmpty {
      throw ValidationError("Say with --reason why the indicator is chosen.")
    }
    if add == nil, !reason.isEmpty || by != nil || date != nil {
      throw ValidationError("--reason, --by and --date go with --add.")
    }
    if let date, Day(date) == nil {
      throw ValidationError("'\(date)' is no day. Write it as 2026-11-21.")
    }
    if reason.count > 1, reason.contains(where: { IndicatorsSelect.tagged($0) == nil }) {
      throw ValidationError("Several reasons are written as nb=…, nn=…, en=….")
    }
  }

  func run() throws {
    let reader = options.reader
    var opened = try Console.run(in: reader) { () throws(InputRefused) in
      try OpenedRegister(options.register)
    }
    if let change {
      let path: String
      (opened, path) = try Console.run(in: reader) { () throws(InputRefused) in
        try opened.applying(change)
      }
      Console.say(path)
      return
    }
    let report = SelectionReport(opened)
    guard let skeletons else {
      Console.write(report.text(as: options.chosenFormat, in: reader))
      return
    }
    let (written, left) = try Console.run(in: reader) { () throws(InputRefused) in
      try report.writeSkeletons(to: skeletons, in: reader)
    }
    for path in written { Console.say(path) }
    for path in left { Console.complain(reader.text("register.skeleton.left", ["path": path])) }
  }

  private var change: SelectionChange? {
    if let add {
      return .add(
        id: add, reason: IndicatorsSelect.text(reason), by: by.map(LocalizedText.init(same:)),
        date: date.flatMap { Day($0) })
    }
    return remove.map(SelectionChange.remove(id:))
  }

  /// A reason in one language: `nb=…`; nil where it is not written so.
  private static func tagged(_ text: String) -> (LanguageTag, String)? {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let tag = LanguageTag(rawValue: String(parts[0]))
    guard parts.count == 2, Language.named(tag) != nil else { return nil }
    return (tag, String(parts[1]))
  }

  private static func text(_ reasons: [String]) -> LocalizedText {
    let tagged = reasons.compactMap(tagged)
    if tagged.count == reasons.count {
      return LocalizedText(Dictionary(tagged, uniquingKeysWith: { $1 }))
    }
    return LocalizedText(same: reasons[0])
  }
}
