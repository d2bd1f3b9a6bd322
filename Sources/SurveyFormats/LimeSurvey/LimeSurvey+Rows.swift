import Problems
import StatisticalTables

extension LimeSurvey {
  /// The survey of a `.txt` file: rows parted by tabs, of which the order tells what belongs to what.
  init(rows bytes: [UInt8], file: String, log: inout ProblemLog) throws(InputRefused) {
    let table = try DelimitedFile(bytes, file: file)
    func column(_ name: String) -> Int? {
      table.header.firstIndex { $0.lowercased() == name }
    }
    guard let kind = column("class"), let name = column("name") else {
      throw InputRefused([Problem("lss.not-a-survey", at: Place(file, line: 1))])
    }
    self.init(file: file)
    let known: Set<String> = [
      "id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language",
      "validation", "mandatory", "encrypted", "other", "default", "same_default", "same_script",
    ]
    var group: Int?
    var question: String?
    var named: Set<String> = []
    for row in table.rows {
      func field(_ name: String) -> String { column(name).map { row.fields[$0] } ?? "" }
      let place = Place(file, line: row.line)
      let language = field("language")
      switch row.fields[kind] {
      case "S":
        if row.fields[name] == "sid" { id = field("text") }
        if row.fields[name] == "language" { languages = [field("text")] + languages }
      case "SL":
        if !languages.contains(language) { languages.append(language) }
        if row.fields[name] == "surveyls_title" { title[language] = field("text") }
      case "G":
        let key = field("type/scale").isEmpty ? row.fields[name] : field("type/scale")
        group = groups.firstIndex { $0.id == key }
        if group == nil {
          var made = Group(place: place)
          made.id = key
          made.order = Double(groups.count)
          made.relevance = field("relevance")
          groups.append(made)
          group = groups.count - 1
        }
        if let group {
          groups[group].name[language] = row.fields[name]
          groups[group].description[language] = field("text")
        }
        question = nil
      case "Q":
        guard let group else {
          log.error("lss.row-without-group", at: place, ["found": row.fields[name]])
          continue
        }
        question = row.fields[name]
        var made =
          groups[group].questions.first { $0.code == row.fields[name] } ?? Question(place: place)
        if made.code.isEmpty {
          made.code = row.fields[name]
          made.id = field("id")
          made.order = Double(groups[group].questions.count)
          made.type = field("type/scale")
          made.relevance = field("relevance")
          made.mandatory = field("mandatory").isEmpty ? "N" : field("mandatory")
          made.hasOther = field("other") == "Y"
          made.pattern = field("validation")
          groups[group].questions.append(made)
        }
        made.text[language] = field("text")
        made.help[language] = field("help")
        for (index, header) in table.header.enumerated()
        where !known.contains(header.lowercased()) && !row.fields[index].isEmpty {
          made.attributes[header, default: [:]][language] = row.fields[index]
        }
        if let at = groups[group].questions.firstIndex(where: { $0.code == made.code }) {
          groups[group].questions[at] = made
        }
      case "SQ", "A":
        guard let group, let question,
          let at = groups[group].questions.firstIndex(where: { $0.code == question })
        else {
          log.error("lss.row-without-question", at: place, ["found": row.fields[name]])
          continue
        }
        var part = Part(place: place)
        part.code = row.fields[name]
        part.scale = Int(field("type/scale")) ?? 0
        part.relevance = field("relevance")
        part.text[language] = field("text")
        let isRow = row.fields[kind] == "SQ"
        let list = isRow ? groups[group].questions[at].rows : groups[group].questions[at].answers
        let same = list.firstIndex { $0.code == part.code && $0.scale == part.scale }
        part.order = Double(list.count)
        switch (isRow, same) {
        case (true, let same?): groups[group].questions[at].rows[same].text.merge(part.text) { $1 }
        case (true, nil): groups[group].questions[at].rows.append(part)
        case (false, let same?):
          groups[group].questions[at].answers[same].text.merge(part.text) { $1 }
        case (false, nil): groups[group].questions[at].answers.append(part)
        }
      case "QTAM", "QTALS": break
      case let other:
        if named.insert(other).inserted {
          log.warning("lss.table-unsupported", at: place, ["table": other, "count": "1"])
        }
      }
    }
    var seen: Set<String> = []
    languages = languages.filter { !$0.isEmpty && seen.insert($0).inserted }
    try log.throwErrors()
  }
}
