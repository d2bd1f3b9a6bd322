import ArgumentParser
import Languages
import Office

/// `samstemt setup`.
struct Setup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Begin with an organisation: prints the address of its first administrator.",
    discussion: """
      The address serves once and for an hour. Run this again for a new one, as long as the organisation has \
      no administrator. Run it before `samstemt serve`, or stop that first.
      """)

  @OptionGroup var place: DataOptions

  @Option(
    help: "The organisation's id in addresses: small letters, digits and hyphens, such as ks.")
  var owner: String

  @Option(help: "The organisation's name, in all languages where no other is given.")
  var name: String

  @Option(help: "The name in nynorsk.")
  var nameNn: String?

  @Option(help: "The name in English.")
  var nameEn: String?

  @Option(help: "The first administrator's e-mail address.")
  var email: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reader = common.reader
    let names = LocalizedText([.nb: name, .nn: nameNn ?? name, .en: nameEn ?? name])
    let address = try await Console.run(in: reader) {
      try await place.use { try await $0.setUp(owner: owner, name: names, email: email) }
    }
    Console.say(reader.text("command.setup.ready", ["email": email]))
    Console.say(address)
  }
}

/// `samstemt unlock`.
struct Unlock: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Help somebody who has lost password and second factor: prints an address for new ones.",
    discussion: """
      The address serves once and for an hour, and the log tells of it. Make sure that it is the right person \
      who asks. Stop `samstemt serve` first where the database is a file.
      """)

  @OptionGroup var place: DataOptions

  @Option(help: "The e-mail address of the account.")
  var email: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reader = common.reader
    let address = try await Console.run(in: reader) {
      try await place.use { try await $0.unlock(email: email) }
    }
    Console.say(reader.text("command.unlock.ready", ["email": email]))
    Console.say(address)
  }
}

/// Where a server keeps what it keeps, for commands that work on it while it is stopped.
struct DataOptions: ParsableArguments {
  @OptionGroup var server: ServerOptions

  @Option(
    help: "The address that people reach the server at, such as https://survey.example.org.")
  var origin = "http://127.0.0.1:8080"

  func validate() throws {
    if !["http://", "https://"].contains(where: origin.hasPrefix) || origin.hasSuffix("/") {
      throw ValidationError(
        "--origin is an address such as https://survey.example.org, not \(origin).")
    }
  }

  /// Opens what the server stands on, does something, and closes it.
  func use<Result: Sendable>(
    _ work: (AccountDesk) async throws -> Result
  ) async throws -> Result {
    let ground = try await Ground.open(
      server.place, settings: OfficeSettings(origin: origin))
    do {
      let result = try await work(AccountDesk(ground))
      await ground.close()
      return result
    } catch {
      await ground.close()
      throw error
    }
  }
}
