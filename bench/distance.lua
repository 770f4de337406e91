local function make_text(length, seed)
  local letters, x = {}, seed
  for i = 1, length do
    local k = math.floor(x / 4096) % 8 + 1
    letters[i] = ("abcdefgh"):sub(k, k)
    x = (x * 1109 + 12345) % 65536
  end
  return table.concat(letters)
end

local function distance(a, b)
  local m, n, row = #a, #b, {}
  for j = 0, n do row[j] = j end
  for i = 1, m do
    local c, diagonal = a:byte(i), i - 1
    row[0] = i
    for j = 1, n do
      local above, before = row[j], row[j - 1]
      if c == b:byte(j) then
        row[j] = diagonal
      else
        row[j] = 1 + math.min(diagonal, math.min(above, before))
      end
      diagonal = above
    end
  end
  return row[n]
end

local one, other = make_text(900, 1), make_text(900, 77)
print(distance(one, other) + distance(one, other) + distance(other, one))
