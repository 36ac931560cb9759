--- Files that may be frequency lists or articles.
local lists = {}

local terms = { term = true, word = true, type = true, token = true, feature = true }
local counts = { count = true, freq = true, frequency = true }

-- The fields of a line; what stands in quotation marks is no more than a name here.
local function fields_of(line)
  local separator = line:find("\t", 1, true) and "\t" or line:find(";", 1, true) and ";" or ","
  local fields = {}
  for field in (line .. separator):gmatch("([^" .. separator .. "]*)" .. separator) do
    fields[#fields + 1] = field:match('^"(.*)"$') or field
  end
  return fields
end

-- The first line that holds data or names: a byte order mark and lines of settings stand ahead.
local function first_line(path)
  local file = io.open(path, "rb")
  local bytes = file and file:read(65536)
  if file then file:close() end
  if not bytes then return nil end
  for line in bytes:gsub("^\u{FEFF}", ""):gmatch("[^\r\n]+") do
    if line:sub(1, 2) ~= "# " then return line end
  end
end

--- True if a file is a frequency list: its first line names columns of terms and counts, or it is called .tsv or .csv and
-- has a term and a count in its first line. A folder is none.
function lists.is_list(path)
  local line = first_line(path)
  if not line then return false end
  local fields, has_term, has_count = fields_of(line), false, false
  for _, field in ipairs(fields) do
    has_term = has_term or terms[field:lower()] == true
    has_count = has_count or counts[field:lower()] == true
  end
  if has_term and has_count then return true end
  local separated = path:lower():match("%.[tc]sv$") ~= nil
  return separated and #fields == 2 and (fields[1]:match("^%d+$") or fields[2]:match("^%d+$")) ~= nil
end

return lists
