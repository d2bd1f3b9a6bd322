import Fieldwork
import Languages
import Measures
import Problems
import StatisticalTables
import Testing

@Suite("Addresses of units")
struct ContactTests {
  @Test(arguments: [
    "postmottak@nes.kommune.example", "Post@nes.example", "post.nes@nes.example",
    "firmapost@nes.example", "postmottak.utvikling@fylke.example", "nes@nes.kommune.example",
    "e-post@nes.example", "innbyggartorg@nes.example", "postmottaknes@nes.example",
  ])
  func `mailboxes of functions are known`(text: String) throws {
    #expect(try #require(EmailAddress(text)).isRole)
  }

  @Test(arguments: ["ola.nordmann@nes.example", "kari@nes.example", "olan@nes.example"])
  func `an address that is not known for one counts as a person's`(text: String) throws {
    #expect(try #require(EmailAddress(text)).isRole == false)
  }

  @Test(arguments: [
    "", "nes", "@nes.example", "a@b", "a@@b.example", "a b@nes.example", "ø@nes.example",
    "a@nes.example\r\nBcc: x@y.example", "a@-nes.example", "a..b@nes.example", "a@1.2.3.4",
    "\"a b\"@nes.example", "a@nes.example,b@nes.example", "<a@nes.example>",
  ])
  func `what cannot stand in a header is no address`(text: String) {
    #expect(EmailAddress(text) == nil)
  }

  func read(_ csv: String) throws -> (contacts: [Contact], problems: [Problem]) {
    var log = ProblemLog()
    let file = try DelimitedFile(Array(csv.utf8), file: "contacts.csv")
    let contacts = ContactSheet.read(
      file, units: ["1811", "1804", "4001"], known: ["1811", "1804", "4001", "0301"],
      languages: [.nb, .nn, .en], log: &log)
    return (contacts, log.problems)
  }

  @Test func `a file of contacts is read with every problem told by its line`() throws {
    let (contacts, problems) = try read(
      """
      unit;address;name;language;kind
      1811;kari@nes.example;Kari Planlegger;nn;
      1811;postmottak@nes.example;;;
      1804;rådmann@by.example;;;
      1804;post@by.example;;se;
      0301;post@oslo.example;;;
      18O4;post@by.example;;;
      1811;POSTMOTTAK@nes.example;;;
      1804;leder@by.example;;;boss
      """)
    #expect(contacts.map(\.id) == ["1811-1", "1811-2"])
    #expect(
      problems.map { "\($0.place.line ?? 0) \($0.code)" } == [
        "4 contacts.address", "5 contacts.language", "6 contacts.not-asked",
        "7 contacts.unknown-unit-near", "8 contacts.twice", "9 contacts.kind",
        "0 contacts.none", "0 contacts.none",
      ])
    #expect(contacts.reachable(unit: "1811").map(\.id) == ["1811-2", "1811-1"], "the role first")
  }

  @Test func `a bounce and an end to mail stay until somebody says otherwise`() throws {
    let contact = Contact(
      id: "1", unit: "1811", address: try #require(EmailAddress("post@nes.example")))
    let moment = try Sample.moment(Sample.inTime)
    let server = Person(id: "server")
    let bounced = contact.applying(.bounced(reason: "5.1.1"), by: server, at: moment).state
    #expect(!bounced.isUsable)
    let ended = bounced.applying(.unsubscribed, by: server, at: moment).state
    #expect(ended.status == .unsubscribed(at: moment))
    #expect(ended.applying(.bounced(reason: "x"), by: server, at: moment).events.isEmpty)
    #expect(ended.applying(.restored, by: server, at: moment).state.isUsable)
  }
}
