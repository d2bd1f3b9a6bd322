import Accounts
import TestSupport
import Testing

@Suite("What the administrator reads of roles and limits")
struct DocumentedMatrixTests {
  @Test func `the table of docs/accounts.md is the one that decides`() throws {
    let lines = try PackageRoot.read("docs/accounts.md").split(separator: "\n")
      .filter { $0.hasPrefix("| `") }
    var documented: [String: [Character]] = [:]
    for line in lines {
      let cells = line.split(separator: "|").map { $0.trimming { $0 == " " } }
      // Other tables of the page have other things in their first column.
      guard let permission = Permission(rawValue: cells[0].filter { $0 != "`" }) else { continue }
      documented[permission.rawValue] = cells.dropFirst(2).compactMap(\.first)
    }
    let inDocument = Permission.allCases.filter {
      !ExpectedMatrix.others.contains($0)
    }
    #expect(Set(documented.keys) == Set(inDocument.map(\.rawValue)))
    for permission in inDocument {
      let letters = ExpectedMatrix.columns.compactMap { ExpectedMatrix.letter(permission, $0) }
      let shown = letters.map { $0 == "-" ? "·" : $0 }
      #expect(documented[permission.rawValue] == shown, "\(permission.rawValue)")
    }
  }

  @Test func `the days of docs/accounts.md are those that hold`() throws {
    let text = try PackageRoot.read("docs/accounts.md").replacing(" ", with: "")
    for kind in Retention.Kind.allCases {
      let row = "|\(kind.usual)after"
      let choice = "|\(kind.choice.lowerBound)to\(kind.choice.upperBound)|"
      #expect(
        text.split(separator: "\n").contains { $0.contains(row) && $0.contains(choice) },
        "\(kind.rawValue)")
    }
  }

  @Test func `the limits of docs/security.md are those that hold`() throws {
    let text = try PackageRoot.read("docs/security.md").replacing(" ", with: "")
    let limits: [ThrottleLimit] = [
      .signInByAddress, .failuresByAccount, .failuresByDevice, .secondFactor,
      .invitationByAddress, .unknownLinkByAddress, .callByAddress, .requestsByAddress,
      .requestsByHolder, .filesByHolder,
    ]
    for limit in limits {
      let time = limit.seconds == 3_600 ? "anhour" : "\(limit.seconds / 60)minutes"
      #expect(text.contains("|\(limit.count)in\(time)|"), "\(limit.name)")
    }
    #expect(Set(limits.map(\.name)).count == limits.count)
  }
}

extension Substring {
  /// The text without what fits at its ends.
  fileprivate func trimming(_ fits: (Character) -> Bool) -> Substring {
    var text = self
    while let first = text.first, fits(first) { text.removeFirst() }
    while let last = text.last, fits(last) { text.removeLast() }
    return text
  }
}
