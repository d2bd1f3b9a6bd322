import Foundation
import PlanDocuments
import PlanReading
public import Problems
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

  /// A larger file of paragraphs or labels than this is not read, in bytes.
  static let largestFile = 256 << 20

  /// Reads plans.
  ///
  /// - Parameters:
  ///   - files: their paths: PDF, DOCX, ODT, HTML, Markdown, text, or paragraphs as JSON lines.
  ///   - model: the path of a model; nil for the one that is part of the program.
  ///   - recognisingScans: whether the letters of pages that are pictures are recognised.
  /// - Throws: ``InputRefused`` with the problems of all files.
  public init(
    _ files: [String], model: String? = nil, recognisingScans: Bool = false
  ) throws(InputRefused) {
    let scans: ScannedPages = recognisingScans ? .recognise : .refuse
    var log = ProblemLog()
    let reader = try PlanReader(.standard, model: ModelTraining.model(model))
    var documents: [Document] = []
    var names: Set<String> = []
    for file in files {
      do throws(InputRefused) {
        for source in try PlanSource.read(file, scans) {
          log.add(contentsOf: source.notes)
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
  /// What somebody should look at.
  var notes: [Problem] = []

  /// The documents of a file.
  ///
  /// - Parameters:
  ///   - file: the path; the content says what it is.
  ///   - scans: what is done with pages that are pictures of text.
  /// - Returns: one document; several where JSON lines hold several.
  static func read(_ file: String, _ scans: ScannedPages) throws(InputRefused) -> [PlanSource] {
    let url = URL(filePath: file)
    if url.pathExtension.lowercased() == "jsonl" {
      let bytes = try FolderFiles(url.deletingLastPathComponent().path)
        .bytes(url.lastPathComponent, named: file, limit: PlanFiles.largestFile)
      return try ParagraphLines.read(bytes, file: file)
    }
    let document = try PlanDocument(file: file, scans: scans)
    return [
      PlanSource(
        text: PlanText(document: url.lastPathComponent, passages: document.text.passages), ids: nil,
        notes: document.notes)
    ]
  }
}
