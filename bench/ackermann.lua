local function ackermann(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ackermann(m - 1, 1) end
  return ackermann(m - 1, ackermann(m, n - 1))
end

local sum = 0
for _ = 1, 300 do sum = sum + ackermann(2, 9) end
print(sum + ackermann(3, 9))
