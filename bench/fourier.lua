local function swap_bits(re, im, n)
  local j = 0
  for i = 0, n - 1 do
    if i < j then
      re[i], re[j] = re[j], re[i]
      im[i], im[j] = im[j], im[i]
    end
    local m = math.floor(n / 2)
    while m > 0 and j >= m do
      j = j - m
      m = math.floor(m / 2)
    end
    j = j + m
  end
end

local function transform(re, im, n, sign)
  swap_bits(re, im, n)
  local half = 1
  while half < n do
    local angle = sign * math.pi / half
    for k = 0, half - 1 do
      local wr, wi = math.cos(k * angle), math.sin(k * angle)
      for i = k, n - 1, half + half do
        local j = i + half
        local xr, xi = re[j], im[j]
        local tr, ti = wr * xr - wi * xi, wr * xi + wi * xr
        local ar, ai = re[i], im[i]
        re[j], im[j] = ar - tr, ai - ti
        re[i], im[i] = ar + tr, ai + ti
      end
    end
    half = half * 2
  end
end

local n, re, im = 65536, {}, {}
for i = 0, n - 1 do re[i], im[i] = 0.0 + (i * 37) % 101, 0.0 end
transform(re, im, n, 1.0)
local first = re[0]
transform(re, im, n, -1.0)
local result = first + re[1] + math.abs(im[77])
print(string.format("%.1f", math.floor(result * 1000.0 + 0.5) / 1000.0))
