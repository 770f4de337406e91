-- Lua's coroutines do here what re-entrant continuations do there.
local function walk(tree)
  if type(tree) == "table" then
    walk(tree[1])
    return walk(tree[2])
  end
  coroutine.yield(tree)
end

local function make_generator(tree)
  return coroutine.wrap(function()
    walk(tree)
    return "end"
  end)
end

local function balanced(from, to)
  if from + 1 == to then return from end
  local middle = math.floor((from + to) / 2)
  return { balanced(from, middle), balanced(middle, to) }
end

local function leaning(from, to)
  if from + 1 == to then return from end
  return { from, leaning(from + 1, to) }
end

local function common_leaves(a, b)
  local next_a, next_b = make_generator(a), make_generator(b)
  local count = 0
  while true do
    local x, y = next_a(), next_b()
    if x ~= y then return "different" end
    if x == "end" then return count end
    count = count + 1
  end
end

local total = 0
for _ = 1, 100 do total = total + common_leaves(balanced(0, 4096), leaning(0, 4096)) end
print(total)
