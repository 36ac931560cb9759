--- JSON.
local vanlua = require "vanlua"
local check = require "check"
local json = vanlua.json

local function test_encode()
  check.equal(json.encode(nil), "null")
  check.equal(json.encode(json.null), "null")
  check.equal(json.encode(true), "true")
  check.equal(json.encode(3), "3")
  check.equal(json.encode(math.mininteger), "-9223372036854775808")
  check.equal(json.encode(0.1), "0.1")
  check.equal(json.encode(-1.5e300), "-1.5e+300")
  check.equal(json.encode("a/b"), '"a/b"')
  check.equal(json.decode(json.encode('q"\\\n\t\0\1\127é')), 'q"\\\n\t\0\1\127é')
  check.equal(json.encode({}), "[]")
  check.equal(json.encode({1, {2, "x"}, json.null}), '[1,[2,"x"],null]')
  check.equal(json.encode({b = 1, a = {}, ["ă"] = false, B = "x"}), '{"B":"x","a":[],"b":1,"ă":false}')
  check.equal(json.encode({a = {1, 2}, b = {}}, {indent = true}), '{\n  "a": [\n    1,\n    2\n  ],\n  "b": []\n}')
end

local function test_encode_tables()
  local t = vanlua.table{columns = {"term", "count"}, rows = {{"công", 180}, {"x", nil}}}
  check.equal(json.encode(t), '[{"term":"công","count":180},{"term":"x","count":null}]')
  check.equal(json.encode(t[1]), '{"term":"công","count":180}')
  check.equal(json.encode({t = t:head(0)}), '{"t":[]}')
  local report = vanlua.report{{"terms", t:head(1)}, {"none", t:head(0)}, {"a \"note\"", "công"}}
  local expected = '{"terms":[{"term":"công","count":180}],"none":[],"a \\"note\\"":"công"}'
  check.equal(json.encode(report), expected)
  check.equal(json.encode({report}), "[" .. expected .. "]")
  check.equal(json.encode(vanlua.report{}), "{}")
end

local function test_encode_errors()
  check.error(function() json.encode(0 / 0) end, "finite")
  check.error(function() json.encode({1 / 0}) end, "finite")
  check.error(function() json.encode("a\xff") end, "1 bad bytes, the first at byte 2")
  check.error(function() json.encode({["\xff"] = 1}) end, "bad bytes")
  check.error(function() json.encode(print) end, "function")
  check.error(function() json.encode({x = io.stdout}) end, "value")
  check.error(function() json.encode({1, nil, 3, x = 1}) end, "keys of a table")
  check.error(function() json.encode({[1.5] = 1}) end, "keys of a table")
  check.error(function() json.encode({[0] = 1}) end, "keys of a table, got 0")
  check.error(function() json.encode(1, {indnet = true}) end, "indent")
  check.error(function() json.encode(1, {indent = 1}) end, "indent")
  local circle = {}
  circle[1] = circle
  check.error(function() json.encode(circle) end, "at most 100 levels")
end

local function nested(depth)
  return ("["):rep(depth) .. ("]"):rep(depth)
end

local function test_decode()
  check.equal(json.decode("null"), json.null)
  check.equal(json.decode(" 12 "), 12)
  check.equal(json.decode("-0.5e1"), -5.0)
  check.equal(json.decode("9223372036854775807"), math.maxinteger)
  check.equal(json.decode("-9223372036854775808"), math.mininteger)
  check.equal(json.decode("9223372036854775808"), 2.0 ^ 63)
  check.equal(json.decode("[18446744073709551616, -9223372036854775809]"), {2.0 ^ 64, -2.0 ^ 63})
  check.equal(json.decode("100000000000000000000000000000000000000001"), 1e41)
  check.equal(json.decode("[0.00029859778621383536, 1.5e-01, 2]"), {0.00029859778621383536, 0.15, 2},
    "a long fraction is no large whole number")
  check.equal(json.decode('"12345678901234567890"'), "12345678901234567890")
  check.equal(json.decode('"\\u0000\\ud83d\\ude00\\n\\"ế"'), "\0😀\n\"ế")
  check.equal(json.decode('"\\ud800"'), "\u{fffd}")
  check.equal(json.decode('{"a": [1, 2.5, true, null, {}], "b": ""}'), {a = {1, 2.5, true, json.null, {}}, b = ""})
  check.equal(json.decode('{"a":1,"a":2}'), {a = 2}, "the last of equal keys")
  check.equal(#json.decode("[" .. ("1,"):rep(99999) .. "1]"), 100000)
  check.truthy(json.decode(nested(99)))
  check.equal(json.decode(json.encode({x = {1, 2, {y = "z"}}})), {x = {1, 2, {y = "z"}}})
end

local function test_decode_errors()
  check.error(function() json.decode("") end, "at byte 1: the text ends too early")
  check.error(function() json.decode("[1, 2") end, "at byte 6: the text ends too early")
  check.error(function() json.decode("[1] x") end, "at byte 5: text after the value")
  check.error(function() json.decode("1 2") end, "at byte 3: text after the value")
  check.error(function() json.decode("[1, x]") end, "at byte 5")
  check.error(function() json.decode("[12345678901234567890123, x]") end, "at byte 27")
  check.error(function() json.decode("[1,]") end, "not valid JSON")
  check.error(function() json.decode("{'a': 1}") end, "at byte 2: strings stand in double quotation marks")
  check.error(function() json.decode("/* */ 1") end, "not valid JSON")
  check.error(function() json.decode("NaN") end, "s")
  check.error(function() json.decode("1e999") end, "finite")
  check.error(function() json.decode('"\xff"') end, "at byte 2: not valid UTF%-8")
  check.error(function() json.decode('{"a\\u0000b": 1}') end, "at byte 4: a name with a zero byte")
  check.error(function() json.decode("[\0]") end, "not valid JSON")
  check.error(function() json.decode(nested(101)) end, "not valid JSON")
  check.error(function() json.decode(("["):rep(1000000)) end, "not valid JSON")
  check.error(function() json.decode({}) end, "s")
end

return {
  summary = "JSON",
  inputs = false,
  run = function()
    test_encode()
    test_encode_tables()
    test_encode_errors()
    test_decode()
    test_decode_errors()
    return check.done()
  end,
}
