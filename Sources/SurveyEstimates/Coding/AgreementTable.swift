import Languages
import Measures
import Statistics
import Surveys

/// How far those who coded the same answers agree: Krippendorff's alpha and Cohen's kappa.
///
/// For each code whether it was given or not; for all codes together the whole set of codes, which
/// agrees only where it is the same. Alpha has an interval between quantiles over answers drawn
/// again, kappa one from its large-sample standard error; neither has one where all agree. Kappa stands
/// only where the same two have coded all of these answers.
///
/// The numbers are of codes and not of answers, but some counts can be worked out from them. So a
/// code is kept back here where its total is in the table of codes, or where it was given to too few
/// of these answers; all are where too few have been coded twice.
struct AgreementTable {
  let tabulation: Tabulation
  let question: Question
  let coding: AnswerCoding
  /// The table of codes after protection.
  let codes: Table
  let disclosure: Disclosure

  /// The table; nil where no answer has been coded by two.
  var table: Table? {
    let answers = coding.doubleCoded
    guard !answers.isEmpty else { return nil }
    let coders = Set(answers.flatMap { $0.codings.map(\.coder) }).sorted()
    var weak: [LocalizedText] = []
    var cells: [Cell] = []
    for code in coding.frame.codes {
      let decisions = coders.map { coder in
        choices(of: coder, answers) { $0.contains(code.id) ? 1 : 0 }
      }
      let found = coefficients(
        decisions.map { Factor(codes: $0, count: 2) }, answers: answers,
        isHidden: isHidden(code.id, answers))
      cells += found
      if let alpha = found[0].value.number, alpha < 2.0 / 3 { weak.append(code.name) }
    }
    let sets = sets(of: answers)
    let whole = coders.map { coder in
      Factor(
        codes: choices(of: coder, answers) { UInt16(sets[$0] ?? 0) }, count: sets.count)
    }
    cells += coefficients(whole, answers: answers, isHidden: isSmall(answers))
    return table(cells: cells, weak: weak)
  }

  /// What a coder decided of each answer; missing where the coder did not read it.
  private func choices(
    of coder: String, _ answers: [CodedAnswer], _ decide: ([String]) -> UInt16
  ) -> [UInt16] {
    answers.map { answer in
      answer.codings.first { $0.coder == coder }.map { decide($0.codes.sorted()) }
        ?? Factor.missing
    }
  }

  /// A number for each set of codes that somebody gave.
  private func sets(of answers: [CodedAnswer]) -> [[String]: Int] {
    var sets: [[String]: Int] = [:]
    for answer in answers {
      for coding in answer.codings {
        let set = coding.codes.sorted()
        if sets[set] == nil { sets[set] = sets.count }
      }
    }
    return sets
  }

  /// Alpha and kappa of decisions, a list for each coder.
  private func coefficients(_ coders: [Factor], answers: [CodedAnswer], isHidden: Bool) -> [Cell] {
    let base = Base.answers(answered: answers.count, population: coding.answers.count)
    func cell(_ value: Double?, _ interval: ConfidenceInterval?) -> Cell {
      guard !isHidden, let value else {
        return Cell(
          value: .unknown(isHidden ? .suppressed : .notApplicable), base: base, uncertainty: .none)
      }
      let uncertainty = interval.map {
        Uncertainty.interval(Interval(lower: $0.lower, upper: $0.upper, level: $0.level))
      }
      return Cell(value: .known(value), base: base, uncertainty: uncertainty ?? .notComputed)
    }
    let level = tabulation.settings.level
    let alpha = KrippendorffAlpha(coders)
    let kappa = coders.count == 2 ? CohenKappa(coders[0], coders[1]) : nil
    return [
      cell(alpha?.alpha, isHidden ? nil : alpha?.interval(level: level)),
      cell(kappa?.kappa, kappa?.interval(level: level)),
    ]
  }

  private func isSmall(_ answers: [CodedAnswer]) -> Bool {
    answers.count < disclosure.minimumBase
  }

  private func isHidden(_ code: String, _ answers: [CodedAnswer]) -> Bool {
    if isSmall(answers) { return true }
    let row = codes.dimensions.first?.index(of: code)
    if let row, codes.cells[row].value == .unknown(.suppressed) { return true }
    let given = answers.count { $0.codings.contains { $0.codes.contains(code) } }
    let unanimous = answers.count { $0.codings.allSatisfy { $0.codes.contains(code) } }
    return [given, unanimous].contains { $0 > 0 && $0 < disclosure.minimumCount }
  }

  private func table(cells: [Cell], weak: [LocalizedText]) -> Table {
    let rows = coding.frame.codes.map { Category(code: $0.id, label: $0.name) }
    let all = Category(
      code: AnswerCode.all, label: Words.text("survey.agreement.all"), role: .total)
    let coefficients = [
      Category(code: "alpha", label: Words.text("survey.coefficient.alpha")),
      Category(code: "kappa", label: Words.text("survey.coefficient.kappa")),
    ]
    var notes = [Words.text("survey.note.agreement")]
    if !weak.isEmpty {
      notes.append(
        LocalizedText { language in
          language.text(
            "survey.note.agreement.weak",
            ["codes": language.list(weak.map { Words.within($0).text(in: language.tag) })])
        })
    }
    if coding.frame.isMachineMade { notes.append(Words.text("survey.note.codes.machine")) }
    if cells.contains(where: { $0.value == .unknown(.suppressed) }) {
      notes.append(Words.text("survey.note.suppressed"))
    }
    return Table(
      address: TableAddress(["survey", question.id, "agreement"]),
      title: Words.text("survey.title.agreement", ["question": question.name]),
      dimensions: [
        Dimension(id: "answer", name: Words.code, categories: rows + [all], role: .answer),
        Dimension(
          id: "coefficient", name: Words.text("survey.dimension.coefficient"),
          categories: coefficients, role: .breakdown),
      ], cells: cells,
      unit: UnitOfMeasure(code: "coefficient", label: LocalizedText(same: ""), decimals: 2),
      quantity: .value, period: tabulation.settings.period,
      universe: Words.text("survey.universe.double-coded"), question: question.text,
      notes: notes + tabulation.settings.notes, sources: tabulation.settings.sources)
  }
}
