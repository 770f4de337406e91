// The modes that open-file and its kin take: "r", "w+", "rb", "a0" (SCM open-file).

import Parley

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct OpenMode {
  var isInput = false
  var isOutput = false
  var isBinary = false
  var isBuffered = true
  /// For open(2).
  var flags: Int32 = 0

  /// Reads a mode: r (read), w (write a new or emptied file) or a (write at the end), then any of + (both directions),
  /// b (bytes too), 0 (unbuffered), x (only if the file is new) and ? (which asked SCM to count lines: all ports do).
  init?(_ text: String) {
    guard let first = text.unicodeScalars.first else { return nil }
    var wantsBoth = false
    var isExclusive = false
    for letter in text.unicodeScalars.dropFirst() {
      switch letter {
      case "+": wantsBoth = true
      case "w" where first == "r", "r" where first == "w": wantsBoth = true
      case "b": isBinary = true
      case "0": isBuffered = false
      case "x": isExclusive = true
      case "?": break
      default: return nil
      }
    }
    switch first {
    case "r": isInput = true
    case "w": flags = text.unicodeScalars.dropFirst().contains("r") ? 0 : O_CREAT | O_TRUNC
    case "a": flags = O_CREAT | O_APPEND
    default: return nil
    }
    isOutput = !isInput || wantsBoth
    isInput = isInput || wantsBoth
    if isExclusive { flags |= O_CREAT | O_EXCL }
    flags |= isInput && isOutput ? O_RDWR : isOutput ? O_WRONLY : O_RDONLY
  }

  /// A file that is read and written has one position for both, which a buffer would run ahead of.
  func buffering(isSocket: Bool) -> Port.Buffering {
    isBuffered && (isSocket || !(isInput && isOutput)) ? .full : .none
  }
}

extension Arguments {
  /// A mode, as a string or symbol.
  func openMode(_ index: Int) throws(SchemeThrow) -> OpenMode {
    guard let mode = OpenMode(try word(index)) else {
      throw outOfRange(index, "a mode: r, w or a, and then any of + b 0 x ?")
    }
    return mode
  }
}
