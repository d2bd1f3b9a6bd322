import Figures
import FoundationXML
import Testing

@Suite("What all figures have in common")
struct EveryFigureTests {
  @Test(arguments: FigureWidth.allCases)
  func `every figure is well-formed, named and described`(width: FigureWidth) throws {
    for figure in Sample.figures + Sample.empty {
      let svg = figure.svg(id: "a b", width: width)
      let read = try ReadSVG(svg)
      let id = "a-b-" + width.rawValue
      #expect(read.root.name == "svg")
      #expect(read.root.text("id") == id)
      #expect(read.root.text("role") == "img")
      #expect(read.root.text("aria-labelledby") == "\(id)-title \(id)-desc")
      #expect(read.root.text("viewBox").hasPrefix("0 0 \(Int(width.pixels)) "))
      #expect(read.elements("title").first?.text("id") == id + "-title")
      #expect(read.elements("title").first?.stringValue == "Tittel <&>")
      #expect(read.elements("desc").first?.stringValue == "a & b")
      #expect(try XMLDocument(xmlString: svg.file).rootElement()?.name == "svg")
    }
  }

  @Test(arguments: FigureWidth.allCases)
  func `no text is smaller than 12 px or harder to read than 4,5 to 1 on paper or its area`(
    width: FigureWidth
  ) throws {
    for figure in Sample.figures {
      let read = try ReadSVG(figure.svg(id: "a", width: width))
      for text in read.elements("text") {
        let size = text.text("font-size")
        #expect(try size.isEmpty || #require(Double(size)) >= 12)
        let fill = text.text("fill")
        // White and black are chosen for the area behind, and tested with it.
        guard !fill.isEmpty, fill != "#ffffff", fill != "#000000" else { continue }
        #expect(try #require(Colour(hex: fill)).contrast(with: .white) >= 4.5)
      }
    }
  }

  @Test func `no figure holds a script, a style or a reference outside itself`() throws {
    for figure in Sample.figures {
      let svg = figure.svg(id: "a", width: .wide)
      let read = try ReadSVG(svg)
      #expect(read.elements("script").isEmpty && read.elements("style").isEmpty)
      #expect(!svg.markup.contains("style=") && !svg.markup.contains("href"))
      #expect(svg.markup.components("http").count == 2, "only the namespace")
    }
  }

  @Test func `a figure without data says so`() throws {
    for figure in Sample.empty {
      #expect(try ReadSVG(figure.svg(id: "a", width: .wide)).lines == ["Ingen tall"])
    }
  }

  @Test func `the same input gives the same bytes`() {
    let first = Sample.figures.map { $0.svg(id: "a", width: .wide) }
    let second = Sample.figures.map { $0.svg(id: "a", width: .wide) }
    #expect(first == second)
  }

  @Test(arguments: FigureWidth.allCases)
  func `all that is drawn lies on the paper`(width: FigureWidth) throws {
    for figure in Sample.figures {
      let svg = figure.svg(id: "a", width: width)
      let read = try ReadSVG(svg)
      for rect in read.elements("rect") where !rect.text("x").isEmpty {
        let (x, y) = (try rect.number("x"), try rect.number("y"))
        let (right, bottom) = (try x + rect.number("width"), try y + rect.number("height"))
        #expect(x >= 0 && right <= svg.width + 0.01)
        #expect(y >= 0 && bottom <= svg.height + 0.01)
      }
      for text in read.elements("text") {
        #expect((0...svg.width).contains(try text.number("x")))
        #expect((0...svg.height).contains(try text.number("y")))
      }
    }
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
