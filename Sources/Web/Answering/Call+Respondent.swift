import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Office
import Screens

extension Call {
  /// The path of the personal link's first page, without a language.
  var answerPath: String {
    "/answer/\(LinkToken(self["token"])?.description ?? self["token"].percentEncoded)"
  }

  /// Whoever holds the link.
  func linkHolder() throws -> AnswerDesk.Holder {
    guard let holder else { throw Doorkeeper.Stop.notFound }
    return holder
  }

  /// What the pages of whoever holds the link are made of.
  ///
  /// - Parameter holder: the response as it stands now; as it stood before the request where nil.
  func respondent(_ holder: AnswerDesk.Holder? = nil) throws -> RespondentView {
    let holder = try holder ?? linkHolder()
    return try RespondentView(
      holder.response, rules: holder.rules, access: holder.access, person: holder.person,
      unit: office.answers.unitName(of: holder, in: language.tag), now: office.ground.now,
      base: address(answerPath), language: language)
  }

  /// The holder with the answers as they stand after what this request has stored.
  func holderNow() async throws -> AnswerDesk.Holder {
    guard let token = LinkToken(self["token"]), let now = try await office.answers.holder(token)
    else { throw Doorkeeper.Stop.notFound }
    return now
  }

  /// A page with the ways to the other pages of the link.
  func answerPage(
    _ screen: Screen, _ respondent: RespondentView, status: HTTPResponse.Status = .ok
  ) -> Reply {
    var frame = frame
    frame.home = respondent.base
    var ways = [("", "answering.way.overview")]
    if respondent.isCoordinator { ways.append(("/people", "answering.way.people")) }
    ways.append(("/comments", "answering.way.comments"))
    if case .part = respondent.access {} else { ways.append(("/summary", "answering.way.summary")) }
    frame.navigation = ways.map { path, key in
      ScreenFrame.Way(
        text: language.text(key), href: respondent.base + path,
        isCurrent: frame.path == answerPath + path)
    }
    if let holder, holder.hasAccount {
      frame.navigation.append(
        ScreenFrame.Way(
          text: language.text("answering.way.account"),
          href: address("/o/\(holder.principal.owner)")))
    }
    return .framed(screen, frame, status)
  }
}
