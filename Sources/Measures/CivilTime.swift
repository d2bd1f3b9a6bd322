/// The time on the wall somewhere: how an instant becomes a day and an hour.
public enum CivilTime: String, Hashable, Sendable, Codable, CaseIterable {
  /// Universal time.
  case universal
  /// Norway and its neighbours: one hour ahead, two in summer.
  ///
  /// Summer time begins at 01.00 universal time on the last Sunday of March and ends at that hour on the
  /// last Sunday of October: directive 2000/84/EC. The rule has been the same since 1996; it is used for
  /// all years.
  case centralEuropean = "central-european"

  /// An hour and a minute of a day.
  public struct Reading: Hashable, Sendable {
    /// The day.
    public let day: Day
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int

    /// `13:05`.
    public var clock: String { "\(Moment.two(hour)):\(Moment.two(minute))" }
  }

  /// What the clock on the wall shows.
  ///
  /// - Parameter moment: the instant.
  /// - Returns: day, hour and minute.
  public func reading(of moment: Moment) -> Reading {
    let local = moment.adding(seconds: secondsAhead(at: moment))
    let minutes = local.millisecondsOfDay / 60_000
    return Reading(day: local.day, hour: minutes / 60, minute: minutes % 60)
  }

  /// The day at an instant.
  ///
  /// - Parameter moment: the instant.
  /// - Returns: the day there.
  public func day(of moment: Moment) -> Day { reading(of: moment).day }

  /// The instant at which a day begins.
  ///
  /// - Parameter day: the day there.
  /// - Returns: its midnight.
  public func start(of day: Day) -> Moment {
    // No clock is set at midnight, so the shift just before is that of midnight.
    let midnight = Moment(startOf: day)
    return midnight.adding(seconds: -secondsAhead(at: midnight.adding(seconds: -7200)))
  }

  /// The last instant of a day.
  ///
  /// - Parameter day: the day there.
  /// - Returns: a millisecond before the next day begins.
  public func end(of day: Day) -> Moment {
    Moment(milliseconds: start(of: day.adding(days: 1)).milliseconds - 1)
  }

  private func secondsAhead(at moment: Moment) -> Int {
    guard self == .centralEuropean else { return 0 }
    let year = moment.day.year
    guard let march = Day(year: year, month: 3, day: 31),
      let october = Day(year: year, month: 10, day: 31)
    else { return 3600 }
    let begins = change(before: march)
    let ends = change(before: october)
    return begins <= moment && moment < ends ? 7200 : 3600
  }

  /// 01.00 universal time on the last Sunday up to a day.
  private func change(before day: Day) -> Moment {
    Moment(startOf: day.adding(days: -(day.weekday % 7))).adding(seconds: 3600)
  }
}
