public import Accounts
import Database
public import Languages
public import Problems
import Records
import Store
public import Surveys
import Workflows

/// Where questionnaires are written, and become versions that never change.
public struct QuestionnaireDesk: Sendable {
  let ground: Ground
  let cache: QuestionnaireCache

  /// A desk.
  ///
  /// - Parameters:
  ///   - ground: what it stands on.
  ///   - cache: the versions that have been read.
  public init(_ ground: Ground, cache: QuestionnaireCache) {
    self.ground = ground
    self.cache = cache
  }

  /// The most bytes of a questionnaire's text.
  public static let largestText = 1 << 20

  /// A questionnaire on the desk: its draft, else its last version.
  ///
  /// - Parameters:
  ///   - id: the questionnaire.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func sheet(_ id: String, of owner: String) async throws -> QuestionnaireSheet? {
    let fieldwork = ground.database.fieldwork
    let number = try await fieldwork.questionnaires(of: owner).first { $0.id == id }?.number
    var last: (number: Int, text: String)?
    if let number,
      let text = try await fieldwork.questionnaire(id, number: number, of: owner)
    {
      last = (number, text)
    }
    let (draft, basis) = try await ground.database.drafts.draft(id, of: owner)
    guard let text = draft?.text ?? last?.text else { return nil }
    return QuestionnaireSheet(id: id, basis: basis, text: text, last: last)
  }

  /// The questionnaires of an owner, drafts too, in the order of their ids.
  ///
  /// - Parameter owner: the id of the owner.
  public func sheets(of owner: String) async throws -> [QuestionnaireSheet] {
    let versions = try await ground.database.fieldwork.questionnaires(of: owner).map(\.id)
    let drafts = try await ground.database.drafts.drafts(of: owner).map(\.id)
    var sheets: [QuestionnaireSheet] = []
    for id in Set(versions + drafts).sorted() {
      if let sheet = try await sheet(id, of: owner) { sheets.append(sheet) }
    }
    return sheets
  }

  /// Begins a questionnaire.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - title: its title.
  ///   - wave: the id of the fielding.
  ///   - levels: the levels that are asked.
  ///   - owner: the id of its owner.
  ///   - principal: who begins it.
  /// - Returns: the draft.
  /// - Throws: `InputRefused` where the id is taken or no id.
  @discardableResult
  public func begin(
    _ id: String, title: LocalizedText, wave: String, levels: [String], of owner: String,
    by principal: Principal
  ) async throws -> QuestionnaireSheet {
    let basis = try await basisWhereFree(id, of: owner)
    return try await store(
      QuestionnaireStart.yaml(id: id, title: title, wave: wave, levels: levels), id: id,
      of: owner, basis: basis, by: principal)
  }

  /// Takes a questionnaire over from a file: XLSForm, LimeSurvey or our own YAML.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  ///   - id: the id that it shall have; made from the file's own where nil.
  ///   - wave: the id of the fielding, where the file does not tell it.
  ///   - levels: the levels that are asked, where the file does not tell them.
  ///   - owner: the id of its owner.
  ///   - principal: who takes it over.
  /// - Returns: the draft, and what was passed over.
  /// - Throws: `InputRefused` with everything that is wrong in the file, with its places.
  public func take(
    _ bytes: [UInt8], file: String, id: String?, wave: String, levels: [String],
    of owner: String, by principal: Principal
  ) async throws -> (sheet: QuestionnaireSheet, problems: [Problem]) {
    let imported: (id: String, yaml: String, problems: [Problem])
    if Self.isOwn(bytes) {
      let reading = QuestionnaireReading(yaml: bytes, file: file)
      guard let questionnaire = reading.questionnaire, reading.isSound else {
        throw InputRefused(reading.problems)
      }
      let text =
        id.map { renamed(questionnaire, id: $0, reading) }
        ?? String(decoding: bytes, as: UTF8.self)
      imported = (id ?? questionnaire.id, text, reading.problems)
    } else {
      let read = try QuestionnaireExchange.read(
        bytes, file: file, id: id, wave: wave, levels: levels)
      imported = (read.questionnaire.id, read.yaml, read.problems)
    }
    let basis = try await basisWhereFree(imported.id, of: owner)
    let sheet = try await store(
      imported.yaml, id: imported.id, of: owner, basis: basis, by: principal)
    return (sheet, imported.problems)
  }

  /// Stores a text as it was typed, be it right or not.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - id: the questionnaire.
  ///   - owner: the id of its owner.
  ///   - basis: the ``QuestionnaireSheet/basis`` that the writer has seen.
  ///   - principal: who writes.
  /// - Returns: the draft as it is kept now.
  /// - Throws: `InputRefused` where somebody else has stored another text meanwhile, or it is too long.
  @discardableResult
  public func store(
    _ text: String, id: String, of owner: String, basis: Int, by principal: Principal
  ) async throws -> QuestionnaireSheet {
    guard text.utf8.count <= Self.largestText else {
      throw InputRefused([
        Problem(
          "edit.too-long", at: Place("\(id).yaml"), ["limit": String(Self.largestText / 1024)])
      ])
    }
    let kept = try await ground.database.drafts.store(text, id: id, of: owner, basis: basis)
    guard kept != nil, let sheet = try await sheet(id, of: owner) else { throw conflict(id) }
    return sheet
  }

  /// Carries out an edit on a draft.
  ///
  /// - Parameters:
  ///   - edit: what is wanted.
  ///   - id: the questionnaire.
  ///   - owner: the id of its owner.
  ///   - basis: the ``QuestionnaireSheet/basis`` that the writer has seen.
  ///   - levels: the levels that are asked from now on; those of before where nil.
  ///   - principal: who edits.
  /// - Returns: the draft as it is kept now.
  /// - Throws: `InputRefused` with the reasons where the edit is not possible.
  @discardableResult
  public func apply(
    _ edit: QuestionnaireEdit, to id: String, of owner: String, basis: Int,
    levels: [String]? = nil, by principal: Principal
  ) async throws -> QuestionnaireSheet {
    guard let sheet = try await sheet(id, of: owner), sheet.basis == basis else {
      throw conflict(id)
    }
    guard let questionnaire = sheet.questionnaire else { throw InputRefused(sheet.problems) }
    let changed = try questionnaire.applying(edit, levels: Set(levels ?? sheet.levels))
    return try await store(
      sheet.text(of: changed, levels: levels), id: id, of: owner, basis: basis, by: principal)
  }

  /// Takes away a draft: what is left is the last version, where there is one.
  ///
  /// - Parameters:
  ///   - id: the questionnaire.
  ///   - owner: the id of its owner.
  ///   - basis: the ``QuestionnaireSheet/basis`` that was seen.
  ///   - principal: who takes it away.
  /// - Throws: `InputRefused` where somebody else has stored another text meanwhile.
  public func discard(
    _ id: String, of owner: String, basis: Int, by principal: Principal
  ) async throws {
    guard try await ground.database.drafts.remove(id, of: owner, basis: basis) else {
      throw conflict(id)
    }
    try await note(id, of: owner, by: principal)
  }

  func note(_ id: String, of owner: String, by principal: Principal) async throws {
    try await ground.note(
      .questionnaireChanged, by: principal, of: owner,
      on: AuditEvent.Object("questionnaire", id))
  }

  func conflict(_ id: String) -> InputRefused {
    InputRefused([Problem("edit.conflict", at: Place("\(id).yaml"))])
  }

  /// Words of paths that no questionnaire can be called by.
  static let reserved: Set<String> = ["new", "import"]

  /// What the first draft by an id builds on: drafts by that id may have been taken away before.
  private func basisWhereFree(_ id: String, of owner: String) async throws -> Int {
    let fits =
      !id.isEmpty && id.utf8.count <= 60 && !Self.reserved.contains(id)
      && id.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-_".utf8.contains($0) }
    guard fits else {
      throw InputRefused([
        Problem("edit.bad-id", at: Place("", cell: "id"), ["found": String(id.prefix(60))])
      ])
    }
    if try await sheet(id, of: owner) != nil {
      throw InputRefused([
        Problem("edit.id-taken", at: Place("", cell: "id"), ["found": id])
      ])
    }
    return try await ground.database.drafts.draft(id, of: owner).basis
  }

  /// Whether a file is a questionnaire as we write it: YAML that says what its questions are.
  private static func isOwn(_ bytes: [UInt8]) -> Bool {
    guard !bytes.starts(with: [0x50, 0x4B]), let text = String(validating: bytes, as: UTF8.self)
    else { return false }
    let lines = text.split(whereSeparator: \.isNewline)
    return ["id:", "questions:"].allSatisfy { key in lines.contains { $0.hasPrefix(key) } }
  }

  private func renamed(
    _ questionnaire: Questionnaire, id: String, _ reading: QuestionnaireReading
  ) -> String {
    QuestionnaireYAML.text(
      of: questionnaire.called(id),
      frame: QuestionnaireYAML.Frame(
        levels: reading.levels, counts: reading.counts, excluded: reading.excluded))
  }
}
