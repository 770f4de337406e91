local function make_counter(n)
  return function(step)
    n = n + step
    return n
  end
end

local function run(k)
  local sum = 0
  for i = 0, k - 1 do
    local counter = make_counter(i)
    counter(1)
    counter(2)
    sum = sum + counter(3)
  end
  return sum
end

print(string.format("%.0f", run(10000000)))
