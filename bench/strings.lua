local function grow(n)
  local s = ""
  for _ = 1, n do s = s .. "ab c" end
  return s
end

local function pieces(n)
  local total = 0
  for i = 0, n - 1 do total = total + #("key" .. tostring(i) .. ": " .. "value") end
  return total
end

local function spaces(s)
  local count = 0
  for i = 1, #s do
    if s:byte(i) == 32 then count = count + 1 end
  end
  return count
end

local function rep(times, f)
  local total = 0
  for _ = 1, times do total = total + f() end
  return total
end

local text = grow(20000)
print(#text + pieces(500000) + rep(300, function() return spaces(text) end))
