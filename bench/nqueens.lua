-- A list is nil or { first, rest }.
local function count_down(n)
  local list = nil
  for i = n, 1, -1 do list = { i, list } end
  return list
end

local function join(a, b)
  if a == nil then return b end
  return { a[1], join(a[2], b) }
end

local function safe(row, distance, placed)
  if placed == nil then return true end
  if placed[1] == row + distance or placed[1] == row - distance then return false end
  return safe(row, distance + 1, placed[2])
end

local function ways(to_try, tried, placed)
  if to_try == nil then return tried == nil and 1 or 0 end
  local here = 0
  if safe(to_try[1], 1, placed) then
    here = ways(join(to_try[2], tried), nil, { to_try[1], placed })
  end
  return here + ways(to_try[2], { to_try[1], tried }, placed)
end

local result
for _ = 1, 100 do result = ways(count_down(8), nil, nil) end
print(result)
