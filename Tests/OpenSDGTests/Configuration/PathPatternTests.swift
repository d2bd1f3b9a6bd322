import Testing

@testable import OpenSDG

/// Which files a pattern of the settings names: as Python's `glob` does.
struct PathPatternTests {
  @Test(arguments: [
    ("data/*-*.csv", "data/indicator_1-1-1.csv", true),
    ("data/*-*.csv", "data/demo_indicator.csv", false),
    ("data/*-*.csv", "data/old/indicator_1-1-1.csv", false),
    ("meta/*-*.md", "meta/1-1-1.md", true),
    ("meta/*-*.md", "meta/es/1-1-1.md", false),
    ("data/indicator_?-1-1.csv", "data/indicator_3-1-1.csv", true),
    ("data/indicator_[1-4]-1-1.csv", "data/indicator_3-1-1.csv", true),
    ("data/indicator_[!1-4]-1-1.csv", "data/indicator_3-1-1.csv", false),
    ("./data/*.csv", "data/a.csv", true),
    ("data/**.csv", "data/a.csv", true),
  ])
  func `a pattern names the files that the shell would name`(
    pattern: String, path: String, fits: Bool
  ) {
    #expect(PathPattern(pattern).matches(path) == fits)
  }

  @Test func `many stars take no more time than one`() {
    let pattern = PathPattern(String(repeating: "*a", count: 100) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 500)))
  }
}
