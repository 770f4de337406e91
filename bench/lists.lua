-- A list is nil or { first, rest }.
local function build(n)
  local list = nil
  for i = 0, n - 1 do list = { i, list } end
  return list
end

local function sum(list)
  local total = 0
  while list ~= nil do
    total = total + list[1]
    list = list[2]
  end
  return total
end

local function rep(times, n)
  local total = 0
  for _ = 1, times do total = total + sum(build(n)) end
  return total
end

print(string.format("%.0f", rep(20000, 1000) + rep(20, 1000000)))
