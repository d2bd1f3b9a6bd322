import Statistics
import TestSupport
import Testing

@Suite("Questions with several answers")
struct MultipleResponseTests {
  static func design() throws -> SampleDesign {
    try SampleDesign(rows: 6, weights: [1, 2, 1, 3, 1, 2])
  }

  @Test func `respondents and choices are counted apart`() throws {
    let nobody = Double.nan
    // The fifth did not answer, the sixth answered that none fits.
    let chosen: [[Double]] = [[1, 1, 0, 1, nobody, 0], [1, 0, 1, 1, nobody, 0]]
    let table = try #require(try MultipleResponses(chosen, in: Self.design()))
    #expect(table.respondents == 5)
    #expect(table.choices == [3, 3])
    // Weights 1 + 2 + 3 and 1 + 1 + 3 of 9; of the 11 choices.
    #expect(table.byRespondents.values == [6.0 / 9, 5.0 / 9])
    #expect(table.byChoices?.values == [6.0 / 11, 5.0 / 11])
    #expect((table.choicesPerRespondent.value - 11.0 / 9).magnitude < 1e-15)
  }

  @Test func `one choice each makes both tables the shares of the answers`() throws {
    let factor = Factor(codes: [0, 1, 1, 2, Factor.missing, 0], count: 3)
    let design = try Self.design()
    let chosen = factor.indicators.map { column in
      zip(column, factor.codes).map { $1 == Factor.missing ? Double.nan : $0 }
    }
    let table = try #require(MultipleResponses(chosen, in: design))
    let shares = try #require(design.means(of: factor))
    let byChoices = try #require(table.byChoices)
    for estimates in [table.byRespondents, byChoices] {
      for category in 0..<3 {
        #expect((estimates.values[category] - shares.values[category]).magnitude < 1e-15)
        #expect(
          (estimates.standardErrors[category] - shares.standardErrors[category]).magnitude < 1e-15)
      }
    }
    #expect(table.choicesPerRespondent.value == 1)
    #expect(table.choicesPerRespondent.standardError == 0)
  }

  @Test func `nobody answered, or nobody chose`() throws {
    let design = try Self.design()
    #expect(MultipleResponses([[Double](repeating: .nan, count: 6)], in: design) == nil)
    let none = try #require(MultipleResponses([[Double](repeating: 0, count: 6)], in: design))
    #expect(none.byRespondents.values == [0])
    #expect(none.byChoices == nil)
  }

  /// By `svymean` and `svyratio` of R's survey 4.1-1, of the measures m01 to m08 in the response classes.
  @Test(.needsReferenceData(ReferenceCase.file))
  func `shares of respondents and of choices are R's`() throws {
    let data = ReferenceTable.named("municipal_a_responses.csv")
    let design = try SampleDesign(
      rows: data.rows,
      stages: [
        SampleDesign.Stage(
          strata: data.factor("rhg").codes.map { Int($0) }, populations: data.numbers("N_rhg"))
      ], weights: data.numbers("w_rhg"))
    let chosen = (1...8).map { data.numbers("m0\($0)") }
    let table = try #require(MultipleResponses(chosen, in: design))
    #expect(table.choices == [173, 147, 112, 76, 121, 37, 15, 164])
    let byChoices = try #require(table.byChoices)
    let mean = table.choicesPerRespondent
    let pairs: [(found: [Double], want: [Double])] = [
      (
        table.byRespondents.values + [mean.value],
        [
          0.718728069671164, 0.59737338003003, 0.455299075391786, 0.320405500296805,
          0.499612067387003, 0.152686566417385, 0.0610903642393412, 0.677794216652912,
          3.48298924008643,
        ]
      ),
      (
        table.byRespondents.standardErrors + [mean.standardError],
        [
          0.0169168193788039, 0.0188079744013658, 0.0188564279284083, 0.0179685787393844,
          0.0190618253482254, 0.0136074612551107, 0.00872226093456114, 0.0178397640227513,
          0.0553542777764853,
        ]
      ),
      (
        byChoices.values,
        [
          0.206353801326509, 0.171511692644565, 0.130720781491845, 0.0919915274526814,
          0.143443471382819, 0.0438377944611727, 0.0175396362228858, 0.194601295017522,
        ]
      ),
      (
        byChoices.standardErrors,
        [
          0.0046642394073024, 0.00469746733832702, 0.00489117242184596, 0.00472505319101494,
          0.00488432788217196, 0.00372503070258414, 0.00246017162896094, 0.00456157744490359,
        ]
      ),
    ]
    for (found, want) in pairs {
      #expect(zip(found, want).allSatisfy { ($0 - $1).magnitude < 1e-12 * $1 })
    }
    #expect(byChoices.degreesOfFreedom == 236)
    let small = data.texts("size3").map { $0 == "1 small" }
    let group = try #require(
      MultipleResponses(chosen, in: design.restricted { small[$0] })?.byChoices)
    #expect((group.values[7] - 0.202364931723728).magnitude < 1e-12)
    #expect((group.standardErrors[7] - 0.00722284455165615).magnitude < 1e-12)
    #expect(group.degreesOfFreedom == 114)
  }
}
