import Fieldwork
import Foundation
import Languages
import Measures
import Office
import OfficeFixture
import Records
import Surveys
import Testing

@testable import Web

/// Files that come as answers: kept with the answer or not at all, and only so many.
struct SentFileTests {
  private static let questionnaire = """
    id: papers
    title: {nb: Papirer, nn: Papir, en: Papers}
    wave: {id: "2027"}
    frame: {levels: [municipality], counts: organisations}
    languages: [nb, nn, en]
    sections:
      - {id: a, title: {nb: Planer, nn: Planar, en: Plans}}
    questions:
      - {id: plan, section: a, type: file, text: {nb: Planen?, nn: Planen?, en: The plan?}}
    """

  /// A campaign that asks for a file, with the link of its unit.
  private static func link(_ small: SmallOffice) async throws -> String {
    let fieldwork = small.database.fieldwork
    try await fieldwork.addQuestionnaire(questionnaire, id: "papers", of: "ks")
    let other = try #require(try await fieldwork.campaign("k27", of: "ks"))
    var plan = other.plan
    plan.questionnaire = .init(id: "papers", number: 1)
    try await fieldwork.add(
      Campaign(id: "p27", owner: "ks", review: "vsr-2027", plan: plan, frame: other.frame))
    let editor = Fieldwork.Person(id: "editor")
    try await fieldwork.apply(
      .open(languages: [.nb, .nn, .en]), to: "p27", of: "ks", by: editor, at: plan.opens)
    let token = try #require(LinkToken(random: Array("a seed for papers".utf8.prefix(16))))
    let key = small.office.ground.keys.links
    try await fieldwork.add(
      [
        Link(
          id: "papers", campaign: "p27", unit: "1811", kind: .coordinator, token: token, key: key,
          by: editor, at: plan.opens)
      ], of: "ks")
    return token.description
  }

  /// Sends a file from a page that showed a version of the answer.
  private static func send(
    _ content: String, basis: Int, page: String, to link: String, _ served: ServedOffice
  ) async throws -> RawRequest.Answer {
    var body = ""
    for (name, value) in [("page", page), ("v.plan", String(basis)), ("stay", "plan")] {
      body += "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }
    body += "--b\r\nContent-Disposition: form-data; name=\"f.plan\"; filename=\"plan.pdf\"\r\n"
    body += "Content-Type: application/pdf\r\n\r\n\(content)\r\n--b--\r\n"
    return try await served.ask(
      "POST", "/en/answer/\(link)/s/a", ["Content-Type": "multipart/form-data; boundary=b"],
      body: body)
  }

  private static func isKept(_ content: String, _ served: ServedOffice) async throws -> Bool {
    let id = FileStore.id(of: Array(content.utf8))
    return try await served.small.database.files.file(id, of: "ks") != nil
  }

  @Test func `a file is kept with the answer, and not where the answer is refused`() async throws {
    try await ServedOffice.use { served in
      let link = try await Self.link(served.small)
      let (first, second, late) = ("%PDF-1.4 first", "%PDF-1.4 second", "%PDF-1.4 late")
      let stored = try await Self.send(first, basis: 0, page: "the-first-page", to: link, served)
      #expect(stored.status == 303)
      #expect(try await Self.isKept(first, served))
      // Somebody else had the page open since before.
      let meanwhile = try await Self.send(
        second, basis: 0, page: "the-second-page", to: link, served)
      #expect(meanwhile.status == 422)
      let words = try #require(Language.named(.en)).text("answering.file-meanwhile")
      #expect(meanwhile.body.contains(words))
      #expect(try await !Self.isKept(second, served))
      let again = try await Self.send(second, basis: 1, page: "the-third-page", to: link, served)
      #expect(again.status == 303)
      #expect(try await Self.isKept(second, served))
      try await served.small.database.fieldwork.apply(
        .close, to: "p27", of: "ks", by: Fieldwork.Person(id: "editor"),
        at: served.small.office.ground.now)
      let refused = try await Self.send(late, basis: 2, page: "the-fourth-page", to: link, served)
      #expect(refused.status >= 400)
      #expect(try await !Self.isKept(late, served))
    }
  }

  @Test func `a file that somebody only names is no answer`() async throws {
    try await ServedOffice.use { served in
      let link = try await Self.link(served.small)
      // Another unit has sent one: its id is no secret to those who have the file.
      let other = try await served.small.database.files.add(
        Array("%PDF-1.4 theirs".utf8), type: "application/pdf", of: "ks")
      let json =
        "{\"kind\":\"file\",\"id\":\"\(other)\",\"name\":\"a.pdf\",\"mediaType\":\"application/pdf\",\"size\":15}"
      let escaped = try #require(
        json.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
      let answer = try await served.ask(
        "POST", "/en/answer/\(link)/choose", [:],
        body: "page=a-page-with-a-name&part=a&key=plan&v.plan=0&t.plan=mine&m.plan=\(escaped)")
      #expect(answer.status == 409)
      let token = try #require(LinkToken(link))
      let holder = try #require(try await served.small.office.answers.holder(token))
      #expect(holder.response.records["plan"] == nil)
      let file = try await served.ask("GET", "/en/answer/\(link)/file/plan")
      #expect(file.status == 404)
    }
  }

  @Test func `a link sends thirty files, and then waits`() async throws {
    try await ServedOffice.use { served in
      let link = try await Self.link(served.small)
      for number in 1...31 {
        let answer = try await Self.send(
          "%PDF-1.4 \(number)", basis: number - 1, page: "page-number-\(number)", to: link, served)
        #expect(answer.status == (number == 31 ? 429 : 303), "\(number)")
      }
      #expect(try await !Self.isKept("%PDF-1.4 31", served))
    }
  }

  @Test func `only forms with files may be large`() async throws {
    try await ServedOffice.use { served in
      let large = "%PDF-1.4 " + String(repeating: "x", count: 2 << 20)
      let link = try await Self.link(served.small)
      let taken = try await Self.send(large, basis: 0, page: "a-page-with-much", to: link, served)
      #expect(taken.status == 303)
      for path in ["/en/sign-in", "/en/answer/\(link)/save"] {
        let refused = try await served.ask(
          "POST", path,
          [
            "Content-Type": "multipart/form-data; boundary=b",
            "Origin": served.small.office.ground.settings.origin,
          ], body: large)
        #expect(refused.status == 413, "\(path)")
      }
    }
  }
}
