import Problems

/// The columns of a form's sheet by the names that they are known by.
///
/// Names are compared without case and with `_` for blanks, aliases stand for the same column, and
/// `::` (or, in old forms, `:`) parts a column from its language. A column of texts that names no
/// language is in `language`.
struct FormColumns {
  /// The full name of each column by its number: `type`, `label::nb`, `bind::relevant`.
  private(set) var names: [Int: String] = [:]

  /// The kinds of sheet, which have aliases of their own.
  enum Kind { case survey, choices, settings }

  init(
    of table: FormTable, kind: Kind, language: String, log: inout ProblemLog
  ) {
    let usesDouble = table.headers.contains { $0.text.contains("::") }
    var seen: [String: (text: String, column: Int)] = [:]
    for header in table.headers {
      let place = table.place(row: table.headerRow, column: header.column)
      let steps = FormColumns.steps(header.text, usesDouble: usesDouble, kind: kind)
      var name = steps.joined(separator: "::")
      if FormColumns.texts.contains(name) { name += "::" + language }
      if let other = seen[name] {
        let isSame = other.text == header.text
        log.error(
          isSame ? "xlsform.duplicate-column" : "xlsform.same-column", at: place,
          ["found": header.text, "other": other.text, "sheet": table.name])
        continue
      }
      seen[name] = (header.text, header.column)
      names[header.column] = name
    }
  }

  /// Whether there is a column.
  func has(_ name: String) -> Bool { names.values.contains(name) }

  /// The languages of the texts in these columns, in the order of the columns.
  func languages(of columns: [String]) -> [String] {
    names.sorted { $0.key < $1.key }.compactMap { _, name in
      columns.first { name.hasPrefix($0 + "::") }.map { String(name.dropFirst($0.count + 2)) }
    }
  }

  /// Columns that may be written in several languages.
  static let texts: Set<String> = [
    "label", "hint", "guidance_hint", "media::image", "media::big-image", "media::audio",
    "media::video", "bind::jr:constraintMsg", "bind::jr:requiredMsg",
  ]

  private static func steps(_ header: String, usesDouble: Bool, kind: Kind) -> [String] {
    var steps: [String]
    if usesDouble || header.contains("::") {
      steps = header.splitting("::")
    } else {
      steps = header.split(separator: ":", omittingEmptySubsequences: false).map(\.trimmed)
      if let jr = steps.firstIndex(of: "jr"), jr + 1 < steps.count {
        steps[jr...(jr + 1)] = ["jr:" + steps[jr + 1]]
      }
    }
    let first = steps[0].split(whereSeparator: \.isWhitespace).joined(separator: "_").lowercased()
    if let alias = aliases(of: kind)[first] {
      steps.replaceSubrange(0...0, with: alias.splitting("::"))
    } else if known(to: kind).contains(first) {
      steps[0] = first
    }
    return steps
  }

  private static func known(to kind: Kind) -> Set<String> {
    switch kind {
    case .survey:
      [
        "type", "name", "label", "hint", "guidance_hint", "default", "parameters", "choice_filter",
        "bind", "control", "instance", "media", "trigger", "disabled", "intent",
      ]
    case .choices: ["list_name", "name", "label", "media"]
    case .settings:
      [
        "title", "id_string", "version", "default_language", "style", "clean_text_values",
        "allow_choice_duplicates", "instance_name", "name", "public_key", "submission_url",
      ]
    }
  }

  private static func aliases(of kind: Kind) -> [String: String] {
    switch kind {
    case .survey: surveyAliases
    case .choices:
      [
        "caption": "label", "value": "name", "image": "media::image",
        "big-image": "media::big-image", "audio": "media::audio", "video": "media::video",
      ]
    case .settings:
      [
        "form_title": "title", "set_form_title": "title", "form_id": "id_string",
        "set_form_id": "id_string",
      ]
    }
  }

  private static let surveyAliases: [String: String] = [
    "caption": "label", "command": "type", "tag": "name", "value": "name",
    "relevant": "bind::relevant", "relevance": "bind::relevant", "required": "bind::required",
    "constraint": "bind::constraint", "constraint_message": "bind::jr:constraintMsg",
    "constraining_message": "bind::jr:constraintMsg", "requiredmsg": "bind::jr:requiredMsg",
    "required_message": "bind::jr:requiredMsg", "calculation": "bind::calculate",
    "calculate": "bind::calculate", "read_only": "bind::readonly", "readonly": "bind::readonly",
    "noapperrorstring": "bind::jr:noAppErrorString",
    "no_app_error_string": "bind::jr:noAppErrorString", "save_to": "bind::entities:saveto",
    "appearance": "control::appearance", "body": "control", "count": "control::jr:count",
    "repeat_count": "control::jr:count", "jr:count": "control::jr:count",
    "autoplay": "control::autoplay", "rows": "control::rows", "image": "media::image",
    "big-image": "media::big-image", "audio": "media::audio", "video": "media::video",
    "compact_tag": "instance::odk:tag",
  ]
}

extension String {
  /// The parts between a mark, trimmed.
  func splitting(_ mark: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      parts.append(rest[..<range.lowerBound].trimmed)
      rest = rest[range.upperBound...]
    }
    return parts + [rest.trimmed]
  }
}
