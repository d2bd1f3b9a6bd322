import Accounts
import Fieldwork
import Foundation
import HTTPTypes
import Hummingbird
import Languages
import Logging
import Office
import Problems
import Screens

/// Something that stood in the way of an answer, as a page in the reader's language.
struct Failure {
  let status: HTTPResponse.Status
  let title: String
  let paragraphs: [String]
  var way: ScreenFrame.Way?
  var goTo: String?
  var retryAfter: Int64?
  /// Whether the page has the field for the code of a letter.
  var asksForCode = false
  let frame: ScreenFrame
  let isJSON: Bool

  init(_ error: any Error, frame: ScreenFrame, logger: Logger, isJSON: Bool) {
    let language = frame.language
    let tag = language.tag.rawValue
    self.frame = frame
    self.isJSON = isJSON
    switch error {
    case Doorkeeper.Stop.notFound:
      status = .notFound
      title = language.text("serve.not-found")
      paragraphs = [language.text("serve.not-found-why")]
    case Doorkeeper.Stop.lostLink:
      status = .notFound
      title = language.text("answering.lost-link")
      paragraphs = [
        language.text("answering.lost-link-why"), language.text("answering.lost-link-advice"),
      ]
      asksForCode = true
    case Doorkeeper.Stop.signIn:
      status = .seeOther
      title = language.text("failure.sign-in")
      paragraphs = []
      goTo = "/\(tag)/sign-in?to=\(frame.path.percentEncoded)"
    case Doorkeeper.Stop.secondFactor:
      status = .seeOther
      title = language.text("failure.sign-in")
      paragraphs = []
      goTo = "/\(tag)/sign-in/code?to=\(frame.path.percentEncoded)"
    case Doorkeeper.Stop.refused(let reason):
      status = .forbidden
      title = language.text("failure.refused")
      paragraphs = [reason.text(in: language)]
    case Doorkeeper.Stop.foreignForm:
      status = .forbidden
      title = language.text("failure.foreign-form")
      paragraphs = [language.text("failure.foreign-form-why")]
    case Doorkeeper.Stop.tooOften(let seconds):
      status = .tooManyRequests
      title = language.text("failure.too-often")
      paragraphs = [language.text("failure.too-often-why", ["seconds": String(seconds)])]
      retryAfter = seconds
    case Doorkeeper.Stop.form(let reason):
      status = reason == .malformed ? .badRequest : .contentTooLarge
      title = language.text("failure.form")
      paragraphs = [
        language.text(
          reason == .malformed ? "failure.form-malformed" : "failure.form-too-large")
      ]
    case let refusal as Fieldwork.Refusal:
      status = refusal.reason == .linkRevoked ? .gone : .conflict
      title = language.text("failure.not-done")
      let problem = refusal.problem()
      paragraphs = [problem.message(in: language), problem.advice(in: language)]
    case let refused as InputRefused:
      status = .unprocessableContent
      title = language.text("failure.not-done")
      paragraphs = refused.problems.flatMap { [$0.message(in: language), $0.advice(in: language)] }
    case let error where ReviewOffice.isBusy(error):
      status = .serviceUnavailable
      title = language.text("failure.busy")
      paragraphs = [language.text("failure.busy-why")]
      retryAfter = 2
    default:
      // The reader is told that it is our fault; the log tells what it was, without the reader.
      logger.error("request failed", metadata: ["error": .string(String(reflecting: error))])
      status = .internalServerError
      title = language.text("failure.ours")
      paragraphs = [language.text("failure.ours-why")]
    }
  }

  var response: Response {
    var response: Response
    if let goTo, !isJSON {
      response = .redirect(to: goTo, type: .normal)
    } else if isJSON {
      let text = ([title] + paragraphs).joined(separator: " ")
      response = Response(
        status: goTo == nil ? status : .unauthorized,
        headers: [.contentType: "application/json", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: .init(string: "{\"problem\":\(JSONText.quoted(text))}")))
    } else {
      let screen =
        asksForCode
        ? LostLinkScreen().screen(in: frame.language)
        : MessageScreen(title: title, paragraphs: paragraphs, way: way)
          .screen(in: frame.language)
      response = Reply.html(screen.html(in: frame), status)
    }
    if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
    return response
  }
}

extension String {
  /// The text as it stands as a value after a question mark.
  var percentEncoded: String {
    let plain = CharacterSet(
      charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
    return addingPercentEncoding(withAllowedCharacters: plain) ?? ""
  }
}

/// Text as it stands in JSON.
enum JSONText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case let scalar where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
