import Problems
import Testing

@testable import Store

/// YAML as the review folder understands it.
struct YAMLTests {
  private static let shape: Shape = .object([
    .required("id", .identifier, "The id."), .optional("day", .date, "A day."),
    .optional("open", .dateOrFalse, "A day, or false."), .optional("words", .localized, "Words."),
    .optional("list", .oneOrMore(.integer), "Numbers."), .optional("yes", .boolean, "Whether."),
    .optional("time", .period, "A period."), .optional("size", .number, "A number."),
  ])

  private func codes(_ text: String) -> [String] {
    do throws(InputRefused) {
      let file = try YAMLFile(text, file: "a.yaml")
      return ShapeCheck.problems(in: file, shape: Self.shape).map {
        "\($0.place.line ?? 0):\($0.place.cell ?? "") \($0.code)"
      }
    } catch {
      return error.problems.map { "\($0.place.line ?? 0):\($0.place.cell ?? "") \($0.code)" }
    }
  }

  @Test(arguments: [
    "id: a", "id: a\nday: 2026-02-28", "id: a\nopen: false", "id: a\nopen: 2024-02-29",
    "id: a\nwords: x", "id: a\nwords: {nb: x, en: y}", "id: a\nlist: 1", "id: a\nlist: [1, 2]",
    "id: a\nyes: true", "id: a\ntime: 2016-2022", "id: a\ntime: 2024Q1", "id: a\ntime: 2024M06",
    "id: a\nsize: -1.5e3", "# only a note\nid: a\r\n", "\u{FEFF}id: a",
  ])
  func `what fits is not told`(_ text: String) {
    #expect(codes(text).isEmpty)
  }

  @Test(arguments: [
    ("", "1: yaml.empty"), ("id: a\nday: 2026-02-29", "2:day yaml.not-a-date"),
    ("id: a\nopen: no", "2:open yaml.not-a-date-or-false"),
    ("id: a\nwords: {de: x}", "2:words yaml.unknown-language"),
    ("id: a\nlist: [1, x]", "2:list.1 yaml.not-an-integer"),
    ("id: a\nlist: []", "2:list yaml.list-too-short"),
    ("id: a\nyes: yes", "2:yes yaml.not-a-boolean"),
    ("id: a\ntime: 2022-2016", "2:time yaml.not-a-period"),
    ("id: a\ntime: 2024M13", "2:time yaml.not-a-period"),
    ("id: a\nsize: nan", "2:size yaml.not-a-number"),
    ("id: a\nsize: .inf", "2:size yaml.not-a-number"), ("id: Å", "1:id yaml.not-an-id"),
    ("day: 2026-01-01", "1: yaml.missing-key"), ("- a", "1: yaml.not-an-object"),
    ("id: a\nidd: b", "2: yaml.unknown-key"), ("id: a\nwords: \"\"", "2:words yaml.blank-text"),
    ("id: a\nid: b", "1: yaml.duplicate-key"), ("id: [a", "2: yaml.syntax"),
    ("id: &x a\nwords: {*x : y}", "2: yaml.alias-in-key"),
    ("id: &x a\n? [*x]\n: y", "2: yaml.alias-in-key"),
  ])
  func `what does not fit is told with its line and key`(_ text: String, _ expected: String) {
    #expect(codes(text) == [expected])
  }

  @Test func `an alias that stands for a value is followed`() {
    #expect(codes("id: &x a\nwords: *x").isEmpty)
    #expect(codes("id: a\nwords: {nb: &x \"a & b * c\", en: *x}").isEmpty)
    #expect(codes("id: a\nwords: \"{a}: *b* &c [d]: e\"").isEmpty)
  }

  @Test func `every mistake of a file is told, not the first only`() {
    #expect(codes("day: x\nopen: y\nyes: z").count == 4)
  }
}
