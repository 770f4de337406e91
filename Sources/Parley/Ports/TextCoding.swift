// UTF-8 between bytes and character codes, transparent to every byte: one that is not part of valid UTF-8 becomes a
// character of its own (`Value.rawByteBase` plus the byte), and such a character is written as the same single byte.
//
// Memory ports hold characters, not bytes, and two raw bytes side by side could look like one valid character. So
// their buffers use an *escaped* form: a raw byte is stored as FF and the byte. FF never occurs in UTF-8.

enum TextCoding {
  static var escape: UInt8 { 0xFF }
  static var longest: Int { 4 }

  /// The character at the beginning of a run of bytes, and how many bytes it takes; 0 bytes if the run is the beginning
  /// of a character that is not all there.
  @inline(__always) static func decode(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, escaped: Bool
  ) -> (code: UInt32, length: Int) {
    let first = bytes[0]
    if first < 0x80 { return (UInt32(first), 1) }
    return decodeSlow(bytes, count, escaped: escaped)
  }

  @inline(never) private static func decodeSlow(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, escaped: Bool
  ) -> (code: UInt32, length: Int) {
    let first = bytes[0]
    if escaped, first == escape, count > 1 { return (Value.rawByteBase + UInt32(bytes[1]), 2) }
    let length: Int
    // The range of the second byte keeps out overlong forms, surrogates and what lies above 10FFFF (Unicode,
    // table 3-7).
    var second: ClosedRange<UInt8> = 0x80...0xBF
    var code: UInt32
    switch first {
    case 0xC2...0xDF:
      length = 2
      code = UInt32(first & 0x1F)
    case 0xE0...0xEF:
      length = 3
      code = UInt32(first & 0x0F)
      if first == 0xE0 { second = 0xA0...0xBF } else if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      code = UInt32(first & 0x07)
      if first == 0xF0 { second = 0x90...0xBF } else if first == 0xF4 { second = 0x80...0x8F }
    default: return (Value.rawByteBase + UInt32(first), 1)
    }
    var index = 1
    while index < length {
      if index == count { return (0, 0) }
      let byte = bytes[index]
      guard index == 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else {
        return (Value.rawByteBase + UInt32(first), 1)
      }
      code = code << 6 | UInt32(byte & 0x3F)
      index += 1
    }
    return (code, length)
  }

  /// How many bytes are certainly missing before the character that begins the run can be decoded: 0 if it can.
  static func missing(_ bytes: UnsafePointer<UInt8>, _ count: Int, escaped: Bool) -> Int {
    if count == 0 { return 1 }
    guard decode(bytes, count, escaped: escaped).length == 0 else { return 0 }
    let length = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4
    return length - count
  }

  /// Stores a character and returns its number of bytes, at most `longest`.
  static func encode(_ code: UInt32, into bytes: UnsafeMutablePointer<UInt8>, escaped: Bool) -> Int {
    if code < 0x80 {
      bytes[0] = UInt8(truncatingIfNeeded: code)
      return 1
    }
    if code < 0x800 {
      bytes[0] = 0xC0 | UInt8(truncatingIfNeeded: code >> 6)
      bytes[1] = continuation(code)
      return 2
    }
    if code < 0x10000 {
      bytes[0] = 0xE0 | UInt8(truncatingIfNeeded: code >> 12)
      bytes[1] = continuation(code >> 6)
      bytes[2] = continuation(code)
      return 3
    }
    if code < Value.rawByteBase {
      bytes[0] = 0xF0 | UInt8(truncatingIfNeeded: code >> 18)
      bytes[1] = continuation(code >> 12)
      bytes[2] = continuation(code >> 6)
      bytes[3] = continuation(code)
      return 4
    }
    let byte = UInt8(truncatingIfNeeded: code - Value.rawByteBase)
    if escaped {
      bytes[0] = escape
      bytes[1] = byte
      return 2
    }
    bytes[0] = byte
    return 1
  }

  @inline(__always) private static func continuation(_ bits: UInt32) -> UInt8 {
    0x80 | UInt8(truncatingIfNeeded: bits & 0x3F)
  }

  /// How many bytes at the beginning are ASCII.
  static func asciiPrefix(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var index = 0
    while index + 8 <= count {
      let word = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < count, bytes[index] < 0x80 { index += 1 }
    return index
  }

  // MARK: - Whole strings

  /// A string of the characters in these bytes.
  static func makeString(
    _ bytes: UnsafeBufferPointer<UInt8>, escaped: Bool, in heap: Heap
  ) throws(SchemeThrow) -> Value {
    guard let start = bytes.baseAddress, bytes.count > 0 else {
      return try heap.makeString(uninitialized: 0, wide: false)
    }
    let ascii = asciiPrefix(start, bytes.count)
    if ascii == bytes.count {
      let string = try heap.makeString(uninitialized: ascii, wide: false)
      StringView(string).narrow.update(from: start, count: ascii)
      return string
    }
    var count = ascii
    var isWide = false
    forEachCode(start + ascii, bytes.count - ascii, escaped: escaped) { code in
      count += 1
      if code > 0xFF { isWide = true }
    }
    let string = try heap.makeString(uninitialized: count, wide: isWide)
    let view = StringView(string)
    var index = 0
    if isWide {
      forEachCode(start, bytes.count, escaped: escaped) { code in
        view.wide[index] = code
        index += 1
      }
    } else {
      forEachCode(start, bytes.count, escaped: escaped) { code in
        view.narrow[index] = UInt8(truncatingIfNeeded: code)
        index += 1
      }
    }
    return string
  }

  /// Calls `body` with every character; a sequence that the end cuts off counts as raw bytes.
  @inline(__always) static func forEachCode(
    _ start: UnsafePointer<UInt8>, _ count: Int, escaped: Bool, _ body: (UInt32) -> Void
  ) {
    var index = 0
    while index < count {
      let (code, length) = decode(start + index, count - index, escaped: escaped)
      if length == 0 {
        body(Value.rawByteBase + UInt32(start[index]))
        index += 1
      } else {
        body(code)
        index += length
      }
    }
  }

  /// The bytes of characters `range` of a string, raw bytes as themselves.
  static func bytes(of view: StringView, _ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { scratch in
      guard let start = scratch.baseAddress else { return }
      for index in range {
        let length = encode(view[index], into: start, escaped: false)
        for offset in 0..<length { bytes.append(start[offset]) }
      }
    }
    return bytes
  }
}
