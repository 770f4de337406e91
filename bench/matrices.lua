local function make_matrix(n, element)
  local rows = {}
  for i = 1, n do
    local row = {}
    for j = 1, n do row[j] = element(i, j) end
    rows[i] = row
  end
  return rows
end

local function multiply(a, b, n)
  return make_matrix(n, function(i, j)
    local row, sum = a[i], 0.0
    for k = 1, n do sum = sum + row[k] * b[k][j] end
    return sum
  end)
end

local function trace(a, n)
  local sum = 0.0
  for i = 1, n do sum = sum + a[i][i] end
  return sum
end

local function entry(i, j) return 0.0 + ((i - 1) * 7 + (j - 1) * 3) % 10 end

local a = make_matrix(200, entry)
local b = make_matrix(200, function(i, j) return 1.0 + entry(j, i) end)
print(string.format("%.1f", trace(multiply(a, b, 200), 200) + trace(multiply(a, b, 200), 200)))
