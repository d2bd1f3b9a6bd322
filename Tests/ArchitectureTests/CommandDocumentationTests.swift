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

  /// Every command as its type declares it.
  static func declared() throws -> [Command] {
    var commands: [Command] = []
    for file in PackageRoot.files(under: "Sources/Commands", ending: ".swift") {
      var name = ""
      var options: Set<String> = []
      func finish() {
        if !name.isEmpty && name != "samstemt" {
          commands.append(Command(name: name, options: options))
        }
        (name, options) = ("", [])
      }
      var isOption = false
      for line in SwiftCode(try PackageRoot.read(file)).lines {
        let words = SwiftCode.words(line).map(String.init)
        if let kind = words.firstIndex(of: "struct"), words.count > kind + 1 {
          finish()
          let isCommand = words.contains { $0 == "ParsableCommand" || $0 == "AsyncParsableCommand" }
          name = isCommand ? kebab(words[kind + 1]) : ""
        }
        if words.contains("Option") || words.contains("Flag") { isOption = true }
        if isOption, let variable = words.firstIndex(of: "var"), words.count > variable + 1 {
          options.insert("--" + kebab(words[variable + 1]))
          isOption = false
        }
      }
      finish()
    }
    return commands.sorted { $0.name < $1.name }
  }

  /// Every command as the page tells of it: a heading `## name …`, and the options below it.
  static func documented() throws -> [Command] {
    let page = try PackageRoot.read("docs/commands.md")
    let sections = ("\n" + page).split(separator: "\n## ").dropFirst()
    return sections.compactMap { section -> Command? in
      guard let name = section.split(whereSeparator: \.isWhitespace).first else { return nil }
      let options = section.split { !($0.isLetter || $0 == "-") }.filter {
        $0.hasPrefix("--") && $0.count > 3
      }
      return Command(name: String(name), options: Set(options.map(String.init)))
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
    let listed = page.split(separator: "\n").filter { $0.hasPrefix("samstemt ") }
      .map { String($0.split(separator: " ")[1]) }
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
