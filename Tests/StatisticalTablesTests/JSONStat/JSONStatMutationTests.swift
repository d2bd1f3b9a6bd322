import Problems
import StatisticalTables
import TestSupport
import Testing

/// Whatever bytes come in: a cube comes out, or a refusal with its place.
struct JSONStatMutationTests {
  private static let dense = """
    {"version":"2.0","class":"dataset","label":"Tæst","note":["a"],"role":{"time":["t"]},
     "id":["c","t"],"size":[2,3],"status":{"1":":"},"extension":{"noteMandatory":{"0":true}},
     "dimension":{"c":{"category":{"index":{"a":1,"b":0},"child":{"b":["a"]},
       "unit":{"a":{"base":"kr","decimals":1}}},"extension":{"elimination":true}},
       "t":{"label":"t","category":{"index":["2020","2021","2022"]}}},
     "value":[1.5,null,-3e2,":",5,6]}
    """
  private static let sparse = """
    {"dataset":{"dimension":{"id":["c","t"],"size":[2,3],"c":{"category":{"index":["a","b"]}},
     "t":{"category":{"index":{"x":0,"y":2,"z":1}}}},"value":{"0":1,"5":"\\u00e6"},"status":["e"]}}
    """
  private static let collection =
    "{\"class\":\"collection\",\"link\":{\"item\":[\(dense),{\"href\":\"h\"}]}}"

  @Test(arguments: [dense, sparse, collection])
  func `changed bytes never crash`(text: String) throws {
    let original = Array(text.utf8)
    #expect(try !JSONStat.read(original, file: "a.json").cubes.isEmpty)
    let pieces = [
      "null", "{", "}", "[", "]", "\"", ",", ":", "-", "0", "1e99", "\\", "//", "9999999",
    ]
    .map { Array($0.utf8) }
    var random = SeededGenerator(seed: 20_300_101)
    var read = 0
    for _ in 0..<4_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        case 3:
          let other = Int.random(in: 0..<bytes.count, using: &random)
          bytes.swapAt(place, other)
        default: bytes = Array(bytes[...place])
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      do throws(InputRefused) {
        let cubes = try JSONStat.read(bytes, file: "a.json").cubes
        read += 1
        // What can be read can be written and read again.
        let again = try JSONStat.read(JSONStat.bytes(of: cubes), file: "b.json").cubes
        #expect(again.count == cubes.count)
        #expect(zip(again, cubes).allSatisfy { $0.cells == $1.cells })
        for cube in cubes { _ = cube.delimited(labels: true) }
      } catch {
        #expect(error.problems.first?.place.line != nil)
      }
    }
    #expect(read > 100)
  }

  @Test(arguments: [dense, sparse, collection])
  func `a file that was cut off is refused`(text: String) {
    let bytes = Array(text.utf8)
    for end in 0..<bytes.count {
      var problems: [Problem] = []
      do throws(InputRefused) {
        _ = try JSONStat.read(Array(bytes[..<end]), file: "a.json")
      } catch {
        problems = error.problems
      }
      #expect(!problems.isEmpty, "\(end)")
    }
  }
}
