import Statistics
import TestSupport
import Testing

/// The schools of `apistrat`, whose weights differ by stratum, calibrated by R 4.2.2 with `survey` 4.1-1.
///
/// In the reference files all weights are equal before calibration, so that they cannot tell which
/// weights the residuals are taken by. `rake` with epsilon 1e-13, `calibrate` with epsilon 1e-13.
@Suite(.needsReferenceData("survey/reference/dev/expected/api_cases.json"))
struct UnequalWeightTests {
  /// Weights of rows 1, 2, 101, 151 and 200; totals of api00 and enroll and their standard errors;
  /// standard errors and covariance of their means.
  struct Expected {
    let weights: [Double]
    let totals: [Double]
    let totalErrors: [Double]
    let meanErrors: [Double]
    let covariance: Double
  }

  let data = ReferenceTable.named("apistrat.csv")
  let design: SampleDesign
  let wide: Margin
  let improved: Margin

  init() throws {
    design = try SampleDesign(
      rows: data.rows,
      stages: [
        SampleDesign.Stage(
          strata: data.factor("stype").codes.map { Int($0) }, populations: data.numbers("fpc"))
      ], weights: data.numbers("pw"))
    wide = Margin(data.factor("sch.wide"), totals: [1072, 5122])
    improved = Margin(data.factor("comp.imp"), totals: [1712, 4482])
  }

  var api99: CalibrationTarget { .column(data.numbers("api99"), total: 3_914_069) }
  var meals: CalibrationTarget { .column(data.numbers("meals"), total: 297_533) }

  func check(
    _ design: SampleDesign, _ want: Expected, location: SourceLocation = #_sourceLocation
  ) throws {
    func near(_ got: [Double], _ want: [Double]) {
      for (mine, theirs) in zip(got, want) {
        #expect(
          (mine - theirs).magnitude <= 1e-10 * theirs.magnitude, sourceLocation: location)
      }
    }
    let columns = [data.numbers("api00"), data.numbers("enroll")]
    near([0, 1, 100, 150, 199].map { design.weights[$0] }, want.weights)
    let totals = design.totals(columns)
    near(totals.values, want.totals)
    near(totals.standardErrors, want.totalErrors)
    let means = try #require(design.means(columns))
    near(means.standardErrors, want.meanErrors)
    near([means.covariance[0, 1]], [want.covariance])
  }

  @Test("Post-strata take residuals by the weights from before")
  func postStrata() throws {
    try check(
      design.postStratified(by: wide.factor, totals: wide.totals),
      Expected(
        weights: [
          44.155602451527699, 44.155602451527699, 44.155602451527699, 20.33494936622364,
          15.081421118967368,
        ], totals: [4101685.5644160523, 3689885.6776593067],
        totalErrors: [57434.136916028947, 125625.23333752091],
        meanErrors: [9.272543899907804, 20.281761920813835], covariance: -42.102308439236793))
  }

  @Test("Raking takes residuals from unweighted means")
  func raking() throws {
    try check(
      design.raked(on: [wide, improved]).design,
      Expected(
        weights: [
          30.124439515430272, 48.306342376175799, 48.306342376175799, 13.87318750558565,
          16.49911339997854,
        ], totals: [4105087.0745574553, 3653897.37156985],
        totalErrors: [57917.985006586357, 138669.50107683387],
        meanErrors: [9.3506595102657979, 22.387714090544701], covariance: -45.336879277710899))
  }

  @Test("Linear calibration takes residuals by the weights from before")
  func linear() throws {
    try check(
      design.calibrated(to: [.size(6194), api99]).design,
      Expected(
        weights: [
          45.47396852962116, 43.170980120636813, 45.744908342442841, 20.424276328575957,
          15.05281703386575,
        ], totals: [4116804.9108192027, 3677873.9049107675],
        totalErrors: [11787.435089011375, 110966.17388474073],
        meanErrors: [1.9030408603505609, 17.915107181908418], covariance: -2.2575582186802241))
  }

  @Test("Linear calibration keeps to bounds")
  func boundedLinear() throws {
    try check(
      design.calibrated(to: [.size(6194), api99, meals], bounds: 0.94...1.04).design,
      Expected(
        weights: [
          45.978399047851568, 44.30580523574227, 45.978399047851568, 19.884902191157352,
          14.562304668062543,
        ], totals: [4117290.1632312043, 3659417.7112846863],
        totalErrors: [12114.63029327882, 126673.14809501941],
        meanErrors: [1.9558654009168264, 20.450944154830388], covariance: -6.2626587124253499))
  }

  @Test("Exponential calibration keeps to bounds")
  func boundedRaking() throws {
    try check(
      design.calibrated(
        to: [.size(6194), api99, meals], distance: .raking, bounds: 0.94...1.04
      ).design,
      Expected(
        weights: [
          45.978399047851568, 44.296211322003451, 45.978399047851568, 19.881272060813053,
          14.564084519843279,
        ], totals: [4117287.2793309009, 3659454.357195864],
        totalErrors: [12115.344875968976, 126674.54815511311],
        meanErrors: [1.9559807678348946, 20.451170189718578], covariance: -6.2618574321982221))
  }

  @Test("Logit calibration is within its bounds")
  func logit() throws {
    try check(
      design.calibrated(
        to: [.size(6194), api99, meals], distance: .logit(lower: 0.8, upper: 1.25)
      ).design,
      Expected(
        weights: [
          46.65749924940485, 44.249928720416854, 46.0854608714221, 19.906366173137041,
          14.599723091174186,
        ], totals: [4117255.092658448, 3660345.0555023942],
        totalErrors: [12110.422143606862, 126703.98407253277],
        meanErrors: [1.9551860096233227, 20.455922517360797], covariance: -6.3264681302450185))
  }

  @Test("Post-strata and then calibration lower the variance one after the other")
  func both() throws {
    try check(
      design.postStratified(by: wide.factor, totals: wide.totals)
        .calibrated(to: [.size(6194), api99]).design,
      Expected(
        weights: [
          45.438176497754384, 43.101783593025495, 45.713046251251896, 20.400282159156401,
          15.033645916258589,
        ], totals: [4116513.0097412248, 3680412.8803127147],
        totalErrors: [11569.135893073095, 122402.490181532],
        meanErrors: [1.8104549332415343, 19.801094391517825], covariance: -8.1435592974362496))
  }
}
