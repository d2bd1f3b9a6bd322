import Testing

@testable import Fieldwork

/// Pictures are what their bytes say, and tell nothing but what they show.
struct PictureFileTests {
  @Test(arguments: [
    (SamplePicture.jpeg(), PictureFile.Format.jpeg), (SamplePicture.png, .png),
    (SamplePicture.webp, .webp),
  ])
  func `what is told about a picture is taken out, and the picture is left`(
    _ bytes: [UInt8], _ format: PictureFile.Format
  ) throws {
    let picture = try #require(PictureFile(bytes))
    #expect(picture.format == format)
    #expect(picture.width == 40)
    #expect(picture.height == 30)
    let text = String(decoding: picture.bytes, as: UTF8.self)
    #expect(!text.contains("67.28"))
    #expect(!text.contains("ns.adobe.com"))
    // What is clean stays as it is.
    #expect(PictureFile(picture.bytes)?.bytes == picture.bytes)
  }

  @Test func `a picture taken with the camera on its side stays upright`() throws {
    let picture = try #require(PictureFile(SamplePicture.jpeg(turned: 6)))
    let head: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1]
    #expect(picture.bytes.starts(with: head))
    #expect(picture.bytes[30...31].elementsEqual([0, 6]))
    let upright = try #require(PictureFile(SamplePicture.jpeg(turned: 1)))
    #expect(!upright.bytes.starts(with: head))
  }

  @Test func `a WebP no longer announces what was taken out`() throws {
    let picture = try #require(PictureFile(SamplePicture.webp))
    #expect(picture.bytes[20] & 0x0C == 0)
    #expect(picture.bytes.little(4, 4) == picture.bytes.count - 8)
  }

  @Test func `other files are refused, whatever they are called`() {
    for text in ["", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "RIFF"] {
      #expect(PictureFile(Array(text.utf8)) == nil)
    }
    var wide = SamplePicture.png
    wide.replaceSubrange(16..<20, with: [0x7F, 0xFF, 0xFF, 0xFF])
    #expect(PictureFile(wide) == nil)
  }

  @Test(arguments: [SamplePicture.jpeg(), SamplePicture.png, SamplePicture.webp])
  func `a picture that is cut off or damaged never harms`(_ bytes: [UInt8]) {
    for end in bytes.indices { _ = PictureFile(Array(bytes[..<end])) }
    var state: UInt64 = 7
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    for _ in 0..<5000 {
      var damaged = bytes
      for _ in 0..<(1 + next() % 4) { damaged[next() % damaged.count] = UInt8(next() & 0xFF) }
      if let picture = PictureFile(damaged) {
        #expect(picture.bytes.count <= damaged.count + 40)
        #expect(picture.width > 0)
      }
    }
    #expect(PictureFile(Array(bytes[..<(bytes.count / 2)])) == nil)
  }
}
