import Statistics
import TestSupport
import Testing

/// Replicate weights that come with the data, by R 4.2.2 and survey 4.1-1: `svrepdesign(type =
/// "other")` on apistrat with seven replicates, `pw * (1 + (row * replicate) %% 5 / 10 - 0.2)`.
@Suite("Replicate weights that come with the data", .needsReferenceData(ReferenceCase.file))
struct ReplicateDesignTests {
  let data = ReferenceTable.named("apistrat.csv")

  func design(centre: ReplicateDesign.Centre = .replicates) throws -> ReplicateDesign {
    let weights = data.numbers("pw")
    let replicates = (1...7).map { replicate in
      weights.indices.map {
        weights[$0] * (1 + Double($0 * replicate % 5) / 10 - 0.2)
      }
    }
    return try ReplicateDesign(
      weights: weights, replicates: replicates, scale: 0.5, scales: [1, 2, 0.5, 1, 1, 0, 3],
      centre: centre)
  }

  func expect(_ got: [Double], _ want: [Double], _ location: SourceLocation = #_sourceLocation) {
    for (mine, theirs) in zip(got, want) {
      #expect(
        (mine - theirs).magnitude <= 1e-9 * theirs.magnitude, sourceLocation: location)
    }
  }

  @Test func `means, totals and ratios with their covariance`() throws {
    let design = try design()
    let numbers = ["api00", "enroll"].map { data.numbers($0) }
    let means = try #require(design.means(numbers))
    expect(means.values, [662.287363159321, 595.282137135504])
    expect(
      means.covariance.values,
      [2.9260907250440371, 1.5750116942072632, 1.5750116942072632, 5.2177525937806859])
    #expect(means.degreesOfFreedom == 3)
    #expect(
      (design.totals([numbers[1]]).standardErrors[0] / 504910.28068949451 - 1).magnitude < 1e-9)
    let ratio = try #require(design.ratios([data.numbers("api.stu")], to: [numbers[1]]))
    expect([ratio[0].value, ratio[0].standardError], [0.83695688694052173, 0.0016658721143678877])
  }

  @Test func `measured from the estimate itself`() throws {
    let means = try #require(
      design(centre: .estimate).means(["api00", "enroll"].map { data.numbers($0) }))
    expect(
      means.covariance.values,
      [7.2861128553560626, -6.6630144468322356, -6.6630144468322356, 15.9849520325182564])
  }

  @Test func `in a domain`() throws {
    let types = data.texts("stype")
    let design = try design().restricted { types[$0] == "H" }
    let means = try #require(design.means(["api00", "enroll"].map { data.numbers($0) }))
    expect(means.values, [625.82, 1320.7])
    expect(
      means.covariance.values,
      [14.633268875708898, -39.740902598999789, -39.740902598999789, 204.180175036849789])
    #expect(design.degreesOfFreedom == 3)
  }

  @Test func `jackknife weights written out are the jackknife`() throws {
    let clusters = data.factor("stype").codes.map { Int($0) }
    let drawn = try SampleDesign(
      rows: data.rows, stages: [.init(strata: clusters)], weights: data.numbers("pw"))
    let whole = try ReplicateDesign(jackknife: drawn)
    let counts = (0..<3).map { stratum in clusters.count { $0 == stratum } }
    let columns = clusters.indices.map { left in
      clusters.indices.map { row -> Double in
        if clusters[row] != clusters[left] { return drawn.weights[row] }
        let size = Double(counts[clusters[left]])
        return row == left ? 0 : drawn.weights[row] * size / (size - 1)
      }
    }
    let scales = clusters.map { 1 - 1 / Double(counts[$0]) }
    let written = try ReplicateDesign(
      weights: drawn.weights, replicates: columns, scale: 1, scales: scales)
    let numbers = [data.numbers("api00"), data.numbers("meals")]
    let (one, other) = try (#require(whole.means(numbers)), #require(written.means(numbers)))
    for (mine, theirs) in zip(one.covariance.values, other.covariance.values) {
      #expect((mine - theirs).magnitude < 1e-9 * theirs.magnitude)
    }
    #expect(one.degreesOfFreedom == 197)
    #expect(other.degreesOfFreedom == 197)
  }

  @Test func `what cannot be a replicate design is refused by name`() throws {
    #expect(throws: ReplicateDesign.Refused.length(expected: 2, found: 1)) {
      try ReplicateDesign(weights: [1, 1], replicates: [[1]], scale: 1)
    }
    #expect(throws: ReplicateDesign.Refused.length(expected: 1, found: 2)) {
      try ReplicateDesign(weights: [1, 1], replicates: [[1, 2]], scale: 1, scales: [1, 1])
    }
    #expect(throws: ReplicateDesign.Refused.number(position: 1)) {
      try ReplicateDesign(weights: [1, 1], replicates: [[1, .nan]], scale: 1)
    }
    #expect(throws: ReplicateDesign.Refused.number(position: 1)) {
      try ReplicateDesign(weights: [1, 1], replicates: [[1, 1]], scale: -1)
    }
    let lone = try SampleDesign(
      rows: 3, stages: [.init(strata: [0, 1, 1])], lone: .average)
    #expect(throws: ReplicateDesign.Refused.loneCluster(row: 0)) {
      try ReplicateDesign(jackknife: lone)
    }
  }
}
