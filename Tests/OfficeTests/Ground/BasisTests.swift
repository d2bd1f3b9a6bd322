import Testing

@testable import Office

/// What a page was based on, and what others stored meanwhile.
struct BasisTests {
  private let seen = ["title": "Old", "closes": "1 May", "use": "a\nb", "empty": ""]

  @Test func `a page carries what it showed, and nothing that can be read`() {
    let basis = Basis(seen)
    #expect(Basis(text: basis.text) == basis)
    #expect(!basis.text.contains("May") && !basis.text.contains("empty"))
    #expect(Basis(text: "no = basis ==") == Basis([:]))
  }

  @Test func `how a browser ends lines is no change`() throws {
    var typed = seen
    typed["use"] = "a\r\nb\r\n"
    typed["title"] = "New"
    try Basis(seen).check(typed, against: seen)
  }

  @Test func `what only others changed is taken over, what both changed is told`() throws {
    let typed = seen.merging(["title": "Mine", "use": "Mine"]) { $1 }
    let stored = seen.merging(["title": "Theirs", "closes": "2 May"]) { $1 }
    let changed = #expect(throws: ChangedMeanwhile.self) {
      try Basis(seen).check(typed, against: stored)
    }
    let found = try #require(changed)
    #expect(found.changed == ["title", "closes"] && found.taken == ["closes"])
    #expect(found.fields["title"] == "Mine" && found.fields["closes"] == "2 May")
    #expect(found.fields["use"] == "Mine")
    try found.basis.check(found.fields, against: stored)
  }

  @Test func `the same change by both is none, and nothing seen is told of everything`() throws {
    let both = seen.merging(["closes": "2 May"]) { $1 }
    try Basis(seen).check(both, against: both)
    let changed = #expect(throws: ChangedMeanwhile.self) {
      try Basis(text: "").check(both, against: seen)
    }
    #expect(changed?.changed == ["closes"])
    #expect(changed?.fields["closes"] == "2 May")
  }
}
