import Statistics
import Testing

@Suite("Funnel and shrinkage")
struct FunnelTests {
  @Test("Shares that differ by more than chance get wider limits")
  func widened() throws {
    let rates = SmallNumberSample.rates(.share)
    let funnel = try #require(Funnel(rates))
    #expect(SmallNumberSample.isClose(funnel.centre, 0.05621890547263682))
    #expect(SmallNumberSample.isClose(funnel.dispersion, 1.9101539034153707))
    #expect(funnel.allowance == .multiplicative)
    #expect(
      SmallNumberSample.areClose(
        funnel.limits(size: 250, level: 0.95), (0.01675599642060178, 0.09568181452467187)))
    #expect(
      SmallNumberSample.areClose(
        funnel.limits(size: 250, level: 0.998), (0, 0.11843921023837918)))
    let additive = try #require(Funnel(rates, allowance: .additive))
    #expect(SmallNumberSample.isClose(additive.betweenVariance, 0.00011511107160803573))
    #expect(
      SmallNumberSample.areClose(
        additive.limits(size: 250, level: 0.95), (0.02075793881409127, 0.09167987213118237)))
  }

  @Test("Rates whose dispersion chance may give keep the limits of chance")
  func chance() throws {
    let funnel = try #require(Funnel(SmallNumberSample.rates(.rate)))
    #expect(SmallNumberSample.isClose(funnel.dispersion, 1.8027671416810733))
    #expect(funnel.allowance == .chance)
    #expect(
      SmallNumberSample.areClose(
        funnel.limits(size: 250, level: 0.95), (0.03075155203276487, 0.09423862339084829)))
    let shares = try #require(Funnel(SmallNumberSample.rates(.share), allowance: .chance))
    #expect(
      SmallNumberSample.areClose(
        shares.limits(size: 250, level: 0.95), (0.03381346776296499, 0.09205608761010621)))
  }

  @Test("A small unit far from the mean is inside where a large one is outside")
  func verdicts() throws {
    let funnel = try #require(Funnel(SmallNumberSample.rates(.share), allowance: .chance))
    func verdict(_ events: Double, _ size: Double) throws -> Funnel.Verdict {
      funnel.verdict(of: try #require(EventRate(.share, events: events, size: size)))
    }
    #expect(try verdict(3, 30) == .inside)
    #expect(try verdict(36, 300) == .outside998(isAbove: true))
    #expect(try verdict(28, 300) == .outside95(isAbove: true))
    #expect(try verdict(30, 1000) == .outside998(isAbove: false))
  }

  @Test("Where nobody or everybody is counted nothing stands out")
  func extremes() throws {
    let none = try #require(
      Funnel([20, 400].compactMap { EventRate(.share, events: 0, size: $0) }))
    #expect(none.dispersion == 0)
    #expect(none.limits(size: 20, level: 0.95).lower == 0)
    let all = try #require(
      Funnel([20, 400].compactMap { EventRate(.share, events: $0, size: $0) }))
    #expect(all.limits(size: 20, level: 0.95).upper == 1)
    #expect(Funnel([]) == nil)
  }

  @Test("Small units are drawn far towards the mean, large ones little")
  func shrinkage() throws {
    let shares = try #require(MarshallShrinkage(SmallNumberSample.rates(.share)))
    #expect(SmallNumberSample.isClose(shares.betweenVariance, 0.0001543182637813247))
    #expect(SmallNumberSample.isClose(shares.weights[5], 0.14857953770412374))
    #expect(SmallNumberSample.isClose(shares.values[5], 0.06024755462929092))
    #expect(SmallNumberSample.isClose(shares.values[7], 0.06171292631570456))
    let rates = try #require(MarshallShrinkage(SmallNumberSample.rates(.rate)))
    #expect(SmallNumberSample.isClose(rates.betweenVariance, 0.00014907686190314683))
    #expect(SmallNumberSample.isClose(rates.values[0], 0.04868286342878276))
    let equal = try #require(
      MarshallShrinkage([10, 100].compactMap { EventRate(.rate, events: $0, size: 10 * $0) }))
    #expect(equal.weights == [0, 0])
    #expect(equal.values == [0.1, 0.1])
  }
}
