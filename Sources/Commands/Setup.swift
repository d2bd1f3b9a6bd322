import ArgumentParser
import Languages
import Office

/// `samstemt setup`.
struct Setup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Begin with an organisation: prints the address of its first administrator.",
    discussion: """
      The address serves once and for an hour. Run this again for a new one, as long as the organisation has \
      no administrator. It may run before `samstemt serve` or beside it.
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

  func validate() throws {
    for text in [name, nameNn, nameEn].compactMap({ $0 }) where text.allSatisfy(\.isWhitespace) {
      throw ValidationError("An organisation needs a name: --name says it.")
    }
  }

  func run() async throws {
    let reader = common.reader
    let names = LocalizedText([.nb: name, .nn: nameNn ?? name, .en: nameEn ?? name])
    let address = try await Console.run(in: reader) {
      try await LocalOrder.setUp(owner: owner, name: names, email: email)
        .address(at: place.server.place, origin: place.origin)
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
      who asks. It may run beside `samstemt serve`.
      """)

  @OptionGroup var place: DataOptions

  @Option(help: "The e-mail address of the account.")
  var email: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reader = common.reader
    let address = try await Console.run(in: reader) {
      try place.server.place.checkFolder()
      return try await LocalOrder.unlock(email: email)
        .address(at: place.server.place, origin: place.origin)
    }
    Console.say(reader.text("command.unlock.ready", ["email": email]))
    Console.say(address)
  }
}

/// Where a server keeps what it keeps, for commands that make an address.
struct DataOptions: ParsableArguments {
  @OptionGroup var server: ServerOptions

  @Option(
    help: "The address that people reach the server at, such as https://survey.example.org.")
  var origin = "http://127.0.0.1:8080"

  func validate() throws { try ServerAddress.check(origin: origin) }
}
