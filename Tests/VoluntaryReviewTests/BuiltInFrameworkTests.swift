import Languages
import Testing
import VoluntaryReview

@Suite("Built-in frameworks")
struct BuiltInFrameworkTests {
  func framework(_ id: String) throws -> Framework {
    try #require(Framework.builtIn.first { $0.id == id })
  }

  /// The elements that a block covers.
  func elements(_ block: String, in framework: Framework) -> [String] {
    framework.allElements.filter { $0.blocks.contains(block) }.map(\.id)
  }

  @Test func `the guiding elements and the review of 2021 are there`() {
    #expect(Framework.builtIn.map(\.id) == ["ks-2021", "un-desa-gge"])
  }

  /// UN DESA, Global Guiding Elements for Voluntary Local Reviews (2020): nine headings, the fifth
  /// in seven parts.
  @Test func `the guiding elements have their nine headings`() throws {
    let framework = try framework("un-desa-gge")
    #expect(framework.elements.map(\.id) == (1...9).map(String.init))
    #expect(
      framework.elements[4].children.map(\.id) == ["5a", "5b", "5c", "5d", "5e", "5f", "5g"])
    #expect(framework.elements[4].blocks.isEmpty)
  }

  /// The contents of Voluntary Subnational Review – Norway 2021 (KS).
  @Test func `the review of 2021 has its chapters and sections`() throws {
    let framework = try framework("ks-2021")
    #expect(framework.elements.map(\.id) == ["0", "1", "2", "3", "4", "I", "II"])
    #expect(framework.elements.map(\.children.count) == [0, 3, 6, 2, 2, 0, 0])
  }

  @Test func `both are covered by the same blocks`() throws {
    let first = try framework("un-desa-gge").blocks
    let second = try framework("ks-2021").blocks
    #expect(Set(first) == Set(second))
    #expect(first.count == 21)
  }

  /// Where each block belongs in the two frameworks.
  static let places: [(block: String, ks: String, desa: String)] = [
    ("highlights", "1.1", "2"), ("intro", "1.2", "3"), ("method", "1.3", "4"),
    ("nat-engagement", "1.2", "5a"), ("cooperation", "2.4", "5b"), ("ownership", "2.1", "5c"),
    ("incorporation", "2.2", "5d"), ("three-dims", "2.2", "5d"), ("lnob", "2.3", "5e"),
    ("institutions", "2.2", "5f"), ("innovation", "2.4", "5b"), ("structural", "2.5", "5g"),
    ("shock", "2.6", "5g"), ("indicators-intro", "3.1", "6"), ("progress", "3.2", "6"),
    ("means", "4.1", "7"), ("conclusion", "4.2", "8"), ("recommendations", "4.2", "8"),
    ("survey-notes", "I", "9"), ("vlr-summaries", "II", "9"), ("opening", "0", "1"),
  ]

  @Test(arguments: places)
  func `a block covers one element in each`(
    place: (block: String, ks: String, desa: String)
  ) throws {
    #expect(elements(place.block, in: try framework("ks-2021")) == [place.ks])
    #expect(elements(place.block, in: try framework("un-desa-gge")) == [place.desa])
  }

  @Test func `only annexes and what came upon the year are optional`() throws {
    for framework in Framework.builtIn {
      let optional = framework.allElements.filter { !$0.isRequired }.map(\.id)
      #expect(optional == (framework.id == "ks-2021" ? ["2.6", "I", "II"] : ["9"]))
    }
  }

  @Test func `every heading has words in every language`() {
    for framework in Framework.builtIn {
      for text in [framework.name, framework.source] + framework.allElements.map(\.title) {
        for language in Language.all {
          #expect(text[language.tag]?.isEmpty == false, "\(framework.id): \(text.text(in: .nb))")
        }
      }
    }
  }

  @Test func `an element is named once in a framework`() {
    for framework in Framework.builtIn {
      let ids = framework.allElements.map(\.id)
      #expect(Set(ids).count == ids.count)
    }
  }
}
