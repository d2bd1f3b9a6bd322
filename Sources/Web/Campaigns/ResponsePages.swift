import Accounts
import Fieldwork
import Languages
import Measures
import Office
import Screens
import Territory

/// Who has answered, for those who run the survey and for county advisers.
enum ResponsePages {
  static let routes: [Route] = [
    .get("/o/:owner/campaigns/:campaign/responses", .may(.campaignRead, on: .campaign)) { call in
      try await page(call, county: nil)
    },
    .get("/o/:owner/campaigns/:campaign/responses/counts", .may(.campaignRead, on: .campaign)) {
      call in
      try await counts(call, county: nil)
    },
    .get("/o/:owner/campaigns/:campaign/counties/:county", .may(.campaignRead, on: .county)) {
      call in
      try await page(call, county: call["county"])
    },
    .get(
      "/o/:owner/campaigns/:campaign/counties/:county/counts", .may(.campaignRead, on: .county)
    ) { call in
      try await counts(call, county: call["county"])
    },
  ]

  /// The states in the order of the table; those who run the survey see who was invited, all see the rest.
  static let states: [UnitProgress.State] = [
    .notInvited, .bounced, .invited, .opened, .begun, .awaitingSignOff, .approved, .submitted,
    .excluded,
  ]

  /// How many of how many have handed in.
  static func headline(_ call: Call, _ row: ResponseOverview.Row) -> String {
    call.language.text(
      "responses.headline",
      [
        "submitted": call.number(row.submitted), "asked": call.number(row.asked),
        "rate": call.percent(row.rate),
      ])
  }

  /// How many are asked, and how many left out.
  static func asked(_ call: Call, _ asked: Int, excluded: Int) -> String {
    excluded == 0
      ? call.language.text("responses.asked", ["asked": call.number(asked)])
      : call.language.text(
        "responses.asked-excluded",
        ["asked": call.number(asked), "excluded": call.number(excluded)])
  }

  /// The attributes that units of a campaign are grouped by.
  static func attributes(of campaign: Campaign) -> [String] {
    let known = [UnitBook.stratum, UnitBook.county, Country.size, "centrality"]
    var used = [Bool](repeating: false, count: known.count)
    // Every reader of the public page asks: names are compared, which takes less than looking them up.
    for unit in campaign.frame.units where used.contains(false) {
      for key in unit.groups.keys {
        if let place = known.firstIndex(of: key) { used[place] = true }
      }
    }
    return zip(known, used).filter(\.1).map(\.0)
  }

  static func stateTable(_ call: Call, _ row: ResponseOverview.Row) -> WorkTable {
    WorkTable(
      call.language.text("responses.states"),
      columns: [call.language.text("responses.state"), call.language.text("responses.units")],
      numbers: [1],
      rows: states.map {
        [
          .init(call.language.text("unit-state.\($0.rawValue)")),
          .init(call.number(row.counts[$0] ?? 0)),
        ]
      }, id: "states")
  }

  static func breakdown(
    _ call: Call, _ units: [UnitProgress], by attribute: String, _ book: UnitBook,
    href: ((String) -> String)? = nil
  ) -> (title: String, table: WorkTable) {
    let overview = ResponseOverview(
      units, by: attribute, order: book.groupOrder(attribute))
    let title = call.language.text(
      "responses.by", ["attribute": book.attributeName(attribute, in: call.language)])
    func cells(_ name: WorkTable.Cell, _ row: ResponseOverview.Row) -> [WorkTable.Cell] {
      [name] + [row.asked, row.underWay, row.submitted].map { .init(call.number($0)) }
        + [.init(call.percent(row.rate)), .init(call.number(row.excluded))]
    }
    let table = WorkTable(
      title,
      columns: [book.attributeName(attribute, in: call.language)]
        + [
          "responses.asked-head", "responses.under-way", "responses.submitted", "responses.rate",
          "responses.excluded",
        ].map { call.language.text($0) }, numbers: [1, 2, 3, 4, 5],
      rows: overview.groups.map { row in
        cells(
          .init(
            book.groupName(row.group, of: attribute, in: call.language),
            href: row.group.flatMap { href?($0) }), row)
      } + [cells(.init(call.language.text("responses.total")), overview.total)])
    return (title, table)
  }

  static func tiles(
    _ call: Call, _ units: [UnitProgress], _ book: UnitBook
  ) -> [ResponsesScreen.Tile] {
    let isLocal = units.contains { $0.unit.levels.contains(UnitLevel.municipality.rawValue) }
    let places = book.tiles(isLocal ? .municipality : .county)
    let tiles = units.compactMap { unit -> ResponsesScreen.Tile? in
      guard let place = places[unit.unit.code] else { return nil }
      let step: Int? =
        switch unit.state {
        case .excluded: nil
        case .submitted: 2
        case .begun, .awaitingSignOff, .approved: 1
        case .notInvited, .bounced, .invited, .opened: 0
        }
      return ResponsesScreen.Tile(
        column: place.column, row: place.row, name: book.name(unit.unit.code, in: call.language),
        value: call.language.text("unit-state.\(unit.state.rawValue)"), step: step)
    }
    // One or two tiles are no map.
    return tiles.count > 3 ? tiles : []
  }

