import Accounts

/// Answering by a personal link.
enum AnswerRoutes {
  static let all: [Route] = pages + answering + together + handingIn

  private static let pages: [Route] = [
    .get("/answer/:token", .may(.responseRead, on: .link), AnswerPages.overview),
    .get("/answer/:token/s/:section", .may(.responseRead, on: .link), SectionPages.show),
    .get("/answer/:token/summary", .may(.responseRead, on: .link), AnswerPages.summary),
    .get("/answer/:token/receipt", .may(.responseRead, on: .link), AnswerPages.receipt),
    .get("/answer/:token/receipt.pdf", .may(.responseRead, on: .link), AnswerPages.receiptFile),
    .get("/answer/:token/print", .may(.responseRead, on: .link), AnswerPages.print),
    .get("/answer/:token/file/:question", .may(.responseRead, on: .link), AnswerPages.file),
  ]

  private static let answering: [Route] = [
    .post("/answer/:token/s/:section", .may(.responseAnswer, on: .link), SectionPages.store)
      .takingFiles,
    .post(
      "/answer/:token/save", .may(.responseAnswer, on: .link), readsAnswers: false,
      SavePages.save),
    .post("/answer/:token/choose", .may(.responseAnswer, on: .link), SectionPages.choose),
    .post("/answer/:token/finish", .may(.responseAnswer, on: .link), StepPages.finish),
  ]

  private static let together: [Route] = [
    .get("/answer/:token/people", .may(.responseDelegate, on: .link), PeoplePages.show),
    .post("/answer/:token/people", .may(.responseDelegate, on: .link), PeoplePages.delegate),
    .post(
      "/answer/:token/people/withdraw", .may(.responseDelegate, on: .link), PeoplePages.withdraw),
    .post("/answer/:token/approver", .may(.responseDelegate, on: .link), PeoplePages.approver),
    .get("/answer/:token/comments", .may(.responseRead, on: .link), CommentPages.show),
    .post("/answer/:token/comments", .may(.responseRead, on: .link), CommentPages.say),
  ]

  private static let handingIn: [Route] = [
    .post("/answer/:token/sign-off/ask", .may(.responseSubmit, on: .link), StepPages.ask),
    .post(
      "/answer/:token/sign-off/take-back", .may(.responseSubmit, on: .link), StepPages.takeBack),
    .post("/answer/:token/sign-off/approve", .may(.responseApprove, on: .link), StepPages.approve),
    .post(
      "/answer/:token/sign-off/send-back", .may(.responseApprove, on: .link), StepPages.sendBack),
    .post("/answer/:token/submit", .may(.responseSubmit, on: .link), StepPages.submit),
    .post("/answer/:token/reopen", .may(.responseReopen, on: .link), StepPages.reopen),
  ]
}
