import Accounts
import ArgumentParser
import Foundation
import Languages
import Office
import Problems

/// `samstemt export fieldwork --data DIR --owner O --campaign C -o FOLDER`.
struct ExportFieldwork: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fieldwork",
    abstract: "Write everything of a campaign as a review folder.",
    discussion: """
      What stands in fieldwork/ brings the campaign back with 'samstemt import fieldwork'. It holds names and \
      addresses: keep it as you keep the database.
      """)

  @OptionGroup var place: FieldworkPlace

  @Option(help: "The id of the organisation.")
  var owner: String

  @Option(help: "The id of the campaign.")
  var campaign: String

  @Option(name: .shortAndLong, help: "The folder to write; nothing may stand there.")
  var output: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reader = common.reader
    try await place.use(in: reader) { office in
      let files = try await office.campaigns.exportFiles(campaign, of: owner, by: .system)
      try FieldworkPlace.write(files, to: output)
      Console.say(
        reader.text(
          "command.fieldwork.exported", ["folder": output, "files": String(files.count)]))
    }
  }
}

/// `samstemt import fieldwork FOLDER --data DIR`.
struct ImportFieldwork: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fieldwork",
    abstract: "Bring a campaign back that was exported.",
    discussion:
      "All of it or nothing. Personal links work again where the server has the key that they were made with."
  )

  @Argument(help: "The folder that 'samstemt export fieldwork' wrote.")
  var folder: String

  @OptionGroup var place: FieldworkPlace

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reader = common.reader
    try await place.use(in: reader, isNew: true) { office in
      let made = try await office.campaigns.importFolder(folder, by: .system)
      Console.say(
        reader.text(
          "command.fieldwork.imported", ["campaign": made.campaign, "owner": made.owner]))
    }
  }
}

/// `samstemt bounces FILE… --data DIR`.
struct Bounces: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read mail that came back, and mark the contacts that it could not reach.",
    discussion: """
      Each file is one message as the mail server keeps it. A server that runs reads the folder that 'bounces' \
      names in the file of --mail by itself.
      """)

  @Argument(help: "The messages, or folders of them.")
  var files: [String]

  @OptionGroup var place: FieldworkPlace

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reader = common.reader
    let files = try Console.run(in: reader) { () throws(InputRefused) in try self.messages() }
    try await place.use(in: reader) { office in
      var count = LetterCarrier.BounceCount()
      for file in files {
        guard let data = FileManager.default.contents(atPath: file) else {
          throw InputRefused([Problem("server.file-missing", at: Place(file))])
        }
        let before = count.others
        try await office.ground.takeBounce(Array(data), into: &count)
        if count.others > before {
          Console.complain(reader.text("command.bounces.read", ["file": file]))
        }
      }
      Console.say(
        reader.text(
          "command.bounces.done",
          [
            "reports": String(count.reports), "marked": String(count.marked),
            "automatic": String(count.automatic), "others": String(count.others),
          ]))
    }
  }

  /// The files, and what lies in the folders, without hidden files and what lies deeper.
  private func messages() throws(InputRefused) -> [String] {
    var found: [String] = []
    for path in files {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw InputRefused([Problem("server.file-missing", at: Place(path))])
      }
      guard isFolder.boolValue else {
        found.append(path)
        continue
      }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      for name in names.sorted() where !name.hasPrefix(".") {
        var isFolder: ObjCBool = false
        let file = path + "/" + name
        if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue
        {
          found.append(file)
        }
      }
    }
    return found
  }
}

/// Where the fieldwork lies that a command works on.
struct FieldworkPlace: ParsableArguments {
  @Option(help: "The folder of the server's own files.")
  var data: String

  @Option(
    help:
      "The database, such as postgres://host/samstemt; a file in the folder of --data if not given."
  )
  var database: String?

  func validate() throws {
    if let database { try ServerAddress.check(database: database) }
  }

  /// Opens the office, does something, and closes it.
  ///
  /// - Parameters:
  ///   - reader: whom problems are told.
  ///   - isNew: whether a folder that is missing is made.
  ///   - work: what is to be done.
  func use(
    in reader: Language, isNew: Bool = false, _ work: (ReviewOffice) async throws -> Void
  ) async throws {
    try await Console.run(in: reader) {
      let place = ServerPlace(folder: data, database: database)
      if !isNew { try place.checkFolder() }
      let ground = try await Ground.open(place, settings: OfficeSettings(origin: ""))
      do {
        try await work(ReviewOffice(ground))
        await ground.close()
      } catch {
        await ground.close()
        throw error
      }
    }
  }

  /// Writes files into a new folder.
  static func write(
    _ files: [(path: String, bytes: [UInt8])], to folder: String
  ) throws(InputRefused) {
    let manager = FileManager.default
    let there = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    guard there.isEmpty,
      !manager.fileExists(atPath: folder) || manager.isWritableFile(atPath: folder)
    else { throw InputRefused([Problem("folder.not-empty", at: Place(folder))]) }
    for file in files {
      let path = folder + "/" + file.path
      do {
        try manager.createDirectory(
          at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: URL(filePath: path))
      } catch {
        throw InputRefused([Problem("fieldwork.unwritable", at: Place(path))])
      }
    }
  }
}
