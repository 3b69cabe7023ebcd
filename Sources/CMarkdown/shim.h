/* cmark-gfm and its table, task-list, strikethrough and autolink extensions for Swift. */
#ifndef BATON_CMARKDOWN_SHIM_H
#define BATON_CMARKDOWN_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

#endif
