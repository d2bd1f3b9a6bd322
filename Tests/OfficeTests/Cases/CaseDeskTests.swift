import Accounts
import Agenda
import CaseStudies
import Fieldwork
import Foundation
import Languages
import Office
import OfficeFixture
import Records
import Store
import TestSupport
import Testing
import Workflows

/// Cases from their tellers to the report.
struct CaseDeskTests {
  private static let editor = Fieldwork.Person(id: "editor", name: "Kari")

  /// Brings a case to print.
  private static func publish(_ filed: FiledCase, _ small: SmallOffice) async throws {
    let desk = small.office.cases
    var filed = filed
    let teller = Fieldwork.Person(id: try #require(filed.author))
    let version = filed.work.version
    for (command, role, person) in [
      (CaseWork.Command.check, CaseWork.Role.editor, editor),
      (.edit(filed.work.form, version: version), .editor, editor),
      (.approve(version: version), .contributor, teller), (.publish, .editor, editor),
    ] {
      filed = try await desk.apply(command, to: filed, as: role, by: person, as: .system)
    }
  }

  @Test func `published cases are files that the reader of the folder takes`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.cases
      let teller = Fieldwork.Person(id: "ks-1811")
      var filed = try await small.addCase(consentingTo: [.report, .web])
      filed = try await desk.add(
        CaseDesk.SentPicture(
          bytes: SamplePNG.bytes, alternative: "En \"rød\" vei", credit: "Foto: meg"), to: filed,
        as: .contributor, by: teller, as: .system)
      try await small.addCase(of: "1505")
      try await Self.publish(filed, small)
      let files = try await desk.folderFiles(of: "ks", review: "vsr-2027")
      #expect(files.count == 2)
      #expect(try await desk.folderFiles(of: "ks", review: "other").isEmpty)
      #expect(try await desk.folderFiles(of: "nordland", review: "vsr-2027").isEmpty)
      try TemporaryFolder.use { folder in
        let path = folder.path + "/review"
        _ = try NewReview.write(to: path)
        let units = try folder.read("review/units.csv")
        try folder.write(units + "1811,Bindal,municipality,F,yes\n", to: "review/units.csv")
        for file in files {
          let place = URL(filePath: path + "/" + file.path)
          try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(file.bytes).write(to: place)
        }
        let review = try ReviewFolder.read(FolderFiles(path))
        let study = try #require(review.cases.first { $0.id == filed.work.id })
        #expect(study.isPrintable)
        #expect(study.title[.nb] == "Sykkelvei til skolen")
        #expect(study.body[.nb]?.contains("Vi bygde en sykkelvei.") == true)
      }
    }
  }

  @Test func `a picture's file is kept without what the camera told, and belongs to its case`()
    async throws
  {
    try await SmallOffice.use { small in
      let desk = small.office.cases
      let teller = Fieldwork.Person(id: "ks-1811")
      let filed = try await small.addCase()
      let with = try await desk.add(
        CaseDesk.SentPicture(bytes: SamplePNG.bytes, alternative: "En vei", credit: "Meg"),
        to: filed, as: .contributor, by: teller, as: .system)
      let file = try #require(with.work.form.pictures.first?.file)
      let kept = try #require(try await desk.picture(file, of: with))
      #expect(kept.type == "image/png")
      #expect(!String(decoding: kept.bytes, as: UTF8.self).contains("67.28"))
      let other = try await small.addCase(of: "1505")
      #expect(try await desk.picture(file, of: other) == nil)
      await #expect(throws: CaseDesk.PictureRefusal.noPicture) {
        try await desk.add(
          CaseDesk.SentPicture(bytes: Array("<svg/>".utf8), alternative: "a", credit: "b"),
          to: with, as: .contributor, by: teller, as: .system)
      }
      await #expect(throws: CaseDesk.PictureRefusal.wordsMissing) {
        try await desk.add(
          CaseDesk.SentPicture(bytes: SamplePNG.bytes, alternative: " ", credit: "b"), to: with,
          as: .contributor, by: teller, as: .system)
      }
    }
  }

  @Test func `the unit's new link takes over the cases of one that was withdrawn`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.cases
      try await small.addCase()
      let id = SmallOffice.caseID(of: "1811")
      let at = small.office.ground.now
      let token = try #require(LinkToken(random: [UInt8](repeating: 3, count: 16)))
      try await small.database.fieldwork.add(
        [
          Link(
            id: "new", campaign: "k27", unit: "1811", kind: .coordinator, token: token,
            key: small.office.ground.keys.links, by: Self.editor, at: at)
        ], of: "ks")
      let holder = try #require(try await small.office.answers.holder(token))
      #expect(try await desk.cases(of: holder).isEmpty)
      #expect(try await desk.resource(id, of: "ks", for: holder)?.author == "ks-1811")
      try await small.database.fieldwork.revoke(
        link: "ks-1811", campaign: "k27", of: "ks", by: Self.editor, at: at)
      #expect(try await desk.cases(of: holder).map(\.work.id) == [id])
      #expect(try await desk.resource(id, of: "ks", for: holder)?.author == "new")
    }
  }
}

/// A small picture with words about where it was taken.
enum SamplePNG {
  static let bytes: [UInt8] = {
    func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(content.count)] + Array(name.utf8) + content + [0, 0, 0, 0]
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", [0, 0, 0, 4, 0, 0, 0, 3, 8, 2, 0, 0, 0])
      + chunk("tEXt", Array("GPS 67.28".utf8)) + chunk("IDAT", [1]) + chunk("IEND", [])
  }()
}
