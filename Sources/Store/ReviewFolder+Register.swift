import Indicators
import Problems

extension ReviewFolder {
  /// The register of the folder and what has been chosen of it; nil and none where there are no such files.
  mutating func register() -> (register: IndicatorRegister?, selection: [ChosenIndicator]) {
    guard files.has(RegisterFolder.name) else { return (nil, []) }
    let folder = RegisterFolder(files)
    let register =
      folder.exists ? attempt { () throws(InputRefused) in try folder.register() } : nil
    let selection =
      attempt { () throws(InputRefused) in try folder.selection(register) } ?? []
    if !folder.exists, let first = selection.first {
      log.warning("selection.no-register", at: Place(first.place.file))
    }
    return (register, selection)
  }
}
