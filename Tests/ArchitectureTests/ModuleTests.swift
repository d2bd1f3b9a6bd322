import Testing

@Suite("The modules of the package")
struct ModuleTests {
  let architecture: Architecture

  /// Read once: every test asks the same files.
  private static let package = Result { try Architecture() }

  init() throws { architecture = try Self.package.get() }

  @Test func `the list is read as it stands`() throws {
    let list = architecture.list
    #expect(list.names.first == "Languages")
    #expect(list.names.last == "samstemt")
    #expect(list.names.count > 15)
    #expect(list.layers["words"]?.first == "Languages")
    let measures = try #require(list.modules.first { $0.name == "Measures" })
    #expect(measures.uses == ["Languages", "Problems"])
    let commands = try #require(list.modules.first { $0.name == "Commands" })
    #expect(
      commands.uses == (list.layers["words"] ?? []) + (list.layers["access"] ?? []) + [
        "StatisticalTables", "VoluntaryReview", "Pages", "Workflows", "Office", "Web",
      ])
    #expect(
      list.systems == [
        "CCMark", "CSodium", "CXml2", "CXlsxWriter", "CZip", "CRaptor", "CCurl", "CPostgres",
        "CStemmer",
      ])
    #expect(list.layers["evidence"]?.last == "Fieldwork", "also where a list takes several lines")
  }

  @Test func `each module uses only modules above it`() {
    #expect(architecture.listMistakes().isEmpty)
    #expect(architecture.importMistakes().isEmpty)
  }

  @Test func `our own modules are imported at all`() {
    let imported = Set(
      architecture.files.flatMap { $0.code.lines.flatMap(SwiftCode.imports) })
    let unused = Set(architecture.list.names).subtracting(imported)
    #expect(unused == ["samstemt"])
  }

  @Test func `what lies below the workflows never waits`() {
    #expect(architecture.synchronous.count > 10)
    #expect(architecture.waitingMistakes().isEmpty)
  }

  @Test func `no module is named as a type inside it`() {
    #expect(architecture.namingMistakes().isEmpty)
  }

  /// These are modules of Swift itself: one of ours by that name would hide it.
  @Test func `no module takes a name that Swift has taken`() {
    let taken = [
      "Observation", "Testing", "Logging", "Numerics", "Configuration", "Collections",
      "CommandLine", "Foundation", "Synchronization",
    ]
    let vague = ["Utils", "Core", "Common", "Helpers", "Models"]
    #expect(Set(architecture.list.names).isDisjoint(with: taken + vague))
  }

  @Test func `every folder of sources is a module of the list`() {
    #expect(architecture.folderMistakes().isEmpty)
  }

  @Test func `no file is longer than 400 lines`() {
    #expect(architecture.lengthMistakes().isEmpty)
  }

  @Test func `only the policy of a survey lets its tables out`() {
    #expect(architecture.publishingMistakes().isEmpty)
    let makers = architecture.files.filter { $0.source.contains("PublishedTable(protected:") }
    #expect(makers.map(\.module) == ["SurveyEstimates"], "in one place")
  }

  @Test func `nothing ends the program where a value could say what is wrong`() {
    #expect(architecture.crashMistakes().isEmpty)
  }
}
