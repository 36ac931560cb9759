rockspec_format = "3.0"
package = "vanlua"
version = "scm-1"
source = {
  -- The folder with the Makefile: `luarocks make docs/vanlua-scm-1.rockspec` there needs no download.
  url = "git+file://.",
}
description = {
  summary = "Corpus linguistics, Vietnamese first: articles in, numbers out",
  detailed = [[
Reads piles of texts, finds their paragraphs, sentences, words and syllables, and hands them to Lua as objects:
frequencies, concordances, keyness, similarity, repeated passages, tables and charts. Written in C.]],
  license = "MIT",
  labels = { "nlp", "linguistics", "vietnamese", "text" },
}
supported_platforms = { "unix" }
dependencies = { "lua >= 5.4, < 5.5" }
external_dependencies = {
  UTF8PROC = { header = "utf8proc.h" },
}
build = {
  type = "make",
  build_target = "module",
  install_target = "install-module",
  variables = {},
  build_variables = { CFLAGS = "$(CFLAGS)" },
  install_variables = { LUA_MODULES = "$(LIBDIR)" },
}
