import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Office
import Problems
import Screens
import Territory

/// The units that a campaign asks.
enum FramePages {
  static let routes: [Route] = [
    .get("/o/:owner/campaigns/:campaign/frame", .may(.campaignRead, on: .campaign)) { call in
      try await page(call)
    },
    .post("/o/:owner/campaigns/:campaign/frame", .may(.campaignEdit, on: .campaign)) { call in
      try await doing(call) {
        guard let choice = FrameChoice(call.form) else { throw Doorkeeper.Stop.form(.malformed) }
        try await call.office.campaigns.choose(
          choice, for: call["campaign"], of: call["owner"], by: call.actor)
      }
    },
    .post("/o/:owner/campaigns/:campaign/frame/exclude", .may(.campaignEdit, on: .campaign)) {
      call in
      try await doing(call) {
        try await call.office.campaigns.exclude(
          call.form["unit"]?.filter { !$0.isWhitespace } ?? "",
          because: call.form["reason"] ?? "", from: call["campaign"], of: call["owner"],
          by: call.actor)
      }
    },
    .post("/o/:owner/campaigns/:campaign/frame/include", .may(.campaignEdit, on: .campaign)) {
      call in
      try await doing(call) {
        try await call.office.campaigns.include(
          call.form["unit"] ?? "", in: call["campaign"], of: call["owner"], by: call.actor)
      }
    },
  ]

  private static func doing(_ call: Call, _ work: () async throws -> Void) async throws -> Reply {
    do {
      try await work()
      return call.done("stored", at: "\(call.campaignPath)/frame")
    } catch let refused as InputRefused {
      return try await page(call, problems: call.fieldProblems(refused))
    } catch let refusal as Fieldwork.Refusal {
      return try await page(call, problems: call.fieldProblems(refusal))
    }
  }

  private static func page(_ call: Call, problems: [FieldProblem] = []) async throws -> Reply {
    let campaign = try await call.campaign()
    let book = call.office.campaigns.units(of: campaign)
    let language = call.language
    var content = FrameScreen.Content()
    content.base = call.address("\(call.campaignPath)/frame")
    let mayEdit = call.mayHere(.campaignEdit)
    content.isDraft = mayEdit && campaign.state == .draft
    content.canExclude = mayEdit && campaign.state != .closed && campaign.frame.size > 0
    content.choice = call.form["choice"] ?? ""
    content.county = call.form["county"] ?? ""
    content.codes = call.form["codes"] ?? ""
    content.unit = call.form["unit"] ?? ""
    content.reason = call.form["reason"] ?? ""
    content.counties = book.counties.map {
      ($0.code.rawValue, $0.names.text(in: language.tag))
    }
    content.count = ResponsePages.asked(
      call, campaign.frame.size, excluded: campaign.frame.exclusions.count)
    if campaign.frame.size > 0 {
      let attributes = ResponsePages.attributes(of: campaign)
      content.units = WorkTable(
        language.text("frame.units"),
        columns: [language.text("frame.name"), language.text("frame.code")]
          + attributes.map { book.attributeName($0, in: language) },
        rows: campaign.frame.units.map { unit in
          [
            .init(
              book.name(unit.code, in: language),
              href: call.address("\(call.campaignPath)/units/\(unit.code)")), .init(unit.code),
          ]
            + attributes.map {
              .init(book.groupName(unit.groups[$0], of: $0, in: language))
            }
        })
    }
    content.excluded = campaign.frame.exclusions.map {
      (
        $0.unit.code, book.name($0.unit.code, in: language),
        $0.reason.text(in: language.tag)
      )
    }
    return .page(
      FrameScreen(content, problems: problems, token: call.formToken).screen(in: language),
      problems.isEmpty ? .ok : .unprocessableContent)
  }
}

extension FrameChoice {
  /// What a form of ours sent.
  init?(_ form: FormFields) {
    switch form["choice"] ?? "" {
    case "municipalities": self = .municipalities
    case "counties": self = .counties
    case "organisations": self = .organisations
    case "roles": self = .roles
    case "within": self = .within(county: form["county"] ?? "")
    case "codes":
      let signs = Set(",;\n\t ")
      self = .codes((form["codes"] ?? "").split { signs.contains($0) }.map(String.init))
    default: return nil
    }
  }
}
