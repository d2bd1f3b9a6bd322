import Languages
import Testing

@testable import Pages

/// The pages of a report as a whole.
struct SiteTests {
  @Test(arguments: [true, false])
  func `every page is whole, with one first heading, no level skipped and ids of its own`(
    _ isFull: Bool
  ) throws {
    let pages = ReportSite(try Sample.report(full: isFull)).files().filter {
      $0.path.hasSuffix(".html")
    }
    // The list of profiles and two of them besides.
    #expect(pages.count == 1 + (isFull ? 9 : 6) * Language.all.count)
    for page in pages {
      let problems = TagBalance.problems(in: page.content)
      #expect(problems.isEmpty, "\(page.path): \(problems)")
      #expect(TagBalance.headingLevels(in: page.content).count { $0 == 1 } == 1, "\(page.path)")
      let skipped = TagBalance.skippedHeading(in: page.content)
      #expect(skipped == nil, "\(page.path): \(skipped ?? "")")
      let ids = TagBalance.ids(in: page.content)
      let twice = Dictionary(grouping: ids, by: { $0 }).filter { $1.count > 1 }.keys
      #expect(twice.isEmpty, "\(page.path): \(twice.sorted())")
      for link in page.content.matches(of: /href="#([^"]+)"/) {
        #expect(ids.contains(String(link.1)), "\(page.path): #\(link.1)")
      }
      #expect(page.content.firstMatch(of: /<script|style="|\son[a-z]+=/) == nil, "\(page.path)")
      #expect(
        page.content.firstMatch(of: /\[[a-z]+\.[a-z.-]+\]/) == nil,
        "\(page.path): a text is missing")
    }
  }

  @Test func `what an owner writes is text, never markup`() throws {
    let pages = ReportSite(try Sample.report(full: true)).files().filter {
      $0.path.hasSuffix(".html")
    }
    for page in pages {
      for word in [
        "<review>", "<more>", "<plan>", "<Office>", "<weighed>", "<A <1>>", "<others>", "<up>",
        "<Women>", "<note>",
      ] {
        #expect(!page.content.contains(word), "\(page.path): \(word)")
      }
    }
  }

  @Test func `pages in every language have the same names`() throws {
    let files = ReportSite(try Sample.report(full: true)).files().map(\.path)
    let names = Dictionary(grouping: files.filter { $0.contains("/") }) {
      $0.split(separator: "/")[0]
    }
    .mapValues { Set($0.map { $0.split(separator: "/")[1] }) }
    #expect(names.count == Language.all.count)
    #expect(Set(names.values).count == 1)
    #expect(files.contains("theme.css"))
  }
}
