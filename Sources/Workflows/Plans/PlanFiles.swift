import Foundation
import PlanReading
public import Problems
import StatisticalTables
import Store

/// Plans read from files: which goals each passage names, and which it is about.
public struct PlanFiles: Sendable {
  /// A document with what was found in it.
  struct Document: Sendable {
    /// Its name.
    let name: String
    /// The language that most of it is written in.
    let language: PassageLanguage
    /// What was found.
    let reading: KeptReading
    /// How many passages only show the goals or the contents, and are left out.
    let leftOut: Int
  }

  /// The documents in the order of the files.
  let documents: [Document]
  /// What somebody should look at, though nothing stops.
  public let warnings: [Problem]

  /// A larger file than this is not read, in bytes.
  static let largestFile = 256 << 20

  /// Reads plans.
  ///
  /// - Parameters:
  ///   - files: their paths: text, Markdown, or paragraphs as JSON lines.
  ///   - model: the path of a model; nil for the one that is part of the program.
  /// - Throws: ``InputRefused`` with the problems of all files.
  public init(_ files: [String], model: String? = nil) throws(InputRefused) {
    var log = ProblemLog()
    let reader = try PlanReader(.standard, model: ModelTraining.model(model))
    var documents: [Document] = []
    var names: Set<String> = []
    for file in files {
      do throws(InputRefused) {
        for source in try PlanSource.read(file) {
          if !names.insert(source.text.document).inserted {
            log.error("plan.same-name", at: Place(file), ["name": source.text.document])
            continue
          }
          let plan = reader.read(source.text)
          let reading = KeptReading(of: plan, ids: source.ids)
          PlanFiles.look(at: plan, reading, file, &log)
          documents.append(
            Document(
              name: plan.document, language: plan.language, reading: reading,
              leftOut: plan.passages.count - reading.passages.count))
        }
      } catch {
        log.add(contentsOf: error.problems)
      }
    }
    try log.throwErrors()
    self.documents = documents
    warnings = log.sorted
  }

  /// Tells what cannot be read as a plan, or only in part.
  private static func look(
    at plan: ReadPlan, _ reading: KeptReading, _ file: String, _ log: inout ProblemLog
  ) {
    guard !reading.passages.isEmpty else {
      log.error("plan.empty", at: Place(file))
      return
    }
    let partly = plan.readings.count { $0.language.isRead && $0.language.lexicon == nil }
    let unread = plan.readings.count { !$0.language.isRead }
    if partly > 0 {
      log.warning("plan.other-language", at: Place(file), ["count": String(partly)])
    }
    if unread > 0 { log.warning("plan.sami", at: Place(file), ["count": String(unread)]) }
  }

  /// How many documents were read.
  public var documentCount: Int { documents.count }

  /// How many findings there are in all of them.
  public var findingCount: Int { all.passages.reduce(0) { $0 + $1.findings.count } }

  /// The readings of all documents, one after another.
  var all: KeptReading { KeptReading(passages: documents.flatMap(\.reading.passages)) }
}

/// A document's text, as a file holds it.
struct PlanSource {
  /// The text in passages.
  let text: PlanText
  /// The ids of its passages, where the file gives them.
  let ids: [String]?

  /// The endings of names that are read.
  static let endings = ["txt", "text", "md", "markdown", "jsonl"]

  /// The documents of a file.
  ///
  /// - Parameter file: the path; its ending says how the text is marked up.
  /// - Returns: one document; several where JSON lines hold several.
  static func read(_ file: String) throws(InputRefused) -> [PlanSource] {
    let url = URL(filePath: file)
    let ending = url.pathExtension.lowercased()
    let folder = FolderFiles(url.deletingLastPathComponent().path)
    // A path that does not exist is told before what its name ends in.
    guard endings.contains(ending) || !folder.has(url.lastPathComponent) else {
      throw InputRefused([
        Problem(
          "plan.unknown-ending", at: Place(file),
          [
            "found": ending.isEmpty ? "–" : "." + ending,
            "known": endings.map { "." + $0 }.joined(separator: ", "),
          ])
      ])
    }
    let bytes = try folder.bytes(
      url.lastPathComponent, named: file, limit: PlanFiles.largestFile)
    if ending == "jsonl" { return try ParagraphLines.read(bytes, file: file) }
    let text = try TextFile.decode(bytes, file: file)
    return [
      PlanSource(
        text: PlanText(
          text, format: ending.hasPrefix("m") ? .markdown : .plain, document: url.lastPathComponent),
        ids: nil)
    ]
  }
}
