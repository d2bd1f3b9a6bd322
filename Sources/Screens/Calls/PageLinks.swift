import Languages
import Pages

/// The ways from one page of a long list, the newest first, to the pages beside it.
public struct PageLinks: Sendable {
  private let number: Int
  private let last: Int

  /// The ways from a page.
  ///
  /// - Parameters:
  ///   - number: the page, from 1.
  ///   - count: how much there is in all.
  ///   - perPage: how much a page has.
  public init(_ number: Int = 1, of count: Int = 0, by perPage: Int = 1) {
    self.number = number
    last = max(1, (count + perPage - 1) / perPage)
  }

  /// What an address of the same page ends with; empty for the first one.
  var query: String { number > 1 ? "?page=\(number)" : "" }

  /// The links; empty where there is nothing more.
  ///
  /// - Parameters:
  ///   - address: the page's address.
  ///   - language: the reader's language.
  func html(at address: String, in language: Language) -> String {
    var links: [View] = []
    func add(_ page: Int, _ text: String) {
      links.append(View(["href": "\(address)?page=\(page)", "text": text], language: language))
    }
    if number > 1 { add(min(number - 1, last), language.text("page-links.newer")) }
    if number < last { add(number + 1, language.text("page-links.older")) }
    guard !links.isEmpty else { return "" }
    let place = language.text(
      "page-links.place", ["number": String(number), "last": String(last)])
    return templates.render(
      "calls/pages", View(["links": links, "place": place], language: language))
  }
}
