import ArgumentParser
import Foundation
import Languages
import Problems

/// What the command line writes, in the language of the one who reads it.
enum Console {
  /// The reader's language: `--language`, else that of `LC_ALL`, `LC_MESSAGES` or `LANG`, else English.
  static func language(_ chosen: String?) -> Language {
    let environment = ProcessInfo.processInfo.environment
    let wishes =
      [chosen] + ["LC_ALL", "LC_MESSAGES", "LANG"].map { environment[$0] }
    for wish in wishes.compactMap({ $0 }) where !wish.isEmpty {
      let tag = String(wish.lowercased().prefix { $0.isLetter })
      if let language = Language.named(LanguageTag(rawValue: tag == "no" ? "nb" : tag)) {
        return language
      }
      // A locale that is set, such as C, decides; English is its language here.
      break
    }
    return Language.named(.en) ?? .standard
  }

  /// Writes a line on standard output.
  static func say(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  /// Writes a text on standard output as it is.
  static func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// Writes bytes on standard output as they are.
  static func write(_ bytes: [UInt8]) {
    FileHandle.standardOutput.write(Data(bytes))
  }

  /// Writes a line on standard error.
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Lists problems on standard error, errors and warnings as they stand, and then how many.
  static func list(_ problems: [Problem], in language: Language) {
    for problem in problems { complain(problem.report(in: language)) }
    let errors = problems.count { $0.severity == .error }
    let warnings = problems.count - errors
    var counts: [String] = []
    if errors > 0 { counts.append(language.text("command.errors", count: errors)) }
    if warnings > 0 { counts.append(language.text("command.warnings", count: warnings)) }
    if !counts.isEmpty { complain(language.list(counts)) }
  }

  /// Runs a workflow; lists its problems and ends with 1 where the input is refused.
  static func run<Result>(
    in language: Language, _ work: () throws(InputRefused) -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch {
      list(error.problems, in: language)
      throw ExitCode(1)
    }
  }

  /// Runs a workflow that waits; lists its problems and ends with 1 where the input is refused.
  static func run<Result>(
    in language: Language, _ work: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await work()
    } catch let refused as InputRefused {
      list(refused.problems, in: language)
      throw ExitCode(1)
    }
  }

  /// Ends the process with a message on standard error.
  static func exit(_ code: Int32, message: String) -> Never {
    complain(message)
    Foundation.exit(code)
  }
}

/// The options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(name: .long, help: "The language of messages: nb, nn or en. Else that of LANG.")
  var language: String?

  /// The reader's language.
  var reader: Language { Console.language(language) }

  func validate() throws {
    if let language, Language.named(LanguageTag(rawValue: language)) == nil {
      let known = Language.all.map(\.tag.rawValue).joined(separator: ", ")
      throw ValidationError("'\(language)' is no language of samstemt. Choose one of: \(known).")
    }
  }
}
