import CFuzzer
import Glibc

/// Runs libFuzzer on the reader that the variable `FUZZ_READER` names.
@main struct Fuzz {
  static func main() {
    guard reader != nil else {
      print("FUZZ_READER is one of: \(Reader.allCases.map(\.rawValue).joined(separator: ", "))")
      exit(2)
    }
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { bytes, size in
        reader?.read(Array(UnsafeBufferPointer(start: bytes, count: size)))
        return 0
      })
  }
}

/// The reader that is fed; libFuzzer's callback can take nothing along but what is global.
let reader = getenv("FUZZ_READER").flatMap { Reader(rawValue: String(cString: $0)) }
