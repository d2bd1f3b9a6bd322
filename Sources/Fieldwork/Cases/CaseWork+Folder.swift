import Agenda
import CaseStudies
import Languages
public import Measures

extension CaseWork {
  /// The case as the files of a review folder: `cases/<id>.md`, and `cases/<id>.<language>.md` for each other
  /// language.
  ///
  /// A consent that was taken back stands as `false`, so that the report leaves the case out.
  ///
  /// - Parameters:
  ///   - time: by which clock consents are dated.
  ///   - unit: the code that the unit has in the folder; its own where nil.
  /// - Returns: the text of each file by its path; none where the case is withdrawn.
  public func files(
    time: CivilTime = .centralEuropean, unit: String? = nil
  ) -> [String: String] {
    guard status != .withdrawn else { return [:] }
    var files = ["cases/\(id).md": frontMatter(time: time, unit: unit) + body(in: form.language)]
    let written = Set(form.parts.values.flatMap(\.texts.keys)).intersection(
      Language.all.map(\.tag))
    for tag in written.sorted() where tag != form.language {
      files["cases/\(id).\(tag).md"] = body(in: tag)
    }
    return files
  }

  private func frontMatter(time: CivilTime, unit code: String?) -> String {
    var lines = ["---", "title:"] + CaseWork.yaml(form.title)
    lines += ["unit: \(CaseWork.quoted(code ?? unit))", "year: \(form.year)"]
    lines.append("goals: [\(form.goals.map { String($0.rawValue) }.joined(separator: ", "))]")
    if !form.targets.isEmpty {
      let targets = form.targets.map { CaseWork.quoted($0.rawValue) }
      lines.append("targets: [\(targets.joined(separator: ", "))]")
    }
    // The folder knows three; what crosses them all is all three.
    let dimensions =
      form.dimensions.contains(.crossCutting)
      ? [.social, .environmental, .economic] : form.dimensions
    if !dimensions.isEmpty {
      lines.append("dimensions: [\(dimensions.map(\.rawValue).joined(separator: ", "))]")
    }
    if !form.groups.isEmpty {
      lines.append("groups:")
      for group in form.groups {
        let texts = CaseWork.yaml(group).map { $0.drop { $0 == " " } }
        lines.append("  - {\(texts.joined(separator: ", "))}")
      }
    }
    lines += ["summary:"] + CaseWork.yaml(form.summary)
    lines += ["language: \(form.language)", "status: \(status.rawValue)", "consent:"]
    for purpose in CaseStudy.Purpose.allCases {
      let day = consent(to: purpose).map { time.day(of: $0.given.at).description } ?? "false"
      lines.append("  \(purpose.rawValue): \(day)")
    }
    if let contact = form.contact { lines.append("contact: \(CaseWork.quoted(contact))") }
    if let link = form.link { lines.append("link: \(CaseWork.quoted(link))") }
    return (lines + ["---"]).joined(separator: "\n") + "\n"
  }

  private func body(in tag: LanguageTag) -> String {
    let language = Language.named(tag) ?? .standard
    var paragraphs: [String] = []
    for part in CaseForm.Part.allCases {
      guard let text = form.parts[part]?[tag], !text.allSatisfy(\.isWhitespace) else { continue }
      let heading = language.text("case.part.\(part.rawValue)")
      paragraphs.append("**\(heading)**\n\n\(CaseWork.trimmed(text))")
    }
    for picture in form.pictures {
      let words = CaseWork.escaped(picture.alternative.text(in: tag))
      let file = picture.file.filter { !" <>()".contains($0) && !$0.isNewline }
      paragraphs.append("![\(words)](\(file))\n\n*\(CaseWork.escaped(picture.credit))*")
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private static func yaml(_ text: LocalizedText) -> [String] {
    text.texts.sorted { $0.key < $1.key }.map { "  \($0.key): \(quoted($0.value))" }
  }

  /// A text in double quotes, as YAML and JSON read it alike.
  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        let isPlain =
          scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
          && ![0x2028, 0x2029, 0xFEFF].contains(scalar.value)
        if isPlain {
          out.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      }
    }
    return out + "\""
  }

  /// Words in which no sign means anything to Markdown.
  private static func escaped(_ text: String) -> String {
    text.map { "\\`*_{}[]()<>#+!|".contains($0) ? "\\\($0)" : $0.isNewline ? " " : String($0) }
      .joined()
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
