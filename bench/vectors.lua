local size = 1000000

local function made(seed)
  local v = {}
  for i = 1, size do v[i] = i - 1 + seed end
  return v
end

local function copied(v)
  local copy = {}
  for i = 1, size do copy[i] = v[size - i + 1] end
  return copy
end

-- There and back through a list.
local function again(v)
  local list = nil
  for i = size, 1, -1 do list = { v[i], list } end
  local result, i = {}, 1
  while list do
    result[i] = list[1]
    list = list[2]
    i = i + 1
  end
  return result
end

local sum = 0
for times = 10, 1, -1 do
  local v = again(copied(made(times)))
  local other = {}
  for i = 1, size do other[i] = times end
  sum = sum + v[1] + #v
end
print(string.format("%.0f", sum))
