public import Indicators
public import Languages
public import Measures

/// Which edition of the report this is.
public struct EditionMark: Hashable, Sendable {
  /// The number, from 1.
  public let number: Int
  /// The day of the edition; everything in it is dated by this day, never by the clock.
  public let date: Day
  /// Whether it has been approved.
  public let isApproved: Bool
  /// Who approved it.
  public let approvedBy: LocalizedText?
  /// The ISBN.
  public let isbn: String?
  /// Which vintages of the figures count.
  public let figures: VintageChoice

  /// A mark.
  ///
  /// - Parameters:
  ///   - number: the number, from 1.
  ///   - date: the day.
  ///   - isApproved: whether it has been approved.
  ///   - approvedBy: who approved it.
  ///   - isbn: the ISBN.
  ///   - figures: which vintages of the figures count.
  public init(
    number: Int, date: Day, isApproved: Bool, approvedBy: LocalizedText?, isbn: String?,
    figures: VintageChoice = VintageChoice()
  ) {
    self.number = number
    self.date = date
    self.isApproved = isApproved
    self.approvedBy = approvedBy
    self.isbn = isbn
    self.figures = figures
  }
}

/// A number as the report prints it, with the reference that it comes from.
public struct PrintedNumber: Hashable, Sendable, Comparable {
  /// The file of the block.
  public let file: String
  /// Which of the block's references it is: what it asks for and how often that was asked before.
  public let reference: String
  /// The text in print.
  public let text: String

  /// A printed number.
  ///
  /// - Parameters:
  ///   - file: the file of the block.
  ///   - reference: which of the block's references.
  ///   - text: the text in print.
  public init(file: String, reference: String, text: String) {
    self.file = file
    self.reference = reference
    self.text = text
  }

  /// Orders as the values are listed.
  public static func < (left: PrintedNumber, right: PrintedNumber) -> Bool {
    (left.file, left.reference, left.text) < (right.file, right.reference, right.text)
  }
}

/// What an edition prints, kept so that the next one can say what has changed.
public struct EditionRecord: Hashable, Sendable {
  /// The number of the edition.
  public let number: Int
  /// Its day.
  public let date: Day
  /// The fingerprint of what it was built from.
  public let fingerprint: String
  /// Its numbers.
  public let numbers: [PrintedNumber]
  /// The day of the vintage that was used of each file of figures that has vintages, by its name.
  public let figures: [String: Day]

  /// A record.
  ///
  /// - Parameters:
  ///   - number: the number of the edition.
  ///   - date: its day.
  ///   - fingerprint: the fingerprint of what it was built from.
  ///   - numbers: its numbers.
  ///   - figures: the vintage that was used of each file of figures that has vintages.
  public init(
    number: Int, date: Day, fingerprint: String, numbers: [PrintedNumber],
    figures: [String: Day] = [:]
  ) {
    self.number = number
    self.date = date
    self.fingerprint = fingerprint
    self.numbers = numbers.sorted()
    self.figures = figures
  }

  /// A number that two editions print differently.
  public struct Change: Hashable, Sendable {
    /// The file of the block.
    public let file: String
    /// Which of the block's references.
    public let reference: String
    /// What the earlier edition printed; nil where it had no such reference.
    public let before: String?
    /// What this one prints; nil where the reference is gone.
    public let after: String?
  }

  /// The numbers that differ from an earlier edition.
  ///
  /// - Parameter earlier: the earlier edition.
  /// - Returns: the differences in the order of files and references.
  public func changes(since earlier: EditionRecord) -> [Change] {
    func byKey(_ numbers: [PrintedNumber]) -> [String: PrintedNumber] {
      Dictionary(
        numbers.map { ("\($0.file)\t\($0.reference)", $0) }, uniquingKeysWith: { first, _ in first }
      )
    }
    let old = byKey(earlier.numbers)
    let new = byKey(numbers)
    return Set(old.keys).union(new.keys).sorted().compactMap { key in
      let (before, after) = (old[key], new[key])
      guard before?.text != after?.text, let some = before ?? after else { return nil }
      return Change(
        file: some.file, reference: some.reference, before: before?.text, after: after?.text)
    }
  }
}
