// What programs may do outside their interpreter. Plain data: the module that connects an interpreter with the system
// holds programs to it.

/// What a program may do outside its interpreter: a profile, and what is allowed beyond it.
///
/// ```swift
/// var capabilities = Capabilities.pure
/// capabilities.allow(.fileRead(under: "/srv/levels"), .connect("127.0.0.1", ports: 9000...9010))
/// ```
///
/// An interpreter that nothing was installed into has no access to anything, whatever this says.
public struct Capabilities: Sendable {
  /// Something that a program may do.
  public enum Grant: Sendable {
    /// Read files, and list folders, under a folder, or a single file. Symbolic links and `..` are resolved before a name
    /// is judged.
    case fileRead(under: String)
    /// Make, write, rename and delete files under a folder.
    case fileWrite(under: String)
    /// Connect, and send datagrams, to a host: a name, numbers, or `*` for any.
    case connect(String, ports: ClosedRange<Int> = 0...65535)
    /// Bind sockets to ports.
    case listen(ports: ClosedRange<Int> = 0...65535)
    /// Read environment variables of these names, or `*` for all.
    case environment([String])
    /// Start, signal and replace processes; change what belongs to this one: its folder, variables, identity.
    case processes
  }

  /// What is allowed.
  public private(set) var grants: [Grant]
  /// Everything is allowed.
  public private(set) var isFull = false

  /// Nothing but computing, clocks, and the standard streams.
  public static let pure = Capabilities(grants: [])
  /// Files and environment variables; no network and no other processes.
  public static let script = Capabilities(
    grants: [.fileRead(under: "/"), .fileWrite(under: "/"), .environment(["*"])])
  /// The network; no files and no other processes.
  public static let network = Capabilities(grants: [.connect("*"), .listen()])
  /// Whatever the process may.
  public static let full: Capabilities = {
    var capabilities = Capabilities(grants: [])
    capabilities.isFull = true
    return capabilities
  }()

  /// Allows more.
  public mutating func allow(_ more: Grant...) { grants += more }

  /// The same with more allowed.
  public func allowing(_ more: Grant...) -> Capabilities {
    var copy = self
    copy.grants += more
    return copy
  }
}
