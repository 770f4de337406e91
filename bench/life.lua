local size = 64

local function cell(board, row, column)
  return board[(row % size) * size + column % size]
end

local function neighbours(board, row, column)
  return cell(board, row - 1, column - 1) + cell(board, row - 1, column) + cell(board, row - 1, column + 1)
    + cell(board, row, column - 1) + cell(board, row, column + 1)
    + cell(board, row + 1, column - 1) + cell(board, row + 1, column) + cell(board, row + 1, column + 1)
end

local function empty_board()
  local board = {}
  for i = 0, size * size - 1 do board[i] = 0 end
  return board
end

local function step(board)
  local next = empty_board()
  for row = 0, size - 1 do
    for column = 0, size - 1 do
      local count = neighbours(board, row, column)
      if count == 3 or (count == 2 and cell(board, row, column) == 1) then next[row * size + column] = 1 end
    end
  end
  return next
end

local board, x = empty_board(), 99
for i = 0, size * size - 1 do
  if math.floor(x / 64) % 3 > 1 then board[i] = 1 end
  x = (x * 1109 + 12345) % 65536
end
for _ = 1, 150 do board = step(board) end
local sum = 0
for i = 0, size * size - 1 do sum = sum + board[i] end
print(sum)
