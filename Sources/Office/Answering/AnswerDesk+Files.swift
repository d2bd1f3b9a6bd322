import Fieldwork
import Records
public import Surveys

extension AnswerDesk {
  /// A file that comes as the answer to a question, and is kept when the answer is.
  public struct SentFile: Sendable {
    /// What stands as the answer.
    public let reference: FileReference
    let file: FileStore.Sent
  }

  /// Looks at a file that comes as the answer to a question; nothing is kept yet.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - name: the name that the sender has for it.
  ///   - question: the question.
  /// - Returns: the file, to be handed in with the answer.
  /// - Throws: `AnswerFault` where the file is empty, too large, or of a kind that is not taken.
  public func file(
    _ bytes: [UInt8], name: String, for question: Question
  ) throws(AnswerFault) -> SentFile {
    guard !bytes.isEmpty else { throw AnswerFault(.notAFile) }
    let allowed =
      question.files.mediaTypes.isEmpty ? SentFileType.names : question.files.mediaTypes
    guard let type = SentFileType(bytes)?.mediaType else {
      throw AnswerFault(.fileType, ["allowed": allowed.joined(separator: ", ")])
    }
    let short = String(name.split(whereSeparator: { "/\\".contains($0) }).last ?? "").filter {
      $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }.prefix(120)
    let file = FileStore.Sent(bytes, type: type)
    let reference = FileReference(
      id: file.id, name: short.isEmpty ? "file" : String(short), mediaType: type,
      size: bytes.count)
    let faults = question.faults(of: .file(reference))
    if let fault = faults.first { throw fault }
    return SentFile(reference: reference, file: file)
  }

  /// The file that stands as the answer to a question, where the holder of a link may see it.
  ///
  /// - Parameters:
  ///   - question: the id of the question.
  ///   - holder: who asks.
  /// - Returns: nil where there is none.
  /// - Throws: `Refusal` where the delegation was taken back; `DatabaseError`.
  public func file(
    of question: String, for holder: Holder
  ) async throws -> (reference: FileReference, bytes: [UInt8])? {
    let view = try holder.response.view(with: holder.access, rules: holder.rules, at: ground.now)
    guard let entry = view.entries.first(where: { $0.question == question }),
      case .file(let reference) = entry.answer?.value,
      let kept = try await ground.database.files.file(reference.id, of: holder.link.owner)
    else { return nil }
    return (reference, kept.bytes)
  }
}
