import Parley

let game = try Adventure(rules: Adventure.rules)
print(game.view)
while !game.isOver, let line = readLine() { print(try game.perform(line)) }
