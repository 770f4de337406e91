// Keys of tables by identity.

/// The address of an object, as the key of a table. Not an ObjectIdentifier: the first table of each key type has the Swift
/// runtime look through all conformances in the program, and starting needs tables of words anyway.
public func key(of object: AnyObject) -> UInt64 {
  UInt64(UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque()))
}
