import PlanReading
import TestSupport
import Testing

/// A way of naming goals, and what is named.
struct ReferenceForm {
  let line: Int
  let language: String
  let surroundings: GoalContext
  let codes: Set<String>
  let text: String

  /// The forms of `reference-forms.tsv`.
  static func all() throws -> [ReferenceForm] {
    let text = try PackageRoot.read("Tests/PlanReadingTests/reference-forms.tsv")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    let rows = lines.filter { !$0.element.isEmpty && !$0.element.hasPrefix("#") }.dropFirst()
    let contexts: [Substring: GoalContext] = [
      "none": .none, "document": .document, "heading": .heading,
    ]
    return try rows.map { line, row in
      let fields = row.split(separator: "\t")
      try #require(fields.count == 4, "line \(line + 1)")
      return ReferenceForm(
        line: line + 1, language: String(fields[0]),
        surroundings: try #require(contexts[fields[1]]),
        codes: fields[2] == "-" ? [] : Set(fields[2].split(separator: " ").map(String.init)),
        text: fields[3].split(separator: "\\n").joined(separator: "\n"))
    }
  }

  var document: PassageLanguage { PassageLanguage(rawValue: language) ?? .unknown }
}

@Suite("Forms of explicit references")
struct ReferenceFormTests {
  let reader = PlanReader(Lexicon([]))

  @Test func `nearly all forms are read as they are meant`() throws {
    let forms = try ReferenceForm.all()
    #expect(forms.count >= 300)
    for language in ["nb", "nn", "en"] {
      var right = 0
      var found = 0
      var meant = 0
      var mistakes: [String] = []
      for form in forms where form.language == language {
        let reading = reader.read(
          form.text, in: form.document, surroundings: form.surroundings)
        let codes = Set(reading.references.map(\.code))
        right += codes.intersection(form.codes).count
        found += codes.count
        meant += form.codes.count
        if codes != form.codes {
          mistakes.append(
            "\(form.line): \(form.text) → \(codes.sorted()), not \(form.codes.sorted())")
        }
      }
      let precision = Double(right) / Double(found)
      let recall = Double(right) / Double(meant)
      print("references \(language): precision \(precision), recall \(recall), meant \(meant)")
      for mistake in mistakes { print("  \(mistake)") }
      #expect(precision >= 0.99, "\(language): \(mistakes)")
      #expect(recall >= 0.99, "\(language): \(mistakes)")
    }
  }
}
