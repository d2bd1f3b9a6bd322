import Foundation
import Languages
import TestSupport
import Workflows

/// The small review with two own-written plans that are read.
enum PlanReview {
  static let first = """
    # Kommuneplanens samfunnsdel

    Nordvik skal bygge en ny gang- og sykkelvei til skolen innen 2028, og kollektivtrafikken skal styrkes.

    Barnefattigdommen skal reduseres, og ingen skal vokse opp i lavinntekt.

    Kommunen legger bærekraftsmål 14 til grunn.

    Denne setningen handler om møterom og kaffe, og ikke om noe annet.

    """
  static let second = """
    # Klimaplan

    Utslippene av klimagasser skal reduseres med 55 prosent innen 2030, og klimatilpasning tas inn i alle planer.

    """

  static let list = """
    id,unit,title,year,kind,reading,document,address,read
    samfunnsdel,F1,Samfunnsdelen,2024,societal-part,readings/nordvik.csv,samfunnsdel.md,https://example.org/plan.pdf,2026-01-01
    klimaplan,F1,Klimaplanen,2026,climate-plan,readings/nordvik.csv,klimaplan.md,,
    sorvik,F2,Samfunnsdelen,2025,societal-part,readings/sorvik.csv,,,

    """

  /// Adds the plans to a review, as somebody with the command line would.
  static func add(to review: SmallReview) throws {
    try review.folder.write(first, to: "texts/samfunnsdel.md")
    try review.folder.write(second, to: "texts/klimaplan.md")
    let texts = "\(review.folder.path)/texts"
    try write(["\(texts)/samfunnsdel.md", "\(texts)/klimaplan.md"], to: "nordvik", of: review)
    try write(["\(texts)/klimaplan.md"], to: "sorvik", of: review)
    try review.write(list, to: "plans/plans.csv")
  }

  private static func write(_ files: [String], to name: String, of review: SmallReview) throws {
    let plans = try PlanFiles(files)
    try review.write(
      plans.text(as: .reading, in: .standard), to: "plans/readings/\(name).csv")
  }

  /// A row of a reading by the words that its quotation holds.
  static func row(of review: SmallReview, holding words: String) throws -> [String: String] {
    let text = try review.read("plans/readings/nordvik.csv")
    let rows = text.split(separator: "\n").map(String.init)
    guard let line = rows.first(where: { $0.contains(words) }) else {
      throw SmallReview.NothingToReplace(file: "plans/readings/nordvik.csv", text: words)
    }
    let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let names = (rows.first ?? "").split(separator: ",").map(String.init)
    return Dictionary(zip(names, fields), uniquingKeysWith: { first, _ in first })
  }
}
