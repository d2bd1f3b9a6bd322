import Foundation
import Languages
import TestSupport
import Testing

/// What readers get from a running server.
struct ServingTests {
  @Test func `the list leads to both reports, and their pages are served`() throws {
    try RunningServer.use { running in
      let list = try running.request.get("/", ["Accept-Language": "en"])
      #expect(list.status == 200)
      #expect(list.fields["content-type"] == "text/html; charset=utf-8")
      for name in ["small", "other"] {
        #expect(list.body.contains("href=\"/\(name)/en/index.html\""))
        let page = try running.request.get("/\(name)/en/index.html")
        #expect(page.status == 200)
        #expect(page.body.contains("Our review of the Sustainable Development Goals"))
        #expect(page.fields["content-type"]?.hasPrefix("text/html") == true)
      }
      #expect(try running.request.get("/small/en/chapter-5.html").status == 200)
      #expect(try running.request.get("/small/").body.contains("hreflang=\"nn\""))
      let style = try running.request.get("/small/style.css")
      #expect(style.fields["content-type"]?.hasPrefix("text/css") == true)
      let data = try running.request.get("/small/data/survey.plan.csv")
      #expect(data.body.hasPrefix("answer,answer_label,value"))
      #expect(data.fields["content-type"]?.hasPrefix("text/csv") == true)
    }
  }

  @Test(arguments: [
    ("nb-NO,nb;q=0.9", "nb"), ("nn", "nn"), ("en-GB", "en"), ("no", "nb"), ("fr, en", "en"),
  ])
  func `the list and what is not there speak the reader's language`(
    _ wish: String, _ tag: String
  ) throws {
    let language = try #require(Language.named(LanguageTag(rawValue: tag)))
    try RunningServer.use { running in
      let list = try running.request.get("/", ["Accept-Language": wish])
      #expect(list.body.contains("<html lang=\"\(tag)\">"))
      for path in ["/nothing", "/small/en/nothing.html", "/small/nothing/"] {
        let page = try running.request.get(path, ["Accept-Language": wish])
        #expect(page.status == 404)
        #expect(page.body.contains(language.text("serve.not-found")))
      }
    }
  }

  @Test func `a folder's name leads to the folder`() throws {
    try RunningServer.use { running in
      for (path, goal) in [("/small", "/small/"), ("/small/en", "/small/en/")] {
        let answer = try running.request.get(path)
        #expect((300..<400).contains(answer.status))
        #expect(answer.fields["location"] == goal)
      }
      #expect(try running.request.get("/small/en/").body.contains("<h1>Our review"))
      // No host but this one is ever named.
      let strange = try running.request.get("//example.org")
      #expect(strange.fields["location"]?.contains("example.org") != true)
    }
  }

  @Test(arguments: [
    "/", "/small/en/index.html", "/small/data/survey.plan.csv", "/nothing", "/small",
  ])
  func `every answer tells browsers to run nothing`(_ path: String) throws {
    try RunningServer.use { running in
      let fields = try running.request.get(path).fields
      let policy = fields["content-security-policy"] ?? ""
      #expect(policy.contains("default-src 'none'"))
      #expect(policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe"))
      #expect(fields["x-content-type-options"] == "nosniff")
      #expect(fields["referrer-policy"] == "no-referrer")
      #expect(fields["set-cookie"] == nil)
    }
  }

  @Test func `nothing outside a report can be read`() throws {
    try RunningServer.use { running in
      for path in [
        "/../secret.txt", "/small/../secret.txt", "/small/../../secret.txt", "/secret.txt",
        "/small/%2e%2e/secret.txt", "/small/%2E%2E%2Fsecret.txt", "/small/..%2f..%2fsecret.txt",
        "/small/en/../../../secret.txt", "/small/..%5c..%5csecret.txt", "/small/%00", "/small/%00/",
        "/small/..%00/secret.txt", "/small//etc/passwd",
        "/small/en/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/small/....//....//secret.txt",
      ] {
        var answer = try running.request.get(path)
        if let goal = answer.fields["location"] {
          // A folder's name leads to the folder, whether it is there or not.
          #expect(goal.hasPrefix("/small/"), "\(path) leads to \(goal)")
          answer = try running.request.get(goal)
        }
        #expect([400, 404].contains(answer.status), "\(path): \(answer.status)")
        #expect(!answer.body.contains("top secret") && !answer.body.contains("root:"), "\(path)")
      }
      for garbage in ["\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n"]
      {
        _ = try? running.request.send(garbage)
      }
      #expect(try running.request.get("/").status == 200)
      #expect(try running.request.get("/", method: "POST").status == 404)
    }
  }
}
