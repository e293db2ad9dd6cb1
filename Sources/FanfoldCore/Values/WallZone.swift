#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// How far a place's clock is ahead of UTC.
package struct WallZone: Sendable {
    /// The seconds it is ahead at a moment, given in seconds since 1970.
    package let offset: @Sendable (Int) -> Int

    package init(_ offset: @escaping @Sendable (Int) -> Int) { self.offset = offset }

    /// The zone the machine is set to, summer time and all.
    package static let local = WallZone { seconds in
        var time = time_t(seconds)
        var parts = unsafe tm()
        return unsafe localtime_r(&time, &parts) == nil ? 0 : Int(parts.tm_gmtoff)
    }

    package static let utc = WallZone { _ in 0 }
}
