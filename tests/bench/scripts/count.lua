--- Counts syllables and nothing else.
return {
  summary = "Counts syllables and nothing else",
  run = function(corpus) return corpus:frequencies { unit = "syllable" }:top(20) end,
}
