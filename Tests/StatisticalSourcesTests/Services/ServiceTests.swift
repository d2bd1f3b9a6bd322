import Languages
import Measures
import Problems
import StatisticalTables
import TestSupport
import Testing

@testable import StatisticalSources

/// Services without tables of PxWeb.
///
/// Replies of Kolada and the UN are made after their documentation: none is recorded. Those of KLASS are
/// recorded, those of FHI partly.
@Suite("Other services")
struct ServiceTests {
  private func client(_ replies: [String]) -> (SourceClient, TestTransport) {
    let transport = TestTransport(replies.map { .success(.text(200, $0)) })
    return (SourceClient(transport, time: TestTime(1_800_000_000)), transport)
  }

  @Test func `Kolada's pages are followed and become one cube`() throws {
    let (client, transport) = client([
      #"{"values":[{"id":"N00945","title":"Invånare totalt"}],"count":1,"next_url":null}"#,
      #"{"values":[{"id":"0180","title":"Stockholm"},{"id":"0114","title":"Upplands Väsby"}],"count":2}"#,
      #"""
      {"count":2,"next_url":"https://api.kolada.se/v3/data/?page=2","values":[
        {"kpi":"N00945","municipality":"0180","period":2023,"values":[
          {"gender":"T","count":1,"status":"","value":988943.0,"isdeleted":false},
          {"gender":"K","count":1,"status":"","value":495000,"isdeleted":false}]}]}
      """#,
      #"""
      {"count":2,"values":[
        {"kpi":"N00945","municipality":"0114","period":2023,"values":[
          {"gender":"T","count":1,"status":"Missing","value":null,"isdeleted":false},
          {"gender":"K","count":1,"status":"","value":3,"isdeleted":true}]}]}
      """#,
    ])
    let cube = try KoladaService(base: "https://api.kolada.se/v3/")
      .cube(["N00945"], municipalities: ["0180", "0114"], years: ["2023"], by: client)
    #expect(
      cube.dimensions.map { $0.categories.map(\.code) } == [
        ["N00945"], ["0114", "0180"], ["K", "T"], ["2023"],
      ])
    #expect((0..<4).map { cube.cells[$0] } == [nil, nil, 495_000, 988_943])
    #expect(cube.cells.statuses == [1: "Missing"])
    #expect(cube.label == "Invånare totalt")
    #expect(cube.dimensions[1].categories[1].label == "Stockholm")
    #expect(
      transport.asked[2].address
        == "https://api.kolada.se/v3/data/?kpi_id=N00945&municipality_id=0180&municipality_id=0114&year=2023&page=1&per_page=5000"
    )
    #expect(transport.asked[3].address.hasSuffix("page=2&per_page=5000"))
  }

  @Test func `Kolada is asked for at most 25 units at once`() throws {
    let empty = #"{"values":[],"count":0}"#
    let one =
      #"{"values":[{"kpi":"N1","municipality":"1","period":2020,"values":[{"gender":"T","value":1}]}]}"#
    let (client, transport) = client([empty, empty, one, empty, empty])
    _ = try KoladaService(base: "https://api.kolada.se/v3")
      .cube(["N1"], municipalities: (0..<60).map(String.init), by: client)
    #expect(transport.asked.count == 5)
  }

  @Test func `the UN's figures are texts, and what is no number stands as it is`() throws {
    func record(_ area: String, _ year: String, _ value: String, _ sex: String) -> String {
      """
      {"goal":["1"],"target":["1.1"],"indicator":["1.1.1"],"series":"SI_POV_DAY1",
      "seriesDescription":"Poverty","geoAreaCode":"\(area)","geoAreaName":"Area \(area)",
      "timePeriodStart":\(year),"value":"\(value)","source":"WB","attributes":{"Nature":"G","Units":"PERCENT"},
      "dimensions":{"Sex":"\(sex)"}}
      """
    }
    let (client, transport) = client([
      "{\"totalElements\":3,\"totalPages\":2,\"data\":[\(record("578", "2015.0", "0.3", "BOTHSEX")),\(record("578", "2019.0", "<0.1", "BOTHSEX"))]}",
      "{\"totalElements\":3,\"totalPages\":2,\"data\":[\(record("752", "2015.0", "NaN", "BOTHSEX"))]}",
    ])
    let cube = try UNSDService(base: "https://unstats.un.org/sdgapi/v1/sdg")
      .cube("SI_POV_DAY1", areas: ["578", "752"], years: ["2015", "2019"], by: client)
    #expect(cube.dimensions.map(\.id) == ["series", "area", "Sex", "year"])
    #expect(cube.dimensions[3].categories.map(\.code) == ["2015", "2019"])
    #expect((0..<4).map { cube.cells[$0] } == [0.3, nil, nil, nil])
    #expect(cube.cells.statuses == [1: "<0.1"])
    #expect(cube.cells.attributes["Units"]?[0] == "PERCENT")
    #expect(
      transport.asked[0].address.contains(
        "seriesCode=SI_POV_DAY1&areaCode=578&areaCode=752&timePeriodStart=2015&timePeriodEnd=2019"))
  }

  @Test func `two figures for the same cell are refused`() throws {
    var records = RecordCube(dimensions: [("a", "a", nil)], labels: [[:]])
    records.records = [.init(codes: ["x"], number: 1), .init(codes: ["x"], number: 1)]
    #expect(
      try records.cube(id: "t", label: "t", at: Place("")).cells[0] == 1, "the same twice is once")
    records.records.append(.init(codes: ["x"], number: 2))
    let twice = records
    #expect(throws: InputRefused.self) { try twice.cube(id: "t", label: "t", at: Place("")) }
  }

  @Test(.needsReferenceData("norway/klass/fixtures/codes.json"))
  func `KLASS gives codes, changes and correspondences`() throws {
    func recorded(_ name: String) throws -> String {
      String(decoding: try ReferenceData.bytes("norway/klass/fixtures/\(name).json"), as: UTF8.self)
    }
    let (client, transport) = client([
      try recorded("codes"), try recorded("changes"), try recorded("corresponds"),
    ])
    let klass = KlassService(base: "https://data.ssb.no/api/klass/v1", language: "nn")
    let day = try #require(Day("2022-01-01"))
    let codes = try klass.codes(of: 2, at: day, by: client)
    #expect(codes.map(\.code) == ["1", "2", "3"])
    #expect(codes.map(\.parent) == [nil, "1", "2"])
    #expect(codes[0].validTo == day)
    let changes = try klass.changes(of: 131, from: day, to: nil, by: client)
    #expect(changes.count == 2)
    #expect(changes[1].oldName == "Røros")
    #expect(changes[1].day == Day("2023-01-01"))
    let pairs = try klass.correspondence(of: 104, with: 131, at: day, by: client)
    #expect(pairs.map(\.targetCode) == ["0301", "0301", "1101"])
    #expect(pairs[1].validTo == nil)
    #expect(
      transport.asked.map(\.address) == [
        "https://data.ssb.no/api/klass/v1/classifications/2/codesAt?date=2022-01-01&language=nn",
        "https://data.ssb.no/api/klass/v1/classifications/131/changes?from=2022-01-01&language=nn",
        "https://data.ssb.no/api/klass/v1/classifications/104/correspondsAt?targetClassificationId=131&date=2022-01-01&language=nn",
      ])
    #expect(transport.asked.allSatisfy { $0.headers["Accept"] == "application/json" })
  }

  @Test(.needsReferenceData("norway/ssb-api/fhi/fhi-query-flags.json"))
  func `FHI's tree of categories is chosen from, and strings among the values are statuses`() throws
  {
    let flags = String(
      decoding: try ReferenceData.bytes("norway/ssb-api/fhi/fhi-query-flags.json"), as: UTF8.self)
    // The description is made after the institute's guide.
    let (client, transport) = client([
      #"{"tableId":3,"title":"Leseferdighet","publishedAt":"2026-06-01T05:00:00Z","modifiedAt":"2026-06-01T05:00:00Z"}"#,
      #"""
      {"dimensions":[
        {"code":"GEO","label":"Geografi","categories":[{"label":"Hele landet","value":"0","children":[
          {"label":"Innlandet","value":"34","children":[{"label":"Etnedal","value":"3450","children":[]}]}]}]},
        {"code":"AAR","label":"År","categories":[
          {"label":"2021-2023","value":"2021_2023","children":[]},{"label":"2022-2024","value":"2022_2024","children":[]}]},
        {"code":"MEASURE_TYPE","label":"Måltall","categories":[{"label":"Antall","value":"TELLER","children":[]}]}]}
      """#,
      flags,
    ])
    let service = FHIService(base: "https://statistikk-data.fhi.no/api/open/v1")
    let result = try TableFetch(service, by: client)
      .fetch("nokkel/3", .read(["GEO=*", "AAR=top(1)", "MEASURE_TYPE=TELLER"]))
    #expect(result.cube.cells[0] == 81.4)
    #expect(result.cube.cells[2] == nil)
    #expect(result.cube.cells.statuses[2] == ":")
    let asked = try #require(transport.asked.last)
    #expect(asked.address == "https://statistikk-data.fhi.no/api/open/v1/nokkel/Table/3/data")
    #expect(
      String(decoding: asked.body ?? [], as: UTF8.self)
        == #"{"dimensions": [{"code": "GEO","filter": "item","values": ["0","34","3450"]},"#
        + #"{"code": "AAR","filter": "item","values": ["2022_2024"]},"#
        + #"{"code": "MEASURE_TYPE","filter": "item","values": ["TELLER"]}],"#
        + #""response": {"format": "json-stat2"}}"#)
  }

  @Test(.needsReferenceData("norway/ssb-api/pxwebpy/TAB6471_metadata.json"))
  func `Statistics Sweden's own replies are understood`() throws {
    func recorded(_ name: String) throws -> String {
      String(
        decoding: try ReferenceData.bytes("norway/ssb-api/pxwebpy/\(name).json"), as: UTF8.self)
    }
    let (client, _) = client([
      try recorded("config"), try recorded("TAB6471_metadata"), try recorded("tables"),
      try recorded("agg_Ålder10årJ"),
    ])
    let service = PxWebService(base: "https://statistikdatabasen.scb.se/api/v2", language: "sv")
    let configuration = try service.configuration(by: client)
    #expect(configuration.mostCells == 150_000)
    #expect(configuration.sourceTexts["sv"] == "Källa: SCB")
    let metadata = try service.metadata(of: "TAB6471", codelists: [:], by: client)
    #expect(metadata.variables.map(\.values.count) == [312, 134, 3, 1, 16])
    #expect(metadata.variables.map(\.isEliminable) == [true, false, true, false, false])
    #expect(metadata.variables[4].isTime)
    #expect(
      metadata.variables[0].codelists.contains { $0.id == "vs_CKM03Kommun" && !$0.isAggregation })
    let page = try service.search("", by: client)
    #expect(page.tables.count == 20)
    #expect(page.tables[0].id == "TAB4707")
    let list = try service.codelist("agg_Ålder10årJ", by: client)
    #expect(list.isAggregation)
    #expect(list.values[0].code == "-9")
    #expect(list.values[0].holds.count == 10)
  }

  @Test func `every known service is whole`() {
    #expect(
      KnownService.all.map(\.id) == [
        "ssb", "ssb-v0", "scb", "statfin", "fhi", "kolada", "unsd", "klass",
      ])
    for service in KnownService.all {
      #expect(service.base.hasPrefix("https://"))
      #expect(!service.source.isEmpty || service.kind == .kolada)
    }
    #expect(KnownService.named("SSB")?.language(for: .nn) == "no")
    #expect(KnownService.named("ssb")?.language(for: .en) == "en")
    #expect(KnownService.named("kolada")?.language(for: .nb) == "sv")
    #expect(KnownService.named("klass")?.language(for: .nn) == "nn")
    let older = KnownService.named("ssb-v0")?.tables(in: "no") as? OlderPxWebService
    #expect(older?.base == "https://data.ssb.no/api/v0/no/table")
  }

  @Test func `a record can be read by YAML and names its file's hash`() {
    // FIPS 180-2, example B.1.
    #expect(
      Hash.sha256(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    var record = SourceRecord(
      service: "ssb", table: "07459", title: "A \"table\":\n#1", address: "https://x", query: "{}",
      retrieved: 1_800_000_000, product: "samstemt/1", file: Array("abc".utf8))
    record.codelists = ["Region=agg_KommSummer"]
    #expect(
      record.yaml == """
        service: "ssb"
        table: "07459"
        title: "A \\"table\\":\\n#1"
        address: "https://x"
        query: "{}"
        retrieved: "2027-01-15"
        codelists: "Region=agg_KommSummer"
        product: "samstemt/1"
        sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

        """)
    #expect(SourceRecord.path(beside: "a.b/c.csv") == "a.b/c.source.yaml")
    #expect(SourceRecord.path(beside: "a.b/c") == "a.b/c.source.yaml")
  }
}
