import Foundation
public import Measures

extension Moment {
  /// The time that the machine's clock tells.
  public static var now: Moment {
    Moment(milliseconds: Int((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}
