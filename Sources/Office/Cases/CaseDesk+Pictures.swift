public import Accounts
public import Fieldwork
import Languages
import Records

extension CaseDesk {
  /// The most pictures of a case.
  public static let mostPictures = 8
  /// The most bytes of a picture.
  public static let largestPicture = 8 << 20

  /// A picture that somebody sends, with what is said of it.
  public struct SentPicture: Sendable {
    /// The bytes as they were sent.
    public var bytes: [UInt8]
    /// What it shows, for those who do not see it.
    public var alternative: String
    /// Who made it, and by what right it is used.
    public var credit: String

    /// A picture that somebody sends.
    ///
    /// - Parameters:
    ///   - bytes: the bytes as they were sent.
    ///   - alternative: what it shows.
    ///   - credit: who made it.
    public init(bytes: [UInt8], alternative: String, credit: String) {
      self.bytes = bytes
      self.alternative = alternative
      self.credit = credit
    }
  }

  /// Why a picture was not taken.
  public enum PictureRefusal: Error, Hashable, Sendable {
    /// It is no JPEG, PNG or WebP, or is cut off.
    case noPicture
    /// It has more bytes than are taken.
    case tooLarge
    /// The case has as many as it may.
    case tooMany
    /// Nothing is said of what it shows, or who made it.
    case wordsMissing
  }

  /// Adds a picture to a case: what is told about it in the file is taken out before it is kept.
  ///
  /// - Parameters:
  ///   - sent: the picture.
  ///   - filed: the case.
  ///   - role: whose part the person has.
  ///   - person: who adds it.
  ///   - principal: who that is in the audit log.
  /// - Returns: the case afterwards.
  /// - Throws: ``PictureRefusal``; `Refusal` where the case cannot be changed.
  @discardableResult
  public func add(
    _ sent: SentPicture, to filed: FiledCase, as role: CaseWork.Role,
    by person: Fieldwork.Person, as principal: Principal
  ) async throws -> FiledCase {
    guard sent.bytes.count <= Self.largestPicture else { throw PictureRefusal.tooLarge }
    guard let picture = PictureFile(sent.bytes) else { throw PictureRefusal.noPicture }
    guard filed.work.form.pictures.count < Self.mostPictures else { throw PictureRefusal.tooMany }
    guard !sent.alternative.allSatisfy(\.isWhitespace), !sent.credit.allSatisfy(\.isWhitespace)
    else { throw PictureRefusal.wordsMissing }
    var form = filed.work.form
    let kept = FileStore.Sent(picture.bytes, type: picture.format.type)
    let file = kept.id + "." + picture.format.ending
    form.pictures.removeAll { $0.file == file }
    form.pictures.append(
      CaseForm.Picture(
        file: file, alternative: LocalizedText([form.language: sent.alternative]),
        credit: sent.credit))
    return try await apply(
      .edit(form, version: filed.work.version), to: filed, as: role, adding: kept, by: person,
      as: principal)
  }

  /// Takes a picture out of a case; earlier texts keep it.
  ///
  /// - Parameters:
  ///   - file: the picture's name.
  ///   - filed: the case.
  ///   - role: whose part the person has.
  ///   - person: who does it.
  ///   - principal: who that is in the audit log.
  /// - Throws: `Refusal` where the case cannot be changed.
  public func remove(
    picture file: String, from filed: FiledCase, as role: CaseWork.Role,
    by person: Fieldwork.Person, as principal: Principal
  ) async throws {
    var form = filed.work.form
    form.pictures.removeAll { $0.file == file }
    guard form != filed.work.form else { return }
    try await apply(
      .edit(form, version: filed.work.version), to: filed, as: role, by: person, as: principal)
  }

  /// A picture that a case has, or had in an earlier text.
  ///
  /// - Parameters:
  ///   - file: its name.
  ///   - filed: the case.
  /// - Returns: nil where the case has no such picture.
  public func picture(
    _ file: String, of filed: FiledCase
  ) async throws -> (type: String, bytes: [UInt8])? {
    var isOwn = filed.work.form.pictures.contains { $0.file == file }
    if !isOwn {
      isOwn = try await texts(of: filed).values.contains { form in
        form.pictures.contains { $0.file == file }
      }
    }
    guard isOwn else { return nil }
    return try await kept(file, of: filed.work.owner).map { ($0.type, $0.bytes) }
  }

  func kept(_ file: String, of owner: String) async throws -> FileStore.Kept? {
    let id = String(file.prefix { $0 != "." })
    return try await ground.database.files.file(id, of: owner)
  }
}
