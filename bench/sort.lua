local function scattered(n)
  local list, x = {}, 12345
  for i = n, 1, -1 do
    list[i] = x
    x = (x * 1103515245 + 12345) % 2147483648
  end
  return list
end

local numbers = scattered(1000000)
local function copy() return table.move(numbers, 1, #numbers, 1, {}) end
local function thousand(list)
  local i = 1
  while i < 1000 and list[i] <= list[i + 1] do i = i + 1 end
  return i
end

local function sorted(less)
  local list = copy()
  table.sort(list, less)
  return thousand(list)
end

print(sorted() + sorted() + sorted(function(a, b) return a < b end))
