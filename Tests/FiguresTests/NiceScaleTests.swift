import Figures
import Testing

@Suite("Round ticks")
struct NiceScaleTests {
  @Test func `ticks are written as a person would`() {
    #expect(NiceScale(covering: [0, 100]).ticks == [0, 20, 40, 60, 80, 100])
    #expect(NiceScale(covering: [0.12, 0.47]).ticks == [0.1, 0.2, 0.3, 0.4, 0.5])
    #expect(NiceScale(covering: [-3, 12]).ticks == [-5, 0, 5, 10, 15])
    #expect(NiceScale(covering: [52, 66]).ticks == [50, 55, 60, 65, 70])
    #expect(NiceScale(covering: [1300, 8200], includesZero: true).lower == 0)
    #expect(NiceScale(covering: [0.12, 0.47]).decimals == 1)
    #expect(NiceScale(covering: [0, 1e6]).decimals == 0)
  }

  @Test func `the ticks cover the numbers in steps of 1, 2 or 5`() {
    for low in [-1e6, -7.3, -0.004, 0, 0.3, 12, 9_999] {
      for span in [1e-6, 0.07, 0.3, 1, 2.5, 47, 1e5, 3e9] where span > low.magnitude * 1e-6 {
        let scale = NiceScale(covering: [low, low + span])
        #expect(scale.lower <= low + span * 1e-6 && scale.upper >= low + span * (1 - 1e-6))
        #expect((2...7).contains(scale.ticks.count))
        var step = scale.step
        while step < 0.99 { step *= 10 }
        while step >= 9.99 { step /= 10 }
        #expect([1.0, 2, 5].contains { abs($0 - step) < 1e-6 })
      }
    }
  }

  @Test func `one value, no value and impossible values get a scale`() {
    #expect(NiceScale(covering: []).ticks.count >= 2)
    #expect(NiceScale(covering: [.nan, .infinity, 1e300]).upper == 1)
    let one = NiceScale(covering: [42, 42])
    #expect(one.lower < 42 && one.upper > 42 && one.lower > 0)
    #expect(NiceScale(covering: [0]).lower == 0)
  }
}
