/* Starts a program by posix_spawn(3): every failure, in the child too, comes back as an error's number. A library that did this was left,
   since it ends the program where a file can't be opened while a child starts. */
#define _GNU_SOURCE
#include "CProcess.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

extern char **environ;

int baton_closing_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

static int prepare_streams(posix_spawn_file_actions_t *actions, const struct baton_launch *launch) {
  int failure = 0;
  for (int number = 0; number < 3 && failure == 0; number++) {
    int stream = launch->streams[number];
    if (stream == BATON_NOTHING)
      failure = posix_spawn_file_actions_addopen(actions, number, "/dev/null", number == 0 ? O_RDONLY : O_WRONLY, 0);
    else if (stream != BATON_SAME)
      failure = posix_spawn_file_actions_adddup2(actions, stream, number);
  }
  if (failure == 0 && launch->folder != NULL) failure = posix_spawn_file_actions_addchdir_np(actions, launch->folder);
  return failure;
}

static int prepare_signals(posix_spawnattr_t *attributes, const struct baton_launch *launch) {
  /* What Baton does with signals is its own affair. */
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(attributes, &all);
  posix_spawnattr_setsigmask(attributes, &none);
  short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | (launch->leads ? POSIX_SPAWN_SETSID : 0);
  return posix_spawnattr_setflags(attributes, flags);
}

int baton_launch(int *child, const struct baton_launch *launch) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int failure = posix_spawn_file_actions_init(&actions);
  if (failure) return failure;
  if ((failure = posix_spawnattr_init(&attributes)) == 0) {
    if ((failure = prepare_streams(&actions, launch)) == 0 && (failure = prepare_signals(&attributes, launch)) == 0)
      failure = posix_spawnp(
          child, launch->program, &actions, &attributes, launch->arguments,
          launch->environment == NULL ? environ : launch->environment);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return failure;
}
