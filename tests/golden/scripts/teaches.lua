--- Fails behind a tabulator, in a function that another one calls.
local function share(row, total)
	return row.cuont / total
end
return { run = function(corpus)
  local counts = { count = corpus:count("công vụ"), total = corpus:frequencies().total }
  return share(counts, counts.total)
end }
