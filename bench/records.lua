local function body(x, y, z, vx, vy, vz, mass)
  return { x = x, y = y, z = z, vx = vx, vy = vy, vz = vz, mass = mass }
end

local bodies = {
  body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0),
  body(5.0, -1.0, -0.1, 0.6, 2.8, -0.02, 0.04),
  body(8.0, 4.0, -0.4, -1.0, 1.8, 0.008, 0.01),
  body(13.0, -15.0, -0.2, 1.1, 0.9, -0.01, 0.002),
  body(15.0, -26.0, 0.2, 1.0, 0.6, -0.03, 0.002),
}

local function attract(a, b, dt)
  local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
  local square = dx * dx + dy * dy + dz * dz
  local pull = dt / (square * math.sqrt(square))
  local on_a, on_b = pull * b.mass, pull * a.mass
  a.vx = a.vx - dx * on_a
  a.vy = a.vy - dy * on_a
  a.vz = a.vz - dz * on_a
  b.vx = b.vx + dx * on_b
  b.vy = b.vy + dy * on_b
  b.vz = b.vz + dz * on_b
end

local function advance(dt)
  for i = 1, #bodies do
    for j = i + 1, #bodies do attract(bodies[i], bodies[j], dt) end
  end
  for i = 1, #bodies do
    local b = bodies[i]
    b.x = b.x + dt * b.vx
    b.y = b.y + dt * b.vy
    b.z = b.z + dt * b.vz
  end
end

for _ = 1, 40000 do advance(0.001) end
local sum = 0.0
for i = 1, #bodies do
  local b = bodies[i]
  sum = sum + 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz)
end
print(string.format("%.14g", sum))
