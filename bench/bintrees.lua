local function make_tree(depth)
  if depth == 0 then return {} end
  return { make_tree(depth - 1), make_tree(depth - 1) }
end

local function node_count(tree)
  if tree[1] == nil then return 1 end
  return 1 + node_count(tree[1]) + node_count(tree[2])
end

local function run(deepest)
  local long_lived = make_tree(deepest)
  local sum = 0
  for depth = 4, deepest, 2 do
    for _ = 1, 2 ^ (deepest - depth + 4) do sum = sum + node_count(make_tree(depth)) end
  end
  return sum + node_count(long_lived)
end

print(string.format("%.0f", run(16)))
