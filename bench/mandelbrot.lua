local function steps(cr, ci, most)
  local zr, zi, i = 0.0, 0.0, 0
  while true do
    local rr, ii = zr * zr, zi * zi
    if i == most or rr + ii > 4.0 then return i end
    zr, zi, i = rr - ii + cr, 2.0 * zr * zi + ci, i + 1
  end
end

local function members(size, most)
  local step, count = 3.0 / size, 0
  for y = 0, size - 1 do
    for x = 0, size - 1 do
      if steps(x * step - 2.2, y * step - 1.5, most) == most then count = count + 1 end
    end
  end
  return count
end

print(members(500, 100))
