--- tf-idf, similarity and clusters of documents against SciPy and scikit-learn, and against plain formulas over the seeds.
local vanlua = require "vanlua"
local check = require "check"

local texts = { "an an ba ca", "an ba ba dê", "dê dê ca ô", "an ô ba", "ba ba an an ô ô" }

local function make(list)
  local documents = {}
  for i, text in ipairs(list) do documents[i] = { text = text } end
  return vanlua.corpus(documents, { language = "vi" })
end

-- Rows of a table as one string.
local function show(rows)
  local lines = {}
  for row in rows:rows() do
    local cells = {}
    for i, column in ipairs(rows.columns) do
      local value = row[column]
      cells[i] = math.type(value) == "float" and string.format("%.6g", value) or tostring(value)
    end
    lines[#lines + 1] = table.concat(cells, " ")
  end
  return table.concat(lines, "|")
end

-- ---- tf-idf ----

local function test_tfidf()
  local corpus = make(texts)
  local rows, all = corpus:tfidf { unit = "syllable" }
  check.equal(rows.columns, { "document", "term", "count", "documents", "weight" })
  check.equal(all, 15)
  -- ln(5 / 2) = 0.916291, ln(5 / 4) = 0.223144; by weight, then count, then term
  check.equal(show(rows:head(7)), "1 ca 1 2 0.916291|1 an 2 4 0.446287|1 ba 1 4 0.223144|2 dê 1 2 0.916291|2 ba 2 4 0.446287|"
    .. "2 an 1 4 0.223144|3 dê 2 2 1.83258")
  local top, of = corpus:tfidf { unit = "syllable", top = 1 }
  check.equal(show(top), "1 ca 1 2 0.916291|2 dê 1 2 0.916291|3 dê 2 2 1.83258|4 ô 1 3 0.510826|5 ô 2 3 1.02165")
  check.equal(of, 15)
  top, of = corpus:tfidf { unit = "syllable", top = 1, min = 2 }
  check.equal(show(top), "1 an 2 4 0.446287|2 ba 2 4 0.446287|3 dê 2 2 1.83258|5 ô 2 3 1.02165")
  check.equal(of, 6)
  check.equal(#corpus:tfidf { unit = "syllable", stop_words = { "AN", "ba" } }, 7)
  check.equal(show(corpus:tfidf { unit = "syllable", stop_words = { "an", "ba" }, tf = "relative", idf = "none", top = 1 }),
    "1 ca 1 2 1|2 dê 1 2 1|3 dê 2 2 0.5|4 ô 1 3 1|5 ô 2 3 1")
  check.equal(show(make { "b a", "c" }:tfidf { unit = "syllable" }), "1 a 1 1 0.693147|1 b 1 1 0.693147|2 c 1 1 0.693147")
end

--- Each scheme by its formula, for a term that stands twice among four tokens of three types, in 4 of 5 documents.
local function test_schemes()
  local corpus = make(texts)
  local function weight(options)
    options.unit = "syllable"
    for row in corpus:tfidf(options):rows() do
      if row.document == "1" and row.term == "an" then return row.weight end
    end
  end
  local log = math.log
  local tf = {
    count = 2, relative = 2 / 4, boolean = 1, log = 1 + log(2), augmented = 1, relative_to_largest = 1,
    log_mean = (1 + log(2)) / (1 + log(4 / 3)),
  }
  for name, value in pairs(tf) do check.near(weight { tf = name, idf = "none" }, value, 1e-15, name) end
  local idf = { log = log(5 / 4), smooth = log(6 / 5) + 1, log_plus_one = log(5 / 4) + 1, probabilistic = 0, log_of_largest = 0, none = 1 }
  for name, value in pairs(idf) do check.near(weight { tf = "boolean", idf = name }, value, 1e-15, name) end
  check.near(weight { idf = "smooth" }, 2.3646431135879094, 1e-15) -- scikit-learn 1.2, TfidfTransformer(norm=None)
  check.near(weight { tf = "log", idf = "none", base = 2 }, 2, 0)
  check.near(weight { idf = "log", base = 10 }, 2 * log(5 / 4, 10), 1e-16)
  check.near(weight { idf = "log", base = 3 }, 2 * log(5 / 4) / log(3), 1e-16)
  local rare = corpus:tfidf { unit = "syllable", idf = "probabilistic", tf = "augmented", top = 1 }
  check.near(rare[1].weight, 0.75 * log(3 / 2), 1e-16) -- ca: once where the most frequent stands twice, in 2 of 5
  rare = corpus:tfidf { unit = "syllable", idf = "log_of_largest", tf = "relative_to_largest", top = 1 }
  check.near(rare[1].weight, 0.5 * log(4 / 2), 1e-16)
end

-- ---- measures ----

-- Upper triangles, row by row: scipy.spatial.distance and sklearn.metrics.pairwise of the default weights.
local expected = {
  cosine = { 0.182969509262549, 0.381090753684764, 0.238448676015356, 0.238448676015356, 0.762181507369527, 0.238448676015356,
    0.238448676015356, 0.205807928230847, 0.205807928230847, 1 },
  jaccard = { 0.5, 0.2, 0.5, 0.5, 0.2, 0.5, 0.5, 0.2, 0.2, 1 },
  dice = { 2 / 3, 1 / 3, 2 / 3, 2 / 3, 1 / 3, 2 / 3, 2 / 3, 1 / 3, 1 / 3, 1 },
  overlap = { 2 / 3, 1 / 3, 2 / 3, 2 / 3, 1 / 3, 2 / 3, 2 / 3, 1 / 3, 1 / 3, 1 },
  manhattan = { 2.27886856637673, 3.01283774145693, 1.65025990695436, 2.16108553072035, 3.01283774145693, 1.65025990695436,
    2.16108553072035, 3.19515929825088, 4.15227202464529, 0.95711272639441 },
  euclidean = { 1.33370292780033, 1.96678998920459, 1.07253184927419, 1.39037873307788, 1.47955582895626, 1.07253184927419,
    1.39037873307788, 2.07304838717735, 2.20391258910902, 0.600440593965921 },
  canberra = { 2.66666666666667, 4, 2.33333333333333, 2.33333333333333, 4.33333333333333, 2.33333333333333, 2.33333333333333, 4,
    4.33333333333333, 1 },
  jensen_shannon = { 0.311278124459133, 0.75, 0.308079045967232, 0.308079045967232, 0.655639062229567, 0.308079045967232,
    0.308079045967232, 0.712641793656677, 0.712641793656677, 0 },
  burrows_delta = { 1.13647772692526, 1.56156745364227, 1.02936967960211, 1.02936967960211, 1.7031090275624, 0.887828105681975,
    0.887828105681975, 1.64024871780514, 1.64024871780514, 0 },
}

local function check_triangle(matrix, values, label)
  local at = 0
  for i = 1, #matrix do
    for j = i + 1, #matrix do
      at = at + 1
      check.near(matrix[i][tostring(j)], values[at], 1e-13, label)
      check.equal(matrix[i][tostring(j)], matrix[j][tostring(i)], label)
    end
  end
  check.equal(at, #values, label)
end

local function test_measures()
  local corpus = make(texts)
  for measure, values in pairs(expected) do
    local matrix = corpus:similarity { unit = "syllable", measure = measure }
    check_triangle(matrix, values, measure)
    local itself = (measure == "cosine" or measure == "jaccard" or measure == "dice" or measure == "overlap") and 1.0 or 0.0
    for i = 1, 5 do check.equal(matrix[i][tostring(i)], itself, measure) end
  end
  -- The three most frequent: an, ba, ô
  check_triangle(corpus:similarity { unit = "syllable", measure = "burrows_delta", terms = 3 }, { 0.912870929175277, 1.85725643023718,
    1.10703551321999, 1.10703551321999, 1.85725643023718, 1.10703551321999, 1.10703551321999, 1.37981125105846, 1.37981125105846, 0 })
  -- scikit-learn's defaults
  local smooth = corpus:similarity { unit = "syllable", idf = "smooth" }
  check.near(smooth[1]["2"], 0.5673134489285901, 1e-14)
  check.near(smooth[1]["3"], 0.22611052263028134, 1e-14)
  check.near(smooth[2]["3"], 0.45222104526056267, 1e-14)
end

-- A term of every document has no deviation, and is not counted in the mean.
local function test_constant_terms()
  local corpus = make { "an ba", "an ca", "an an ba ca" } -- an: half of each
  check.near(corpus:similarity { unit = "syllable", measure = "burrows_delta" }[1]["2"], 2.0, 1e-15)
end

-- ---- plain formulas ----

local function vectors_of(corpus, weight)
  local vectors, whole = {}, corpus:frequencies { form = "bare" }
  for document in corpus:documents() do
    local vector, f = {}, document:frequencies { form = "bare" }
    for term, count in f:pairs() do vector[term] = weight(count, f, whole:documents(term), #corpus) end
    vectors[#vectors + 1] = vector
  end
  return vectors
end

local function sum(a, b, cell)
  local total = 0
  for term, x in pairs(a) do total = total + cell(x, b[term] or 0) end
  for term, y in pairs(b) do
    if not a[term] then total = total + cell(0, y) end
  end
  return total
end

local function shared(a, b)
  return sum(a, b, function(x, y) return x > 0 and y > 0 and 1 or 0 end)
end

local function size(a)
  return shared(a, a)
end

local function entropy(p)
  return p > 0 and -p * math.log(p, 2) or 0
end

local plain = {
  cosine = function(a, b)
    local function product(x, y) return x * y end
    return sum(a, b, product) / math.sqrt(sum(a, a, product) * sum(b, b, product))
  end,
  jaccard = function(a, b) return shared(a, b) / (size(a) + size(b) - shared(a, b)) end,
  dice = function(a, b) return 2 * shared(a, b) / (size(a) + size(b)) end,
  overlap = function(a, b) return shared(a, b) / math.min(size(a), size(b)) end,
  manhattan = function(a, b) return sum(a, b, function(x, y) return math.abs(x - y) end) end,
  euclidean = function(a, b) return math.sqrt(sum(a, b, function(x, y) return (x - y) ^ 2 end)) end,
  canberra = function(a, b) return sum(a, b, function(x, y) return x + y > 0 and math.abs(x - y) / (x + y) or 0 end) end,
  jensen_shannon = function(a, b)
    local total_a = sum(a, a, function(x) return x end)
    local total_b = sum(b, b, function(x) return x end)
    return sum(a, b, function(x, y)
      local p, q = x / total_a, y / total_b
      return entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2
    end)
  end,
}

local weights = {
  tfidf = function(count, _, documents, all) return count * math.log(all / documents) end,
  count = function(count) return count end,
  relative = function(count, f) return count / f.total end,
  boolean = function() return 1 end,
  log = function(count) return 1 + math.log(count) end,
}

local function test_plain()
  local corpus = vanlua.open("seeds")
  for weight, by in pairs(weights) do
    local vectors = vectors_of(corpus, by)
    for measure, compare in pairs(plain) do
      local matrix = corpus:similarity { form = "bare", measure = measure, weight = weight }
      for i = 1, #corpus do
        for j = i + 1, #corpus do
          local value = compare(vectors[i], vectors[j])
          check.near(matrix[i][corpus[j].id], value, 1e-11 * (1 + value), measure .. " of " .. weight)
        end
      end
    end
  end
end

-- ---- tables ----

local function test_pairs()
  local list = {}
  for i = 1, 102 do list[i] = "chung w" .. i // 2 .. " v" .. i // 4 end
  list[101] = ""
  local corpus = make(list)
  local rows = corpus:similarity { measure = "euclidean", pairs = 3 }
  check.equal(rows.columns, { "document", "other", "distance" })
  check.equal(show(rows), "2 3 0|4 5 0|6 7 0")
  rows = corpus:similarity { measure = "euclidean", pairs = 0 }
  check.equal(#rows, 102 * 101 // 2)
  check.equal(rows[#rows].distance, nil) -- of the empty document, and last
  check.equal(rows[#rows - 100].distance, nil)
  check.truthy(rows[#rows - 101].distance)
  rows = corpus:similarity { measure = "jaccard", pairs = 0 }
  check.equal(rows.columns[3], "similarity")
  for i = 2, #rows do check.truthy(rows[i].similarity <= rows[i - 1].similarity) end
  check.equal(rows[#rows].similarity, 0.0)
end

local function test_errors()
  local corpus = make(texts)
  check.error(function() corpus:similarity { measure = "cosin" } end, 'did you mean "cosine"')
  check.error(function() corpus:similarity { weight = "count", idf = "smooth" } end, "'weight'.*tfidf")
  check.error(function() corpus:similarity { measure = "burrows_delta", weight = "relative" } end, "burrows_delta")
  check.error(function() corpus:tfidf { base = 1 } end, "'base'.*above 1")
  check.error(function() corpus:tfidf { top = -1 } end, "top")
  check.error(function() corpus:clusters { k = 6 } end, "6 clusters cannot be made of 5 documents")
  check.error(function() corpus:clusters { k = 0 } end, "k")
  check.error(function() corpus:clusters { linkage = "centroid" } end, "linkage")
end

-- ---- clusters ----

local function test_clusters()
  local corpus = make(texts)
  local steps, clusters = corpus:clusters { unit = "syllable", k = 2 }
  check.equal(steps.columns, { "step", "left", "right", "distance", "size" })
  -- 1 - cosine; 4 and 5 are equal, then 2 and 3 (0.762), then the mean of 1 with both (0.282)
  check.equal(show(steps), "1 4 5 0 2|2 2 3 0.237818 2|3 1 #2 0.71797 3|4 #3 #1 0.772432 5")
  check.equal(show(clusters), "1 1|2 1|3 1|4 2|5 2")
  check.equal(show(select(2, corpus:clusters { unit = "syllable", k = 5 })), "1 1|2 2|3 3|4 4|5 5")
  check.equal(show(select(2, corpus:clusters { unit = "syllable", k = 1 })), "1 1|2 1|3 1|4 1|5 1")
  check.equal(select("#", corpus:clusters()), 1)
  check.equal(#make {}:clusters(), 0)
  local one, cluster = make { "an" }:clusters { k = 1 }
  check.equal(#one, 0)
  check.equal(show(cluster), "1 1")
end

--- Steps of euclidean distances, computed by SciPy: linkage(pdist(weights), "ward").
local function test_ward()
  local corpus = make(texts)
  check.equal(show(corpus:clusters { unit = "syllable", measure = "euclidean", linkage = "ward" }),
    "1 4 5 0.600441 2|2 1 2 1.3337 2|3 #2 #1 1.4191 4|4 #3 3 2.29221 5")
  check.equal(show(corpus:clusters { unit = "syllable", measure = "euclidean", linkage = "single" }),
    "1 4 5 0.600441 2|2 1 #1 1.07253 3|3 #2 2 1.07253 4|4 #3 3 1.47956 5")
end

--- Documents without a distance come last.
local function test_empty_documents()
  local corpus = make { "", "an ba", "an ca", "" }
  check.equal(show(corpus:clusters { unit = "syllable", measure = "manhattan", weight = "count" }),
    "1 2 3 2 2|2 #1 1 nil 3|3 #2 4 nil 4")
  check.equal(show(make { "", "" }:clusters { measure = "manhattan" }), "1 1 2 nil 2")
  check.equal(show(make { "", "an" }:clusters { measure = "burrows_delta" }), "1 1 2 nil 2")
  check.equal(show(corpus:clusters { unit = "syllable", weight = "count" }), "1 2 3 0.5 2|2 #1 1 nil 3|3 #2 4 nil 4")
  for _, measure in ipairs { "cosine", "jaccard", "dice", "overlap" } do
    local steps = make { "", "an ba", "ca da" }:clusters { unit = "syllable", measure = measure }
    check.equal(show(steps), "1 2 3 1 2|2 #1 1 nil 3") -- nothing in common, and yet joined before what is empty
  end
end

--- No name of a step is that of a document.
local function test_names()
  local list = { { id = "#2", text = "an" }, { id = "##7", text = "an" }, { id = "#x", text = "an" } }
  local steps = vanlua.corpus(list):clusters { weight = "count" }
  check.equal(show(steps), "1 #2 ##7 0 2|2 ###1 #x 0 3")
end

return {
  summary = "tf-idf, similarity and clusters",
  inputs = false,
  run = function()
    test_tfidf()
    test_schemes()
    test_measures()
    test_constant_terms()
    test_plain()
    test_pairs()
    test_errors()
    test_clusters()
    test_ward()
    test_empty_documents()
    test_names()
    return check.done()
  end,
}
