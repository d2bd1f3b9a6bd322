import Testing

@testable import Figures

@Suite("Maps and shaded tables")
struct MapTests {
  @Test func `every tile says its name and value, and classes differ in shade`() throws {
    let tiles = (0..<2).map { index in
      TileMap.Tile(
        column: index, row: 0, code: "T\(index)", label: "Sted \(index)",
        valueLabel: "\(index) %", valueClass: .known(index))
    }
    let map = TileMap(text: Sample.text(), tiles: tiles, classes: Sample.classes)
    let rects = try ReadSVG(map.svg(id: "a", width: .wide)).elements("rect", class: "figure-tile")
    #expect(
      rects.map { $0.tooltip }
        == ["Sted 0: 0 %", "Sted 1: 1 %"])
    #expect(rects[0].text("fill") != rects[1].text("fill"))
    #expect(try rects[1].number("x") > rects[0].number("x"))
  }

  @Test func `no value and a class that does not exist are hatched and named in the key`() throws {
    let tiles = [MapClasses.Class.unknown, .known(9)].map {
      TileMap.Tile(column: 0, row: 0, code: "", label: "a", valueLabel: "b", valueClass: $0)
    }
    let map = TileMap(text: Sample.text(), tiles: tiles, classes: Sample.classes)
    let read = try ReadSVG(map.svg(id: "a", width: .wide))
    for tile in read.elements("rect", class: "figure-tile") {
      #expect(tile.text("fill") == "url(#a-wide-unknown)")
    }
    #expect(read.elements("pattern").count == 1)
    #expect(read.lines.contains("\"ukjent\""))
  }

  @Test func `the projection keeps the form of shapes at its latitude`() {
    let projection = MapProjection(standardParallel: 60)
    let place = projection.point(longitude: 10, latitude: 60)
    // The cosine of 60 degrees is a half.
    #expect(abs(place.x - 5) < 1e-12 && place.y == -60)
  }

  @Test func `a map keeps its aspect and north is up`() throws {
    let ring = MapProjection(standardParallel: 60).ring([(0, 60), (4, 60), (4, 61), (0, 61)])
    let map = ShapeMap(
      text: Sample.text(),
      shapes: [.init(label: "a", valueLabel: "b", valueClass: .known(0), rings: [ring])],
      classes: Sample.classes)
    let read = try ReadSVG(map.svg(id: "a", width: .wide))
    let data = try #require(read.elements("path", class: "figure-shape").first).text("d")
    let numbers = data.split { !"0123456789.".contains($0) }.compactMap { Double($0) }
    #expect(numbers.count == 8)
    #expect(numbers[2] - numbers[0] == 638, "2 by 1 degrees on the plane, as wide as the paper")
    #expect(abs((numbers[1] - numbers[5]) - 319) < 0.02, "the south lies below the north")
  }

  @Test func `simplification keeps corners and leaves out what lies on the way`() {
    var square: [Place] = []
    for step in 0..<100 { square.append(Place(x: Double(step), y: step % 2 == 0 ? 0 : 0.1)) }
    square += [Place(x: 100, y: 0), Place(x: 100, y: 100), Place(x: 0, y: 100)]
    let corners = Set(simplified(square, tolerance: 0.5))
    #expect(corners.count == 4)
    #expect(corners.contains(Place(x: 100, y: 100)) && corners.contains(Place(x: 0, y: 0)))
    #expect(simplified(square, tolerance: 0) == square)
    #expect(simplified(square + [square[0]], tolerance: 0) == square)
    #expect(simplified(square, tolerance: 1e4).count < 3)
  }

  @Test func `an area never vanishes, however small it is`() throws {
    let far = [(0.0, 0.0), (1000, 0), (1000, 1000), (0, 1000)].map {
      ShapeMap.Point(x: $0.0, y: $0.1)
    }
    let small = [(5.0, 5.0), (5.1, 5), (5.1, 5.1), (5, 5.1)].map {
      ShapeMap.Point(x: $0.0, y: $0.1)
    }
    let map = ShapeMap(
      text: Sample.text(),
      shapes: [far, small].map {
        .init(label: "a", valueLabel: "b", valueClass: .known(0), rings: [$0])
      }, classes: Sample.classes)
    let read = try ReadSVG(map.svg(id: "a", width: .narrow))
    #expect(read.elements("path", class: "figure-shape").count == 2)
  }

  @Test(arguments: [HeatMap.Shading.sequential(nil), .sequential(0...50), .diverging])
  func `every number in a shaded table can be read`(shading: HeatMap.Shading) throws {
    let cells = (0..<5).map { row in
      (0..<6).map { Sample.value(Double(row * 6 + $0) - 12) }
    }
    let map = HeatMap(
      text: Sample.text(), columns: (0..<6).map { "K\($0)" }, rows: (0..<5).map { "R\($0)" },
      cells: cells, shading: shading)
    let read = try ReadSVG(map.svg(id: "a", width: .wide))
    let areas = read.elements("rect", class: "figure-cell")
    let texts = read.elements("text").filter { $0.words.hasSuffix("& <") }
    #expect(areas.count == 30 && texts.count == 30)
    for (area, text) in zip(areas, texts) {
      let colour = try #require(Colour(hex: text.text("fill")))
      #expect(colour.contrast(with: try #require(Colour(hex: area.text("fill")))) >= 4.5)
    }
  }

  @Test func `a table that is too wide goes on below with all its cells`() throws {
    let cells = (0..<3).map { _ in (0..<17).map { Sample.value(Double($0)) } }
    let map = HeatMap(
      text: Sample.text(), columns: (1...17).map { "\($0)" }, rows: ["a", "b", "c"], cells: cells)
    let read = try ReadSVG(map.svg(id: "a", width: .narrow))
    let areas = read.elements("rect", class: "figure-cell")
    #expect(areas.count == 51)
    #expect(try areas.allSatisfy { try $0.number("x") + $0.number("width") <= 320 })
    #expect(read.lines.filter { $0 == "a" }.count > 1)
  }
}
