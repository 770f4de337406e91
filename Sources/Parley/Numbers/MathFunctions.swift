// The C library's functions on doubles, under names that do not depend on the platform's module.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Double {
  static func exp(_ x: Double) -> Double { libraryExp(x) }
  static func log(_ x: Double) -> Double { libraryLog(x) }
  static func log2(_ x: Double) -> Double { libraryLog2(x) }
  static func log10(_ x: Double) -> Double { libraryLog10(x) }
  static func sin(_ x: Double) -> Double { librarySin(x) }
  static func cos(_ x: Double) -> Double { libraryCos(x) }
  static func tan(_ x: Double) -> Double { libraryTan(x) }
  static func asin(_ x: Double) -> Double { libraryAsin(x) }
  static func acos(_ x: Double) -> Double { libraryAcos(x) }
  static func atan(_ x: Double) -> Double { libraryAtan(x) }
  static func atan2(y: Double, x: Double) -> Double { libraryAtan2(y, x) }
  static func sinh(_ x: Double) -> Double { librarySinh(x) }
  static func cosh(_ x: Double) -> Double { libraryCosh(x) }
  static func asinh(_ x: Double) -> Double { libraryAsinh(x) }
  static func log1p(_ x: Double) -> Double { libraryLog1p(x) }
  static func hypot(_ x: Double, _ y: Double) -> Double { libraryHypot(x, y) }
  static func pow(_ x: Double, _ y: Double) -> Double { libraryPow(x, y) }
}

// Inside the extension the bare names would mean the methods themselves.
private func libraryExp(_ x: Double) -> Double { exp(x) }
private func libraryLog(_ x: Double) -> Double { log(x) }
private func libraryLog2(_ x: Double) -> Double { log2(x) }
private func libraryLog10(_ x: Double) -> Double { log10(x) }
private func librarySin(_ x: Double) -> Double { sin(x) }
private func libraryCos(_ x: Double) -> Double { cos(x) }
private func libraryTan(_ x: Double) -> Double { tan(x) }
private func libraryAsin(_ x: Double) -> Double { asin(x) }
private func libraryAcos(_ x: Double) -> Double { acos(x) }
private func libraryAtan(_ x: Double) -> Double { atan(x) }
private func libraryAtan2(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
private func librarySinh(_ x: Double) -> Double { sinh(x) }
private func libraryCosh(_ x: Double) -> Double { cosh(x) }
private func libraryAsinh(_ x: Double) -> Double { asinh(x) }
private func libraryLog1p(_ x: Double) -> Double { log1p(x) }
private func libraryHypot(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
private func libraryPow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
