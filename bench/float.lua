local function run(n)
  local i, sum = 1.0, 0.0
  while i < n do
    sum = sum + 1.0 / (i * i)
    i = i + 1.0
  end
  return sum
end

print(string.format("%.14g", run(30000000.0)))
