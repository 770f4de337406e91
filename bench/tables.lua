local size = 1000000

local function fill(t, key)
  for i = 0, size - 1 do t[key(i)] = i end
end

local function total(t, key)
  local sum = 0
  for i = 0, size - 1 do sum = sum + (t[key(i)] or 0) end
  return sum
end

local function run(key)
  local t = {}
  fill(t, key)
  return total(t, key)
end

print(run(function(i) return i end)
  + run(function(i) return i * 7368787 % 2147483647 end)
  + run(function(i) return "key" .. tostring(i) end))
