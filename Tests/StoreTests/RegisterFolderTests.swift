import Indicators
import Languages
import Measures
import Problems
import Store
import TestSupport
import Testing

@Suite("The register in a folder")
struct RegisterFolderTests {
  private static let register = IndicatorRegister(
    sets: [
      IndicatorSet(
        id: "vann", key: "Vann", iri: "https://example.org/vann",
        title: LocalizedText([.nb: "Vann"]))
    ],
    indicators: [
      RegisteredIndicator(
        id: "vann-1", iri: "https://example.org/vann/1", set: "vann",
        title: LocalizedText([.nb: "Lekkasje"]))
    ], schemes: ClassificationScheme.builtIn, links: [])

  private static func problems(_ work: () throws -> Void) -> [String] {
    do {
      try work()
      return []
    } catch let refused as InputRefused {
      return refused.problems.map { "\($0.place) \($0.code)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `a register is written once, and replaced when asked`() throws {
    try TemporaryFolder.use { folder in
      let store = RegisterFolder(FolderFiles(folder.path))
      #expect(Self.problems { _ = try store.register() } == ["\(folder.path) register.missing"])
      #expect(try store.write(Self.register, replacing: false).count == 4)
      #expect(try store.register() == Self.register)
      #expect(
        Self.problems { _ = try store.write(Self.register, replacing: false) } == [
          "\(folder.path) register.exists"
        ])
      let empty = IndicatorRegister(
        sets: [], indicators: [], schemes: ClassificationScheme.builtIn, links: [])
      _ = try store.write(empty, replacing: true)
      #expect(!FolderFiles(folder.path).has("indicators/vann.csv"))
      #expect(try store.register() == empty)
    }
  }

  @Test func `the register of a review lies in its folder`() throws {
    try TemporaryFolder.use { folder in
      try folder.write("id: x", to: "review.yaml")
      let store = RegisterFolder(FolderFiles(folder.path))
      #expect(store.selectionPath == "register/selection.yaml")
      _ = try store.write(Self.register, replacing: false)
      #expect(FolderFiles(folder.path).has("register/sets.csv"))
    }
  }

  @Test func `choices are read, and held against the register`() throws {
    try TemporaryFolder.use { folder in
      let store = RegisterFolder(FolderFiles(folder.path))
      _ = try store.write(Self.register, replacing: false)
      #expect(try store.selection(Self.register).isEmpty)
      try folder.write(
        """
        title: {nb: Vårt sett}
        choices:
          - {id: vann-1, reason: {nb: Fordi, en: Because}, by: Gruppa, date: 2026-11-21}
        """, to: "selection.yaml")
      let choice = try #require(try store.selection(Self.register).first)
      #expect(choice.id == "vann-1" && choice.date == Day("2026-11-21"))
      #expect(choice.reason == LocalizedText([.nb: "Fordi", .en: "Because"]))
      #expect(try store.selectionTitle()?[.nb] == "Vårt sett")
      try folder.write(
        """
        choices:
          - {id: vann-1, reason: a}
          - {id: vann-1, reason: b}
          - {id: van-1, reason: c}
        """, to: "selection.yaml")
      #expect(
        Self.problems { _ = try store.selection(Self.register) } == [
          "selection.yaml:3:10 [choices.1.id] id.duplicate",
          "selection.yaml:4:10 [choices.2.id] selection.unknown-indicator",
        ])
      try folder.write("choices: [{id: vann-1}]", to: "selection.yaml")
      #expect(
        Self.problems { _ = try store.selection(nil) }.map { $0.split(separator: " ").last } == [
          "yaml.missing-key"
        ])
    }
  }
}
