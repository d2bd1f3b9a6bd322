import Indicators
import Languages
import Problems
import TestSupport
import Testing

@testable import Store

/// The pages about units, as `profiles.yaml` asks for them.
struct ProfilePlanTests {
  @Test func `without a file no unit gets a page`() throws {
    try SurveyFolder.use { folder in
      let review = try #require(folder.read().review)
      #expect(review.profiles == nil)
    }
  }

  @Test func `the recommended rule and all units of the level unless the file says more`() throws {
    try SurveyFolder.use { folder in
      try folder.folder.write("levels: [municipality]\n", to: Self.path)
      let plan = try #require(folder.read().review?.profiles)
      #expect(plan == ProfilePlan(levels: ["municipality"], methods: ["opensdg-2.4"]))
    }
  }

  @Test func `peers can be those of a class, or those alike in numbers`() throws {
    try SurveyFolder.use { folder in
      try folder.folder.write("levels: [municipality]\npeers: {same: coast}\n", to: Self.path)
      #expect(folder.read().review?.profiles?.peers == .sameClass(attribute: "coast"))
      try folder.folder.write(
        """
        levels: [municipality]
        methods: [sdsn-2023, opensdg-2.4]
        peers: {alike: {numbers: [{id: population, logarithm: true}, {id: staff, weight: 0.5}]}}
        fewest-peers: 3
        introduction: {en: First}

        """, to: Self.path)
      let plan = try #require(folder.read().review?.profiles)
      #expect(plan.methods == ["sdsn-2023", "opensdg-2.4"])
      #expect(plan.fewestPeers == 3)
      #expect(plan.introduction?.text(in: .en) == "First")
      #expect(
        plan.peers
          == .alike(
            ProfilePlan.Alike(
              variables: [
                .init(number: "population", isLogarithmic: true),
                .init(number: "staff", weight: 0.5),
              ], count: 10)))
    }
  }

  @Test(arguments: broken)
  func `what is wrong with the plan is told with file and line`(_ broken: BrokenFolder) throws {
    try broken.expectTold()
  }

  private static let path = "profiles.yaml"

  private static func broken(
    _ code: String, line: Int, cell: String, _ text: String
  ) -> BrokenFolder {
    BrokenFolder(code, at: "\(path):\(line)", cell: cell) {
      try $0.folder.write("levels: [municipality]\n" + text + "\n", to: Self.path)
    }
  }

  static let broken = [
    BrokenFolder("review.unknown-level", at: "\(path):1", cell: "levels") {
      try $0.folder.write("levels: [county]\n", to: Self.path)
    },
    broken("profiles.unknown-method", line: 2, cell: "methods", "methods: [opensdg-2.5]"),
    broken("profiles.unknown-indicator", line: 2, cell: "leave-out", "leave-out: [nothing]"),
    broken(
      "profiles.unknown-indicator", line: 2, cell: "practical-sizes.nothing",
      "practical-sizes: {nothing: 1}"),
    broken("profiles.fewest-peers", line: 2, cell: "fewest-peers", "fewest-peers: 2"),
    broken("review.unknown-attribute", line: 2, cell: "peers.same", "peers: {same: mountain}"),
    broken(
      "profiles.two-kinds-of-peers", line: 2, cell: "peers",
      "peers: {same: coast, alike: {numbers: [{id: staff}]}}"),
    broken(
      "analysis.unknown-number", line: 2, cell: "peers.alike.numbers.0.id",
      "peers: {alike: {numbers: [{id: budget}]}}"),
    broken(
      "profiles.weight", line: 2, cell: "peers.alike.numbers.0.weight",
      "peers: {alike: {numbers: [{id: staff, weight: 0}]}}"),
    broken(
      "profiles.count", line: 2, cell: "peers.alike.count",
      "peers: {alike: {numbers: [{id: staff}], count: 2}}"),
  ]
}
