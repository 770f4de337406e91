// A text adventure: Swift keeps the state and the console, Scheme has the rules.

import Parley

struct Room: Codable {
  var name: String
  var text: String
  var exits: [String: String]
}

final class Adventure {
  private let scheme = Interpreter(.pure)
  private var rooms: [String: Room] = [:]
  private var here = ""
  private(set) var inventory: [String] = []
  private(set) var isOver = false
  private var verbs: [String: Callback<String, String>] = [:]

  /// - Parameter rules: a Scheme program that makes rooms and verbs.
  init(rules: String) throws {
    scheme.library("(adventure)") { [unowned self] library in
      library.define("(room data)", doc: "Makes a room of an association list.") { (room: Room) in
        self.rooms[room.name] = room
        if self.here.isEmpty { self.here = room.name }
      }
      library.define("(verb name action)", doc: "Has ACTION called with what follows NAME in a command.") {
        (name: Symbol, action: Callback<String, String>) in self.verbs[name.name] = action
      }
      library.define("here", doc: "Returns the name of the room.") { Symbol(self.here) }
      library.define("(take! thing)", doc: "Adds THING to the inventory.") { (thing: String) in
        self.inventory.append(thing)
      }
      library.define("(carrying? thing)", doc: "Returns whether THING is in the inventory.") { (thing: String) in
        self.inventory.contains(thing)
      }
      library.define("win!", doc: "Ends the game.") { self.isOver = true }
    }
    try scheme.run(text: rules, name: "rules.scm")
  }

  var view: String { rooms[here]?.text ?? "Nowhere." }

  /// What happens at a command.
  func perform(_ command: String) throws -> String {
    let words = command.split(separator: " ", maxSplits: 1).map(String.init)
    guard let verb = words.first else { return "Well?" }
    if let next = rooms[here]?.exits[verb] {
      here = next
      return view
    }
    guard let action = verbs[verb] else { return "You do not know how to \(verb)." }
    return try action(words.count > 1 ? words[1] : "")
  }

  static let rules = """
    (import (scheme base) (adventure))
    (room '((name . "hall") (text . "A hall. A door leads north.") (exits (north . "cellar"))))
    (room '((name . "cellar") (text . "A cellar with a chest.") (exits (south . "hall"))))
    (verb 'take
      (lambda (thing)
        (cond ((and (equal? thing "lamp") (eq? (here) 'hall)) (take! thing) "Taken.")
              (else "There is none."))))
    (verb 'open
      (lambda (thing)
        (cond ((not (eq? (here) 'cellar)) "Nothing to open here.")
              ((carrying? "lamp") (win!) "The chest is full of gold!")
              (else "It is too dark."))))
    """
}
