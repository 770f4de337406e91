local start, left, right, again

function start(n, seen)
  if n == 0 then return seen end
  return left(n - 1, seen + 1)
end

function left(n, seen)
  if n == 0 then return seen end
  return right(n - 1, seen)
end

function right(n, seen)
  if n == 0 then return seen end
  return again(n - 1, seen + 1)
end

function again(n, seen)
  if n == 0 then return seen end
  return start(n - 1, seen)
end

local function make_stage(next)
  return function(n, seen)
    if n == 0 then return seen end
    return next()(n - 1, seen + 1)
  end
end

local first_stage, second_stage
first_stage = make_stage(function() return second_stage end)
second_stage = make_stage(function() return first_stage end)

print(start(10000000, 0) + first_stage(4000000, 0))
