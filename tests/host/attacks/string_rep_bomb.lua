local s = string.rep('x', (1 << 31) - 100)
