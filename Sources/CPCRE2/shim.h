/* PCRE2 over 8-bit code units for Swift; its functions import by their _8 names. */
#ifndef BATON_CPCRE2_SHIM_H
#define BATON_CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* How much matching may still cost. PCRE2's own limits begin anew at every place of every text; this one is for as many as it is handed on to. */
struct baton_steps {
  long long left;
  /* What a step costs, and one more for each 2^shift bytes that it went over. */
  int each, shift;
  PCRE2_SIZE at;
};

/* Called before each item of a pattern compiled with PCRE2_AUTO_CALLOUT, at each try. */
static int baton_step(pcre2_callout_block_8 *block, void *data) {
  struct baton_steps *steps = (struct baton_steps *)data;
  PCRE2_SIZE at = block->current_position, gone = at > steps->at ? at - steps->at : steps->at - at;
  steps->at = at;
  steps->left -= steps->each + (long long)(gone >> steps->shift);
  return steps->left < 0 ? PCRE2_ERROR_CALLOUT : 0;
}

/* Matches valid UTF-8 as long as there are steps left; `context` is this thread's. */
static inline int baton_match(
  const pcre2_code_8 *code, const unsigned char *text, PCRE2_SIZE length, PCRE2_SIZE start, pcre2_match_data_8 *found,
  pcre2_match_context_8 *context, struct baton_steps *steps) {
  steps->at = start;
  pcre2_set_callout_8(context, baton_step, steps);
  return pcre2_match_8(code, text, length, start, PCRE2_NO_UTF_CHECK, found, context);
}

#endif
