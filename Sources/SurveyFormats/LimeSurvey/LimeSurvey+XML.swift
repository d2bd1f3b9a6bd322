import Problems

extension LimeSurvey {
  /// The survey of an `.lss` file, or the group or question of an `.lsg` or `.lsq`.
  init(xml bytes: [UInt8], file: String, log: inout ProblemLog) throws(InputRefused) {
    let tables = try LimeSurveyTables(bytes, file: file)
    self.init(file: file)
    languages = tables.languages
    if let row = tables["surveys"].first {
      id = row["sid"]
      let first = row["language"]
      if !first.isEmpty { languages = [first] + languages.filter { $0 != first } }
    }
    for row in tables["surveys_languagesettings"] {
      title[row["surveyls_language"]] = row["surveyls_title"]
    }
    for name in [
      "assessments", "quota", "defaultvalues", "survey_url_parameters",
    ] where !tables[name].isEmpty {
      log.warning(
        "lss.table-unsupported", at: Place(file, line: tables[name][0].line),
        ["table": name, "count": String(tables[name].count)])
    }
    readGroups(tables)
    readQuestions(tables)
    sort()
  }

  /// Texts of a row that stand in a table of their own, or, in old files, on the row in its language.
  private func texts(
    _ field: String, _ rows: [LimeSurveyTables.Row], _ others: [LimeSurveyTables.Row]
  ) -> [String: String] {
    var texts: [String: String] = [:]
    for row in rows + others where !row["language"].isEmpty && !row[field].isEmpty {
      texts[row["language"]] = row[field]
    }
    return texts
  }

  private mutating func readGroups(_ tables: LimeSurveyTables) {
    let texts = tables.grouped("group_l10ns", by: "gid")
    let all = tables.grouped("groups", by: "gid")
    var seen: Set<String> = []
    for row in tables["groups"] where seen.insert(row["gid"]).inserted {
      let more = texts[row["gid"]] ?? []
      var group = Group(place: Place(file, line: row.line))
      group.id = row["gid"]
      group.order = Double(row["group_order"]) ?? 0
      group.name = self.texts("group_name", all[row["gid"]] ?? [], more)
      group.description = self.texts("description", all[row["gid"]] ?? [], more)
      group.relevance = row["grelevance"]
      groups.append(group)
    }
  }

  private mutating func readQuestions(_ tables: LimeSurveyTables) {
    let texts = tables.grouped("question_l10ns", by: "qid")
    let attributes = tables.grouped("question_attributes", by: "qid")
    let answers = tables.grouped("answers", by: "qid")
    let answerTexts = tables.grouped("answer_l10ns", by: "aid")
    let conditions = tables.grouped("conditions", by: "qid")
    // In old files the rows of a question stand among the questions.
    let subs = Dictionary(
      grouping: tables["subquestions"] + tables["questions"].filter { isRow($0) },
      by: { $0["parent_qid"] })
    let byID = tables.grouped("questions", by: "qid")
    var seen: Set<String> = []
    for row in tables["questions"] where !isRow(row) && seen.insert(row["qid"]).inserted {
      let id = row["qid"]
      let (own, more) = (byID[id] ?? [], texts[id] ?? [])
      var question = Question(place: Place(file, line: row.line))
      question.id = id
      question.group = row["gid"]
      question.order = Double(row["question_order"]) ?? 0
      question.type = row["type"]
      question.code = row["title"]
      question.text = self.texts("question", own, more)
      question.help = self.texts("help", own, more)
      question.relevance = row["relevance"]
      question.mandatory = row["mandatory"].isEmpty ? "N" : row["mandatory"]
      question.hasOther = row["other"] == "Y"
      question.pattern = row["preg"]
      for attribute in attributes[id] ?? [] where !attribute["value"].isEmpty {
        question.attributes[attribute["attribute"], default: [:]][attribute["language"]] =
          attribute["value"]
      }
      question.rows = parts(subs[id] ?? [], id: "qid", code: "title", text: "question") {
        texts[$0] ?? []
      }
      question.answers = parts(answers[id] ?? [], id: "aid", code: "code", text: "answer") {
        answerTexts[$0] ?? []
      }
      question.conditions = (conditions[id] ?? []).map { row in
        Condition(
          scenario: Int(row["scenario"]) ?? 1, question: row["cqid"], field: row["cfieldname"],
          method: row["method"].trimmed.isEmpty ? "==" : row["method"].trimmed,
          value: row["value"])
      }
      add(question)
    }
  }

  private func isRow(_ row: LimeSurveyTables.Row) -> Bool {
    !row["parent_qid"].isEmpty && row["parent_qid"] != "0"
  }

  /// Rows or answers; in old files each stands once for each language.
  private func parts(
    _ rows: [LimeSurveyTables.Row], id: String, code: String, text: String,
    texts: (String) -> [LimeSurveyTables.Row]
  ) -> [Part] {
    var parts: [Part] = []
    for row in rows {
      let scale = Int(row["scale_id"]) ?? 0
      let own = self.texts(text, [row], texts(row[id]))
      if let same = parts.firstIndex(where: { $0.code == row[code] && $0.scale == scale }) {
        parts[same].text.merge(own) { first, _ in first }
        continue
      }
      var part = Part(place: Place(file, line: row.line))
      part.code = row[code]
      part.scale = scale
      part.order =
        Double(row["question_order"].isEmpty ? row["sortorder"] : row["question_order"]) ?? 0
      part.text = own
      part.relevance = row["relevance"]
      part.points = Double(row["assessment_value"]) ?? 0
      parts.append(part)
    }
    return parts
  }

  /// Puts a question into its group; one without a group gets one.
  mutating func add(_ question: Question) {
    if let group = groups.firstIndex(where: { $0.id == question.group }) {
      groups[group].questions.append(question)
    } else {
      var group = Group(place: question.place)
      group.id = question.group
      group.questions = [question]
      groups.append(group)
    }
  }

  /// Puts groups, questions and their parts in the order that they say.
  mutating func sort() {
    groups = groups.stablySorted(by: \.order)
    for index in groups.indices {
      groups[index].questions = groups[index].questions.stablySorted(by: \.order).map { question in
        var question = question
        question.rows = question.rows.stablySorted(by: \.order)
        question.answers = question.answers.stablySorted(by: \.order)
        return question
      }
    }
  }
}

extension Array {
  fileprivate func stablySorted(by key: (Element) -> Double) -> [Element] {
    enumerated().sorted {
      (key($0.element), Double($0.offset)) < (key($1.element), Double($1.offset))
    }
    .map(\.element)
  }
}
