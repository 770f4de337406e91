// The layout of condition objects, the objects that errors raise.
//
//   [kind symbol, message string, irritants list, procedure symbol or #f, trace or #f, location or #f,
//    subject or #f, values or #f]
//
// The trace is a host object (Trace), filled in where the machine catches the throw; the location one (LocationBox), for
// errors that know their place better than the running code does. The subject is the procedure that was called wrongly.
// The values are a vector of what the variables of the innermost frame of the trace had then.

enum ConditionSlot {
  static var kind: Int { 1 }
  static var message: Int { 2 }
  static var irritants: Int { 3 }
  static var procedure: Int { 4 }
  static var trace: Int { 5 }
  static var location: Int { 6 }
  static var subject: Int { 7 }
  static var values: Int { 8 }
}
