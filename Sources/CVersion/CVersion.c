#include "CVersion.h"

// Package.swift says it where BATON_COMMIT is set. Another commit compiles this file alone anew.
#ifndef BATON_COMMIT
#define BATON_COMMIT "unknown"
#endif

const char *baton_commit(void) { return BATON_COMMIT; }