  private static func own(_ progress: CampaignProgress, county: String?) -> [UnitProgress] {
    progress.units.filter { county == nil || $0.unit.groups[UnitBook.county] == county }
  }

  private static func counts(_ call: Call, county: String?) async throws -> Reply {
    let row = ResponseOverview(own(try await call.progress(), county: county)).total
    let numbers = states.map { JSONText.quoted(call.number(row.counts[$0] ?? 0)) }
    return .json(
      "{\"headline\":\(JSONText.quoted(headline(call, row))),\"asked\":\(row.asked),"
        + "\"submitted\":\(row.submitted),\"states\":[\(numbers.joined(separator: ","))]}")
  }

  private static func page(_ call: Call, county: String?) async throws -> Reply {
    let progress = try await call.progress()
    let campaign = progress.campaign
    let units = own(progress, county: county)
    let book = call.office.campaigns.units(of: campaign)
    let language = call.language
    let path = call.address(call.campaignPath)
    let here = county.map { "\(path)/counties/\($0)" } ?? "\(path)/responses"
    let total = ResponseOverview(units).total
    var content = ResponsesScreen.Content()
    let title = campaign.plan.title.text(in: language.tag)
    content.title =
      county.map {
        language.text(
          "responses.of-county", ["county": book.name($0, in: language), "title": title])
      } ?? language.text("responses.of", ["title": title])
    content.headline = headline(call, total)
    content.note =
      asked(call, total.asked, excluded: total.excluded) + " "
      + CampaignOverview.state(call, campaign)
    if county == nil, call.mayHere(.contactRead) {
      content.ways.append(
        .init(text: language.text("messages.title"), href: "\(path)/messages"))
    }
    if let county {
      let own = Resource(owner: campaign.owner, campaign: campaign.id, county: county)
      if call.may(.caseRead, on: own) {
        content.ways.append(.init(text: language.text("cases.title"), href: "\(here)/cases"))
      }
      let round = call.office.campaigns.round(.reminder, progress, county: county)
      if call.may(.campaignRemind, on: own), !round.recipients.isEmpty {
        content.remind = WorkButton(
          language.text("messages.remind-count", count: round.recipients.count),
          action: "\(here)/remind")
      }
    }
    content.states = stateTable(call, total)
    content.breakdowns = attributes(of: campaign)
      .filter { county == nil || $0 != UnitBook.county }
      .map { attribute in
        breakdown(
          call, units, by: attribute, book,
          href: attribute == UnitBook.county ? { "\(path)/counties/\($0)" } : nil)
      }
    content.tiles = tiles(call, units, book)
    content.mapTitle = content.headline
    let chosen = call.query("state").flatMap(UnitProgress.State.init)
    content.filters =
      [
        ScreenFrame.Way(
          text: language.text("responses.all"), href: "\(here)#units", isCurrent: chosen == nil)
      ]
      + states.filter { total.counts[$0] ?? 0 > 0 }.map { state in
        ScreenFrame.Way(
          text: "\(language.text("unit-state.\(state.rawValue)")) (\(total.counts[state] ?? 0))",
          href: "\(here)?state=\(state.rawValue)#units", isCurrent: state == chosen)
      }
    content.units = unitTable(
      call, units.filter { chosen == nil || $0.state == chosen }, campaign, book, path: path)
    content.counts = county == nil ? "\(here)/counts" : "\(here)/counts"
    return .page(ResponsesScreen(content, token: call.formToken).screen(in: language))
  }

  private static func unitTable(
    _ call: Call, _ units: [UnitProgress], _ campaign: Campaign, _ book: UnitBook, path: String
  ) -> WorkTable {
    let language = call.language
    return WorkTable(
      language.text("responses.units"),
      columns: [
        "frame.name", "frame.code", "responses.state", "responses.last-message", "contacts.title",
      ]
      .map { language.text($0) },
      rows: units.map { unit in
        let last = unit.messages.max { $0.at < $1.at }
        let isReachable = !unit.contacts.reachable(unit: unit.unit.code).isEmpty
        return [
          .init(
            book.name(unit.unit.code, in: language), href: "\(path)/units/\(unit.unit.code)"),
          .init(unit.unit.code), .init(language.text("unit-state.\(unit.state.rawValue)")),
          .init(
            last.map {
              "\(language.text("message-kind.\($0.kind.rawValue)")), "
                + call.words(campaign.plan.time.day(of: $0.at))
            } ?? ""),
          .init(language.text(isReachable ? "responses.reachable" : "responses.unreachable")),
        ]
      })
  }
}
