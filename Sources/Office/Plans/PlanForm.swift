import Fieldwork
import PlanReading
import Problems

/// A plan as somebody fills it into a form.
public struct PlanForm: Sendable {
  /// The code of the unit.
  public var unit = ""
  /// What the plan is called.
  public var title = ""
  /// The year from which it holds.
  public var year = ""
  /// What kind of plan it is.
  public var kind = ""
  /// The text, where it was pasted.
  public var text = ""
  /// The file, where one was chosen.
  public var file: (name: String, bytes: [UInt8])?

  /// The most bytes of a file.
  public static let largestFile = 50 << 20
  /// The most signs of a title.
  static let longestTitle = 200

  /// An empty form.
  public init() {}

  /// What a filled form says.
  struct Content {
    let title: String
    let year: Int
    let kind: PlanKind
  }

  /// What the form says of the plan.
  ///
  /// - Throws: `InputRefused`; the places of the problems are the fields.
  func content() throws(InputRefused) -> Content {
    var problems: [Problem] = []
    let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if title.isEmpty { problems.append(Problem("plan-desk.title", at: Place("title"))) }
    if title.count > Self.longestTitle {
      problems.append(
        Problem(
          "plan-desk.long-title", at: Place("title"), ["most": String(Self.longestTitle)]))
    }
    let digits = year.filter { !$0.isWhitespace }
    let year = Int(digits).flatMap { (1990...2100).contains($0) ? $0 : nil }
    if year == nil {
      problems.append(Problem("plan-desk.year", at: Place("year")))
    }
    let kind = PlanKind(rawValue: kind)
    if kind == nil { problems.append(Problem("plan-desk.kind", at: Place("kind"))) }
    guard problems.isEmpty, let year, let kind else { throw InputRefused(problems) }
    return Content(title: title, year: year, kind: kind)
  }

  /// The file that is to be read: the one that was chosen, else the text that was pasted.
  ///
  /// - Throws: `InputRefused` where there is none, or it is too large.
  func source() throws(InputRefused) -> (name: String, bytes: [UInt8]) {
    if let file, !file.bytes.isEmpty {
      guard file.bytes.count <= Self.largestFile else {
        throw InputRefused([
          Problem(
            "plan-desk.too-large", at: Place("file"), ["most": String(Self.largestFile >> 20)])
        ])
      }
      return (String(file.name.prefix(200)), file.bytes)
    }
    guard text.contains(where: { $0.isLetter }) else {
      throw InputRefused([Problem("plan-desk.no-text", at: Place("file"))])
    }
    // Headings that were pasted with their marks are headings.
    let lines: [Substring] = text.split(separator: "\n")
    let isMarkdown = lines.contains { (line: Substring) -> Bool in
      let marks = line.prefix { $0 == "#" }.count
      return (1...6).contains(marks) && line.dropFirst(marks).first == " "
    }
    return (isMarkdown ? "text.md" : "text.txt", Array(text.utf8))
  }
}
