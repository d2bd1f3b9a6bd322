import TestSupport
import Testing

/// Holds `docs/commands.md` against the commands in the source.
@Suite("The page about the commands")
struct CommandDocumentationTests {
  /// A command and its options of its own.
  struct Command: Equatable {
    let name: String
    let options: Set<String>
  }

  /// Every command as its type declares it; those of a group are named after it: `import open-sdg`.
  static func declared() throws -> [Command] {
    var commands: [(type: String, command: Command)] = []
    var groups: [String: [String]] = [:]
    for file in PackageRoot.files(under: "Sources/Commands", ending: ".swift") {
      let source = try PackageRoot.read(file)
      let written = source.split(separator: "\n", omittingEmptySubsequences: false)
      var type = ""
      var name = ""
      var options: Set<String> = []
      func finish() {
        if !name.isEmpty && type != "Samstemt" {
          commands.append((type, Command(name: name, options: options)))
        }
        (type, name, options) = ("", "", [])
      }
      var isOption = false
      for (index, line) in SwiftCode(source).lines.enumerated() {
        let words = SwiftCode.words(line).map(String.init)
        if let kind = words.firstIndex(of: "struct"), words.count > kind + 1 {
          finish()
          let isCommand = words.contains { $0 == "ParsableCommand" || $0 == "AsyncParsableCommand" }
          (type, name) = isCommand ? (words[kind + 1], kebab(words[kind + 1])) : ("", "")
        }
        if words.first == "commandName", !type.isEmpty {
          name = String(written[index].split(separator: "\"").dropFirst().first ?? "")
        }
        if words.first == "subcommands", !type.isEmpty {
          groups[type] = words.dropFirst().filter { $0 != "self" }
        }
        if words.contains("Option") || words.contains("Flag") { isOption = true }
        if isOption, let variable = words.firstIndex(of: "var"), words.count > variable + 1 {
          options.insert("--" + kebab(words[variable + 1]))
          isOption = false
        }
      }
      finish()
    }
    let names = Dictionary(
      commands.map { ($0.type, $0.command.name) }, uniquingKeysWith: { first, _ in first })
    return commands.filter { groups[$0.type] == nil }.map { type, command in
      let group = groups.first { $0.value.contains(type) }.flatMap { names[$0.key] }
      return Command(
        name: (group.map { $0 + " " } ?? "") + command.name, options: command.options)
    }
    .sorted { $0.name < $1.name }
  }

  /// The words of a line that name a command: all before what is to be filled in.
  private static func name(in line: some StringProtocol) -> String {
    // Two blanks part the call from what it does.
    (line.split(separator: "  ").first ?? "").split(separator: " ")
      .prefix { word in word.first != "-" && word.allSatisfy { $0.isLowercase || $0 == "-" } }
      .joined(separator: " ")
  }

  /// Every command as the page tells of it: a heading `## name …`, and the options below it.
  static func documented() throws -> [Command] {
    let page = try PackageRoot.read("docs/commands.md")
    let sections = ("\n" + page).split(separator: "\n## ").dropFirst()
    return sections.compactMap { section -> Command? in
      guard let heading = section.split(separator: "\n").first else { return nil }
      let options = section.split { !($0.isLetter || $0 == "-") }.filter {
        $0.hasPrefix("--") && $0.count > 3
      }
      return Command(name: name(in: heading), options: Set(options.map(String.init)))
    }
    .sorted { $0.name < $1.name }
  }

  @Test func `every command has its part of the page and every part its command`() throws {
    let declared = try Self.declared()
    #expect(declared.count >= 7)
    #expect(try Self.documented().map(\.name) == declared.map(\.name))
  }

  @Test func `every option of a command stands in its part`() throws {
    let documented = try Self.documented()
    for command in try Self.declared() {
      let part = documented.first { $0.name == command.name }
      #expect(part?.options == command.options, "\(command.name)")
    }
  }

  @Test func `the list at the top names the same commands`() throws {
    let page = try PackageRoot.read("docs/commands.md")
    // The list is the first block of code.
    let list = page.split(separator: "```\n").dropFirst().first ?? ""
    let listed = list.split(separator: "\n").filter { $0.hasPrefix("samstemt ") }
      .map { Self.name(in: $0.dropFirst("samstemt ".count)) }
    #expect(listed.sorted() == (try Self.declared().map(\.name)))
  }

  /// The name that the command line gives to a type or a property: `dryRun` is `dry-run`.
  private static func kebab(_ name: String) -> String {
    name.reduce(into: "") { result, letter in
      if letter.isUppercase && !result.isEmpty { result += "-" }
      result += letter.lowercased()
    }
  }
}
