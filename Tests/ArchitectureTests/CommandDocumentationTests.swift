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

  /// A command as its type declares it.
  private struct Declaration {
    let type: String
    var name: String
    var options: Set<String> = []
    /// The types of the commands inside it.
    var inside: [String] = []
  }

  /// Every type of a command.
  private static func declarations() throws -> [Declaration] {
    try PackageRoot.files(under: "Sources/Commands", ending: ".swift").flatMap { file in
      var found: [Declaration] = []
      var current: Declaration?
      var isOption = false
      var isListing = false
      let source = try PackageRoot.read(file)
      let raw = source.split(separator: "\n", omittingEmptySubsequences: false)
      for (line, text) in zip(SwiftCode(source).lines, raw) {
        let words = SwiftCode.words(line).map(String.init)
        if let kind = words.firstIndex(of: "struct"), words.count > kind + 1 {
          if let current { found.append(current) }
          let isCommand = words.contains { $0 == "ParsableCommand" || $0 == "AsyncParsableCommand" }
          let type = words[kind + 1]
          current = isCommand ? Declaration(type: type, name: kebab(type)) : nil
        }
        if words.contains("commandName") {
          let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
          if parts.count > 2 { current?.name = String(parts[1]) }
        }
        if words.contains("subcommands") { isListing = true }
        if isListing {
          current?.inside += words.filter { $0.first?.isUppercase == true }
          if line.contains("]") { isListing = false }
        }
        if words.contains("Option") || words.contains("Flag") { isOption = true }
        if isOption, let variable = words.firstIndex(of: "var"), words.count > variable + 1 {
          current?.options.insert("--" + kebab(words[variable + 1]))
          isOption = false
        }
      }
      return found + (current.map { [$0] } ?? [])
    }
  }

  /// The names of commands that only hold others, such as `import`.
  static func groups() throws -> Set<String> {
    Set(try declarations().filter { !$0.inside.isEmpty }.map(\.name)).subtracting(["samstemt"])
  }

  /// Every command as its type declares it; one inside a group as `group command`.
  static func declared() throws -> [Command] {
    let all = try declarations()
    return all.filter(\.inside.isEmpty).map { command in
      let group = all.first { $0.inside.contains(command.type) && $0.name != "samstemt" }
      let name = group.map { "\($0.name) \(command.name)" } ?? command.name
      return Command(name: name, options: command.options)
    }.sorted { $0.name < $1.name }
  }

  /// The options of types that several commands hold.
  private static func shared() throws -> Set<String> {
    var options: Set<String> = []
    for file in PackageRoot.files(under: "Sources/Commands", ending: ".swift") {
      var isShared = false
      var isOption = false
      for line in SwiftCode(try PackageRoot.read(file)).lines {
        let words = SwiftCode.words(line).map(String.init)
        if words.contains("struct") { isShared = words.contains("ParsableArguments") }
        if words.contains("Option") || words.contains("Flag") { isOption = isShared }
        if isOption, let variable = words.firstIndex(of: "var"), words.count > variable + 1 {
          options.insert("--" + kebab(words[variable + 1]))
          isOption = false
        }
      }
    }
    return options
  }

  /// Every command as the page tells of it: a heading `## name …`, and the options below it.
  static func documented() throws -> [Command] {
    let groups = try groups()
    let page = try PackageRoot.read("docs/commands.md")
    let sections = ("\n" + page).split(separator: "\n## ").dropFirst()
    return sections.compactMap { section -> Command? in
      guard let name = Self.name(section, groups: groups) else { return nil }
      let options = section.split { !($0.isLetter || $0 == "-") }.filter {
        $0.hasPrefix("--") && $0.count > 3
      }
      return Command(name: name, options: Set(options.map(String.init)))
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
    let shared = try Self.shared()
    for command in try Self.declared() {
      let part = documented.first { $0.name == command.name }
      // Options that commands share may be told of where they matter.
      #expect(
        part?.options.subtracting(shared) == command.options.subtracting(shared),
        "\(command.name)")
    }
  }

  @Test func `the list at the top names the same commands`() throws {
    let page = try PackageRoot.read("docs/commands.md")
    let groups = try Self.groups()
    // Further down stand examples.
    let top = page.prefix(upTo: page.firstRange(of: "\n## ")?.lowerBound ?? page.endIndex)
    let listed = top.split(separator: "\n").filter { $0.hasPrefix("samstemt ") }
      .compactMap { Self.name($0.dropFirst("samstemt ".count), groups: groups) }
    #expect(listed.sorted() == (try Self.declared().map(\.name)))
  }

  /// The command that a text begins with: one word, or two where the first is that of a group.
  private static func name(_ text: Substring, groups: Set<String>) -> String? {
    let words = text.prefix { $0 != "\n" }.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return nil }
    return groups.contains(String(first)) ? words.prefix(2).joined(separator: " ") : String(first)
  }

  /// The name that the command line gives to a type or a property: `dryRun` is `dry-run`.
  private static func kebab(_ name: String) -> String {
    name.reduce(into: "") { result, letter in
      if letter.isUppercase && !result.isEmpty { result += "-" }
      result += letter.lowercased()
    }
  }
}
