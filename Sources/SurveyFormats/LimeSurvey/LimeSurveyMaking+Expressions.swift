import Languages
import Measures
import Problems
import Surveys

extension LimeSurveyMaking {
  /// The condition that a relevance says; nil where it is always asked.
  mutating func condition(_ text: String, at index: Int, place: Place) -> Condition? {
    let plain = text.trimmed
    guard !plain.isEmpty, plain != "1", plain != "{1}" else { return nil }
    do throws(XPath.Malformed) {
      let expression = try ExpressionScript.expression(plain) { [variables] in variables[$0] }
      do throws(Untranslatable) {
        return try maker(at: index, own: nil).condition(expression)
      } catch {
        log.warning("lss.relevance", at: place, ["found": plain, "part": error.part])
      }
    } catch {
      log.warning(
        "lss.relevance-malformed", at: place,
        ["found": plain, "column": String(error.column), "part": error.found])
    }
    return nil
  }

  private func maker(at index: Int, own: FormTarget?) -> ConditionMaker {
    ConditionMaker(targets: targets, formulas: formulas, index: index, own: own)
  }

  /// What an answer must fulfil: the pattern, and the expression with its words.
  mutating func checks(_ draft: Draft, at index: Int) -> [Question.Check] {
    let source = draft.source
    guard draft.isMain else { return [] }
    var checks: [Question.Check] = []
    let own = targets[source.code]
    if !source.pattern.trimmed.isEmpty, draft.kind == .text {
      let maker = maker(at: index, own: own)
      let pattern = ExpressionScript.pattern(source.pattern.trimmed)
      if let that = try? maker.check(.call("regex", [.current, .text(pattern)])) {
        checks.append(Question.Check(that: that, message: FormWords.notTaken))
      }
    }
    let equation = source["em_validation_q"]
    guard !equation.isEmpty else { return checks }
    do throws(XPath.Malformed) {
      let expression = try ExpressionScript.expression(equation) { [variables] in variables[$0] }
      do throws(Untranslatable) {
        let that = try maker(at: index, own: own).check(expression)
        let tip = text(source.attributes["em_validation_q_tip"] ?? [:], at: source.place)
        checks.append(
          Question.Check(that: that, message: tip.isEmpty ? FormWords.notTaken : tip))
      } catch {
        log.warning(
          "lss.validation", at: source.place, ["found": equation, "part": error.part])
      }
    } catch {
      log.warning("lss.validation", at: source.place, ["found": equation, "part": error.found])
    }
    return checks
  }

  /// A limit that is a number and no expression.
  mutating func limit(_ names: String..., of source: LimeSurvey.Question) -> Double? {
    for name in names where !source[name].isEmpty {
      if let number = Double(source[name]), number.isFinite { return number }
      log.warning(
        "lss.attribute-unsupported", at: source.place,
        ["attribute": name, "found": source[name], "name": source.code])
    }
    return nil
  }

  func day(_ text: String) -> Day? { Day(String(text.prefix(10))) }

  func unit(_ draft: Draft) -> UnitOfMeasure? {
    let suffix = PlainText.reading(draft.source["suffix"]).text
    guard draft.kind == .number, !suffix.isEmpty else { return nil }
    let code = CodeNames.plain(suffix)
    return UnitOfMeasure(
      code: suffix == "%" ? "percent" : code.isEmpty ? "unit" : code,
      label: LocalizedText(same: suffix), decimals: 0)
  }

  func files(_ draft: Draft) -> Question.FileRule {
    guard draft.kind == .file else { return Question.FileRule() }
    let known = [
      "pdf": "application/pdf", "png": "image/png", "gif": "image/gif", "jpg": "image/jpeg",
      "jpeg": "image/jpeg", "svg": "image/svg+xml", "txt": "text/plain", "csv": "text/csv",
      "doc": "application/msword", "xls": "application/vnd.ms-excel",
      "odt": "application/vnd.oasis.opendocument.text",
      "ods": "application/vnd.oasis.opendocument.spreadsheet",
      "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]
    var types: [String] = []
    for ending in draft.source["allowed_filetypes"].split(separator: ",") {
      guard let type = known[ending.trimmed.lowercased()] else { continue }
      if !types.contains(type) { types.append(type) }
    }
    let largest = Int(draft.source["max_filesize"]).flatMap {
      $0 > 0 && $0 < 1 << 40 ? $0 * 1024 : nil
    }
    return Question.FileRule(mediaTypes: types, largest: largest)
  }
}
