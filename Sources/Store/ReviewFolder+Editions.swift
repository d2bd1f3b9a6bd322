import Foundation
import Measures
import Problems
import StatisticalTables
public import VoluntaryReview

extension ReviewFolder {
  /// The editions that have been approved, oldest first.
  mutating func editions() -> [EditionRecord] {
    var found: [EditionRecord] = []
    for path in files.list("editions", ending: ".json") {
      let bytes = attempt { [files] () throws(InputRefused) in try files.bytes(path) }
      guard let bytes else { continue }
      if let record = EditionFile.read(bytes) {
        found.append(record)
      } else {
        log.error("edition.broken", at: Place(path))
      }
    }
    return found.sorted { $0.number < $1.number }
  }
}

/// The printed numbers of an edition as a file: `editions/<number>.json`.
public enum EditionFile {
  /// The path of an edition inside the review folder.
  ///
  /// - Parameter number: the number of the edition.
  /// - Returns: the path.
  public static func path(of number: Int) -> String { "editions/\(number).json" }

  /// An edition as JSON, the same bytes for the same edition.
  ///
  /// - Parameter record: the edition.
  /// - Returns: the whole file.
  public static func text(_ record: EditionRecord) -> String {
    let numbers = record.numbers.map { number in
      JSONText.object([
        ("file", .string(number.file)), ("reference", .string(number.reference)),
        ("text", .string(number.text)),
      ])
    }
    let figures = record.figures.sorted { $0.key < $1.key }
      .map { (key: $0.key, value: JSONText.string($0.value.description)) }
    return JSONText.object(
      [
        ("edition", .int(record.number)), ("date", .string(record.date.description)),
        ("fingerprint", .string(record.fingerprint)),
      ] + (figures.isEmpty ? [] : [("figures", .object(figures))])
        + [("numbers", .array(numbers))]
    ).text
  }

  /// Reads an edition; nil where the file is none.
  ///
  /// - Parameter bytes: the whole file.
  /// - Returns: the edition.
  public static func read(_ bytes: [UInt8]) -> EditionRecord? {
    guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)),
      let date = Day(file.date)
    else { return nil }
    return EditionRecord(
      number: file.edition, date: date, fingerprint: file.fingerprint,
      numbers: file.numbers.map {
        PrintedNumber(file: $0.file, reference: $0.reference, text: $0.text)
      }, figures: (file.figures ?? [:]).compactMapValues { Day($0) })
  }

  private struct File: Decodable {
    let edition: Int
    let date: String
    let fingerprint: String
    let numbers: [Number]
    let figures: [String: String]?

    struct Number: Decodable {
      let file: String
      let reference: String
      let text: String
    }
  }
}
