-- { red?, left, key, right }, never changed.
local function rebuilt(a, x, b, y, c, z, d)
  return { true, { false, a, x, b }, y, { false, c, z, d } }
end

local function balanced_left(a, k, d)
  if a and a[1] then
    local l, r = a[2], a[4]
    if l and l[1] then return rebuilt(l[2], l[3], l[4], a[3], r, k, d) end
    if r and r[1] then return rebuilt(l, a[3], r[2], r[3], r[4], k, d) end
  end
  return { false, a, k, d }
end

local function balanced_right(a, k, d)
  if d and d[1] then
    local l, r = d[2], d[4]
    if l and l[1] then return rebuilt(a, k, l[2], l[3], l[4], d[3], r) end
    if r and r[1] then return rebuilt(a, k, l, d[3], r[2], r[3], r[4]) end
  end
  return { false, a, k, d }
end

local function insert(k, tree)
  local function into(tree)
    if not tree then return { true, false, k, false } end
    local key = tree[3]
    if k == key then return tree end
    if k < key then
      if tree[1] then return { true, into(tree[2]), key, tree[4] } end
      return balanced_left(into(tree[2]), key, tree[4])
    end
    if tree[1] then return { true, tree[2], key, into(tree[4]) } end
    return balanced_right(tree[2], key, into(tree[4]))
  end
  local result = into(tree)
  return { false, result[2], result[3], result[4] }
end

local function member(k, tree)
  if not tree then return false end
  if k == tree[3] then return true end
  if k < tree[3] then return member(k, tree[2]) end
  return member(k, tree[4])
end

local function depth(tree)
  if not tree then return 0 end
  return 1 + math.max(depth(tree[2]), depth(tree[4]))
end

local tree, x = false, 12345
for _ = 1, 60000 do
  tree = insert(x, tree)
  x = (x * 1103 + 12347) % 1048573
end
local count = 0
for n = 300000, 1, -1 do
  if member(n, tree) then count = count + 1 end
end
print(count + depth(tree))
