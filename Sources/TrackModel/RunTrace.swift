/// The run in 5-second bins, small enough to keep for years and to draw charts from.
///
/// Bins lie on a fixed grid of elapsed time from the start of the run; bins in which nothing was recorded are left out.
/// Stored as bytes (about 11 a bin) and unpacked by ``bins()``.
public struct RunTrace: Sendable, Hashable {
  /// Seconds a bin covers.
  public static let binSeconds = 5

  /// One bin.
  public struct Bin: Sendable, Hashable, BitwiseCopyable {
    /// Elapsed seconds from the start of the run to the start of the bin; a multiple of ``RunTrace/binSeconds``.
    public var start: Int32
    /// Metres covered inside the bin, to 0.1 m.
    public var distance: Float
    /// Mean flat-equivalent speed while moving, m/s to 0.001; 0 where not moving or not known.
    public var flatEquivalentSpeed: Float
    /// Metres to 0.1; NaN where not known.
    public var altitude: Float
    /// Beats per minute; 0 where not known.
    public var heartRate: UInt8
    /// More than half of the bin was spent in motion.
    public var isMoving: Bool
    /// Degrees, to 20 m or better; NaN where not known.
    public var latitude: Double
    /// Degrees, to 20 m or better; NaN where not known.
    public var longitude: Double

    /// A bin of these values.
    public init(
      start: Int32, distance: Float, flatEquivalentSpeed: Float, altitude: Float, heartRate: UInt8, isMoving: Bool,
      latitude: Double, longitude: Double
    ) {
      self.start = start
      self.distance = distance
      self.flatEquivalentSpeed = flatEquivalentSpeed
      self.altitude = altitude
      self.heartRate = heartRate
      self.isMoving = isMoving
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// The packed form.
  public private(set) var bytes: [UInt8]

  /// A trace without a bin.
  public init() { bytes = [] }

  /// Takes packed bytes as they are; ``bins()`` gives nil for bytes that no trace packs to.
  public init(packed bytes: [UInt8]) { self.bytes = bytes }

  /// There is no bin.
  public var isEmpty: Bool { bytes.isEmpty }
}
