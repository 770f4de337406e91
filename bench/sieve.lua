local function primes_below(n)
  local crossed = {}
  for i = 1, n do crossed[i] = false end
  local count, i = 0, 2
  while i < n do
    if not crossed[i] then
      for j = i * i, n - 1, i do crossed[j] = true end
      count = count + 1
    end
    i = i + 1
  end
  return count
end

print(primes_below(2000000) + primes_below(2000000) + primes_below(2000000))
