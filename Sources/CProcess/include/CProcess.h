/* What must be done in C about processes: before the Swift runtime starts, and to start another program. */
#ifndef BATON_CPROCESS_H
#define BATON_CPROCESS_H

/* To be called once main runs: takes back what was lent to the runtime for its start. */
void baton_begun(void);

/* A pipe that no program inherits unasked. 0, or -1 with errno set. */
int baton_closing_pipe(int ends[2]);

/* Where a started program reads from or writes to, instead of a descriptor. */
enum { BATON_NOTHING = -1, BATON_SAME = -2 };

struct baton_launch {
  /* Found on PATH where there is no slash in it. */
  const char *program;
  /* Both end in NULL; an environment that is NULL is our own. */
  char *const *arguments, *const *environment;
  /* NULL is our own. */
  const char *folder;
  /* Descriptors for 0, 1 and 2, BATON_NOTHING or BATON_SAME. */
  int streams[3];
  /* Whether it leads a session of its own. */
  int leads;
};

/* Starts a program with every signal as the system has it. 0, or an error's number: of whatever failed, in the child too. */
int baton_launch(int *child, const struct baton_launch *launch);

#endif
