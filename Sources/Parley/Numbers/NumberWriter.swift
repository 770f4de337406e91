// Writes numbers. A flonum gets the fewest digits that read back as the same number: `1.0`, `0.1`, `1e100`, `1.5e-7`.

import BigInt

enum NumberWriter {
  /// The external representation of a number; radix 2 to 36.
  static func text(_ value: Value, radix: Int = 10, heap: Heap) -> String { text(value, radix: radix, poll: {}) }

  /// The same for numbers that may be so long that writing them has to be interruptible.
  static func text<Failure>(_ value: Value, radix: Int, poll: Poll<Failure>) throws(Failure) -> String {
    if value.isFixnum { return String(value.fixnum, radix: radix) }
    if value.isFlonum { return radix == 10 ? text(value.flonum) : text(value.flonum, radix: radix) }
    if value.isBignum {
      let integer = value.bignum
      let digits = try integer.magnitude.text(radix: radix, poll: poll)
      return integer.sign == .minus ? "-" + digits : digits
    }
    if value.isRatio {
      let numerator = try text(value.slot(1), radix: radix, poll: poll)
      return try numerator + "/" + text(value.slot(2), radix: radix, poll: poll)
    }
    if value.isComplex {
      // Real part 0 goes without saying, unless the rest would read as a real number where i is a digit.
      let isImplied = radix <= 18 && isPositiveZero(value.slot(1))
      let real = isImplied ? "" : try text(value.slot(1), radix: radix, poll: poll)
      return try real + imaginary(value.slot(2), radix: radix, poll: poll) + "i"
    }
    assertionFailure("not a number")
    return "#<number>"
  }

  private static func isPositiveZero(_ value: Value) -> Bool {
    value.isExactZero || (value.isFlonum && value.flonum.bitPattern == 0)
  }

  /// An imaginary part with its sign, without the i.
  private static func imaginary<Failure>(_ value: Value, radix: Int, poll: Poll<Failure>) throws(Failure) -> String {
    if value == Value(fixnum: 1) { return "+" }
    if value == Value(fixnum: -1) { return "-" }
    let text = try text(value, radix: radix, poll: poll)
    return text.hasPrefix("-") || text.hasPrefix("+") ? text : "+" + text
  }

  // MARK: - Flonums

  private static func special(_ double: Double) -> String? {
    if double.isNaN { return "+nan.0" }
    if double.isInfinite { return double < 0 ? "-inf.0" : "+inf.0" }
    return nil
  }

  static func text(_ double: Double) -> String {
    if let special = special(double) { return special }
    // The standard library finds the shortest digits; only their layout is ours.
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var isExponentNegative = false
    var isInExponent = false
    for byte in double.magnitude.description.utf8 {
      switch byte {
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"): isInExponent = true
      case UInt8(ascii: "-"): isExponentNegative = true
      case UInt8(ascii: "+"): break
      default:
        if isInExponent { exponent = exponent * 10 + Int(byte - 48) } else { digits.append(byte) }
      }
    }
    var position = (point ?? digits.count) + (isExponentNegative ? -exponent : exponent)
    let leadingZeros = digits.prefix { $0 == 48 }.count
    digits.removeFirst(leadingZeros)
    position -= leadingZeros
    while digits.last == 48 { digits.removeLast() }
    return layout(digits, position: position, isNegative: double.sign == .minus)
  }

  /// The value 0.DIGITS times 10 to the power `position`: plain from 1e-6 up to below 1e21, else with an exponent.
  private static func layout(_ digits: [UInt8], position: Int, isNegative: Bool) -> String {
    var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    if digits.isEmpty {
      text += "0.0".utf8
    } else if position > 21 || position < -5 {
      text.append(digits[0])
      if digits.count > 1 {
        text.append(UInt8(ascii: "."))
        text += digits[1...]
      }
      text += "e\(position - 1)".utf8
    } else if position <= 0 {
      text += "0.".utf8
      text += repeatElement(48, count: -position)
      text += digits
    } else {
      text += digits.prefix(position)
      text += repeatElement(48, count: max(0, position - digits.count))
      text.append(UInt8(ascii: "."))
      text += digits.count > position ? digits[position...] : [48]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A flonum in another radix, without exponent: the shortest digits that tell it from its neighbours (Steele and
  /// White's free-format algorithm on exact integers).
  static func text(_ double: Double, radix: Int) -> String {
    if let special = special(double) { return special }
    let sign = double.sign == .minus ? "-" : ""
    let whole = double.magnitude.rounded(.towardZero)
    var text = sign + Ratio(whole).numerator.magnitude.text(radix: radix, poll: {}) + "."
    let fraction = Ratio(double.magnitude - whole)
    if fraction.numerator.isZero { return text + "0" }
    let digitCharacters = Array("0123456789abcdefghijklmnopqrstuvwxyz")
    // The rest and half the distance to the next double below (that above is no nearer), over the same denominator.
    let gap = Ratio(double.magnitude - double.magnitude.nextDown)
    let scale = gap.denominator + gap.denominator
    let denominator = fraction.denominator.times(scale)
    var rest = fraction.numerator.times(scale)
    var tolerance = gap.numerator.times(fraction.denominator)
    let base = BigInt(small: radix)
    while true {
      let (digit, next) = rest.times(base).truncateDivided(by: denominator)
      tolerance = tolerance.times(base)
      rest = next
      var index = digit.asInt ?? 0
      let isLow = rest < tolerance
      let isHigh = rest + tolerance > denominator
      if !isLow && !isHigh {
        text.append(digitCharacters[index])
        continue
      }
      // Rounding up never carries: the digit before would have ended the number.
      if isHigh && (!isLow || rest + rest > denominator) { index += 1 }
      text.append(digitCharacters[index])
      return text
    }
  }
}
