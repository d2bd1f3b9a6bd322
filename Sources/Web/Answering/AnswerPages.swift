import Fieldwork
import Office
import Screens
import Surveys

/// The pages of a personal link that change nothing but that it was opened.
enum AnswerPages {
  static func overview(_ call: Call) async throws -> Reply {
    let holder = try call.linkHolder()
    if holder.response.opened[holder.person.id] == nil {
      // Reading is noted once; it is no reason to refuse the page.
      try await call.office.answers.apply(.open, by: holder)
    }
    let respondent = try call.respondent()
    return call.answerPage(OverviewScreen(respondent).screen(), respondent)
  }

  static func summary(_ call: Call) async throws -> Reply {
    let respondent = try call.respondent()
    // Whoever answers some sections sees no others.
    if case .part = respondent.access { throw Doorkeeper.Stop.notFound }
    return call.answerPage(SummaryScreen(respondent).screen(), respondent)
  }

  static func receipt(_ call: Call) async throws -> Reply {
    let respondent = try call.respondent()
    guard let screen = ReceiptScreen(respondent) else {
      return try withoutReceipt(call, respondent)
    }
    return call.answerPage(screen.screen(), respondent)
  }

  static func receiptFile(_ call: Call) async throws -> Reply {
    let respondent = try call.respondent()
    guard let screen = ReceiptScreen(respondent) else {
      return try withoutReceipt(call, respondent)
    }
    return .file(screen.pdf(), type: "application/pdf", name: "samstemt-receipt.pdf")
  }

  /// Where nothing has been handed in, the way there is to look through the answers.
  private static func withoutReceipt(
    _ call: Call, _ respondent: RespondentView
  ) throws -> Reply {
    if case .part = respondent.access { throw Doorkeeper.Stop.notFound }
    return .seeOther("\(call.answerPath)/summary")
  }

  static func print(_ call: Call) async throws -> Reply {
    let respondent = try call.respondent()
    return call.answerPage(PrintScreen(respondent).screen(), respondent)
  }

  static func file(_ call: Call) async throws -> Reply {
    let found = try await call.office.answers.file(of: call["question"], for: call.linkHolder())
    guard let found else { throw Doorkeeper.Stop.notFound }
    return .file(
      found.bytes, type: found.reference.mediaType,
      name: found.reference.name.isEmpty ? "file" : found.reference.name)
  }
}
