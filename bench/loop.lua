-- `while`, not `for`: the Scheme program compares and adds in the open too.
local function run(n)
  local i, sum = 0, 0
  while i < n do
    i = i + 1
    sum = sum + 1
  end
  return sum
end

print(run(100000000))
