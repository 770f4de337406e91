// The searches of the run loop: short proper lists, as nearly all are. What they leave open, the primitive decides, which
// polls in long lists, finds circles, and says what is wrong.

/// How many pairs are looked at.
private let reach = 1000

/// The value of `(memq wanted list)`; nil if that takes more.
@inline(never) func findTail(of list: Value, with wanted: Value) -> Value? {
  var rest = list
  var left = reach
  while rest.isPair, left > 0 {
    if rest.car == wanted { return rest }
    rest = rest.cdr
    left &-= 1
  }
  return rest.isNull ? .false : nil
}

/// The value of `(assq wanted list)`; nil if that takes more.
@inline(never) func findEntry(in list: Value, for wanted: Value) -> Value? {
  var rest = list
  var left = reach
  while rest.isPair, left > 0 {
    let entry = rest.car
    guard entry.isPair else { return nil }
    if entry.car == wanted { return entry }
    rest = rest.cdr
    left &-= 1
  }
  return rest.isNull ? .false : nil
}
