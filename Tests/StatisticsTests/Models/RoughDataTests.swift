import Statistics
import Testing

/// Small tables as surveys bring them: empty cells, columns that repeat others, groups of one.
@Suite("Models on rough data")
struct RoughDataTests {
  /// Knuth's linear congruential generator, so that every run sees the same tables.
  private struct Generator {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private struct Table {
    let design: SampleDesign
    let matrix: ModelMatrix
    let group: Factor
    let yes: [Double]
    let stage: Factor

    init(seed: Int) throws {
      var random = Generator(state: UInt64(seed))
      let rows = 3 + random.below(30)
      let scale = [1e-6, 1, 1e9][random.below(3)]
      group = Factor(codes: (0..<rows).map { _ in UInt16(random.below(4)) }, count: 5)
      let levels = 1 + random.below(3)
      yes = (0..<rows).map { _ in Double(random.below(2)) * Double(random.below(levels) > 0 ? 1 : 0)
      }
      stage = Factor(codes: (0..<rows).map { _ in UInt16(random.below(levels + 1)) }, count: 6)
      let x = (0..<rows).map { _ in Double(random.below(5)) * scale }
      let same = random.below(2) == 0
      let z = x.map { same ? 3 * $0 + scale : Double(random.below(9)) }
      let gaps = x.map { random.below(20) == 0 ? Double.nan : $0 }
      matrix = ModelMatrix(
        [
          .number("x", gaps), .number("z", z),
          .factor("group", group, columnNames: ["1", "2", "3", "4"]),
        ], rows: rows)
      design = try SampleDesign(
        rows: rows, weights: (0..<rows).map { _ in Double(random.below(4)) * 1e4 })
    }
  }

  @Test("every table is fitted with finite numbers or refused by name")
  func tables() throws {
    var fitted = 0
    var penalised = 0
    var refused = 0
    for seed in 1...120 {
      let table = try Table(seed: seed)
      let fit: WeightedRegression
      do {
        fit = try WeightedRegression(
          table.yes, on: table.matrix, family: .logit, design: table.design)
      } catch {
        #expect(error != .notConverged, "\(seed)")
        refused += 1
        continue
      }
      let numbers = fit.estimates.values + fit.estimates.standardErrors
      #expect(numbers.allSatisfy { $0.isFinite }, "\(seed)")
      #expect(fit.residuals(.studentised).allSatisfy { $0.isFinite }, "\(seed)")
      #expect(fit.criterion.isFinite && fit.deviance.isFinite, "\(seed)")
      #expect(fit.varianceInflation().allSatisfy { $0.factor > 0.999 }, "\(seed)")
      if let margins = fit.margins(of: "group") {
        #expect(margins.estimates.values.allSatisfy { (0...1).contains($0) }, "\(seed)")
        #expect(margins.settings.count + margins.unsupported.count == 5)
        #expect(margins.unsupported.contains(.category(4)))
      }
      fitted += 1
      if !fit.separated.isEmpty {
        penalised += 1
        // With hardly any degrees of freedom the interval is wider than the likelihood has figures.
        if fit.estimates.degreesOfFreedom >= 5 {
          let interval = try #require(fit.profileInterval(of: 0), "\(seed)")
          #expect(interval.lower <= fit.estimates.values[0], "\(seed)")
          #expect(fit.estimates.values[0] <= interval.upper, "\(seed)")
        }
      }
    }
    #expect(fitted > 30 && penalised > 10 && refused > 15, "\(fitted) \(penalised) \(refused)")
  }

  @Test("every table's stages are fitted with finite numbers or refused by name")
  func stages() throws {
    var fitted = 0
    var refused = 0
    for seed in 1...120 {
      let table = try Table(seed: seed)
      do {
        let fit = try OrdinalLogit(table.stage, on: table.matrix, design: table.design)
        let numbers = fit.estimates.values + fit.estimates.standardErrors
        #expect(numbers.allSatisfy { $0.isFinite }, "\(seed)")
        #expect(zip(fit.thresholds, fit.thresholds.dropFirst()).allSatisfy { $0 < $1 })
        if let margins = fit.margins(.atLeast(1), of: "group") {
          #expect(margins.estimates.values.allSatisfy { (-1e-9...1 + 1e-9).contains($0) })
        }
        fitted += 1
      } catch {
        refused += 1
      }
    }
    #expect(fitted > 20 && refused > 20, "\(fitted) \(refused)")
  }

  @Test("every table's who-answered is fitted or refused by name")
  func answered() throws {
    var fitted = 0
    for seed in 1...120 {
      let table = try Table(seed: seed)
      do {
        let fit = try ResponsePropensity(table.yes.map { $0 == 1 }, on: table.matrix)
        #expect(fit.propensities.allSatisfy { $0 > 0 && $0 < 1 }, "\(seed)")
        #expect(fit.representativity <= 1)
        fitted += 1
      } catch {
        #expect(error != .notConverged, "\(seed)")
      }
    }
    #expect(fitted > 15, "\(fitted)")
  }
}
