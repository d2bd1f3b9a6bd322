import Problems
import TestSupport
import Testing

@testable import SurveyFormats

/// Real forms are read as the reference implementation reads them.
@Suite(.needsReferenceData(XLSFormOracle.folder)) struct XLSFormOracleTests {
  @Test(arguments: XLSFormOracle.forms.filter(\.ok))
  func `names, kinds, choices, languages and relevance are those of the reference`(
    form: XLSFormOracle.Form
  ) throws {
    var log = ProblemLog()
    let read = try XLSForm(
      try XLSFormOracle.bytes(form), file: form.file, as: XLSFormOracle.writing(form), log: &log)
    let root = try XLSFormOracle.root(form)
    // A "flat" form has the conditions of its groups on their questions there.
    let cut = read.others["flat"] == nil ? nil : "not(selected(${skip_to_end}"
    let ours = read.elements.flatMap { lines($0, read) }.map { $0.upTo(cut) }
    // A count of repeats that is computed gets a row of its own there.
    let theirs = (root.children ?? []).flatMap { lines($0) }.filter { line in
      !line.contains("_count []") || ours.contains(line)
    }.map { $0.upTo(cut) }
    #expect(ours.difference(from: theirs).isEmpty, "\(ours.difference(from: theirs))")
  }

  @Test(arguments: XLSFormOracle.forms.filter { !$0.ok })
  func `what the reference refuses is refused for the same reason`(form: XLSFormOracle.Form) throws
  {
    var log = ProblemLog()
    let bytes = try XLSFormOracle.bytes(form)
    let refused = try #require(throws: InputRefused.self) {
      try XLSForm(bytes, file: form.file, as: XLSFormOracle.writing(form), log: &log)
    }
    let reasons = refused.problems.filter { $0.severity == .error }.map(\.code)
    let expected =
      switch form.error ?? "" {
      case let text where text.contains("has not been included"): "xlsform.include"
      case let text where text.contains("no label or hint"): "xlsform.no-label"
      case let text where text.contains("different names for the same column"):
        "xlsform.same-column"
      case let text where text.contains("Missing calculation"): "xlsform.no-calculation"
      case let text where text.contains("Duplicate column header"): "xlsform.duplicate-column"
      case let text where text.contains("no name"): "xlsform.no-name"
      default: "xlsform.no-survey"
      }
    #expect(reasons.contains(expected), "\(reasons) for \(form.error ?? "")")
  }

  /// A part of our reading, a line for each row: kind, name, choices, languages and relevance.
  private func lines(_ element: XLSForm.Element, _ form: XLSForm) -> [String] {
    let nested = element.children.flatMap { lines($0, form) }.map { "  " + $0 }
    var choices = ""
    var extra: [String] = []
    var kind: String
    switch element.kind {
    case .group: kind = "group"
    case .repetition: kind = "repeat"
    case .loop: kind = "loop"
    case .plain(let name):
      if name == "audit" { return [] }
      kind = name
    case .select(let selection, let list, let orOther):
      // A list in a file of its own is no kind of its own there.
      kind = selection == .external && list.contains(".") ? "one" : selection.rawValue
      if selection != .external {
        var names = form.lists[list]?.map(\.name) ?? []
        if orOther, !names.contains("other") { names.append("other") }
        // A list that one row adds "other" to has it for all rows.
        if !orOther, !names.contains("other"), form.addsOther(to: list) { names.append("other") }
        choices = names.joined(separator: ",")
      }
      if orOther { extra = ["text \(element.name)_other [] selected(../\(element.name), 'other')"] }
    }
    let languages = element.label.filter {
      (element.label.count > 1 || $0.key != "default") && $0.value != "-"
    }.keys
    let isTable = element.kind == .group && element.appearance.contains("table-list")
    let label = isTable ? "" : languages.sorted().joined(separator: ",")
    let own = "\(kind) \(element.name) [\(choices)] \(label) \(element.relevant ?? "")"
    return [own.squeezed] + nested + extra.map(\.squeezed)
  }

  private func lines(_ node: XLSFormOracle.Node) -> [String] {
    guard let type = node.type, node.name != "meta", !node.name.hasPrefix("generated_table_list"),
      !node.name.hasPrefix("reserved_name_for_field_list")
    else { return [] }
    let nested = (node.children ?? []).flatMap { lines($0) }.map { "  " + $0 }
    var kind = type
    switch XLSForm.Kind(type) {
    case .plain(let name): kind = name
    default:
      switch type {
      case "select one": kind = "one"
      case "select all that apply": kind = "several"
      case "rank": kind = "rank"
      case "select one external": kind = "external"
      default: break
      }
    }
    var choices = ""
    if case .list(let list) = node.choices { choices = list.map(\.name).joined(separator: ",") }
    let label = node.label?.languages.joined(separator: ",") ?? ""
    let own = "\(kind) \(node.name) [\(choices)] \(label) \(node.bind?["relevant"]?.text ?? "")"
    return [own.squeezed] + nested
  }
}

extension XLSForm {
  fileprivate func addsOther(to list: String) -> Bool {
    func adds(_ elements: [Element]) -> Bool {
      elements.contains {
        if case .select(_, list, true) = $0.kind { return true }
        return adds($0.children)
      }
    }
    return adds(elements)
  }
}

extension String {
  fileprivate func upTo(_ mark: String?) -> String {
    guard let range = mark.flatMap({ firstRange(of: $0) }) else { return self }
    return String(self[..<range.lowerBound].reversed().drop { $0 == " " }.reversed())
  }

  fileprivate var squeezed: String { split(separator: " ").joined(separator: " ") }
}
