/* The way to the terminal: ncurses writes a frame into a pipe or into memory, and it is sent in one piece. */
#define _GNU_SOURCE
#include "CTerminal.h"
#include <limits.h>
#include <sys/mman.h>

FILE *baton_output(void) {
  int descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  return descriptor < 0 ? NULL : fdopen(descriptor, "w");
}

int baton_write(const void *bytes, size_t length) {
  const char *rest = bytes;
  while (length > 0) {
    ssize_t count = write(STDOUT_FILENO, rest, length);
    if (count > 0) {
      rest += count;
      length -= (size_t)count;
    } else if (count < 0 && errno == EAGAIN) {
      struct pollfd terminal = {.fd = STDOUT_FILENO, .events = POLLOUT};
      if (poll(&terminal, 1, 1000) == 0) return 0;
    } else if (count == 0 || errno != EINTR) {
      return 0;
    }
  }
  return 1;
}

int baton_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

struct baton_frame baton_frame_pipe(void) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC)) return (struct baton_frame){-1, -1, 0};
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
  /* Its size is told in pages, and each write may leave up to half of one empty. */
  return (struct baton_frame){ends[1], ends[0], fcntl(ends[1], F_GETPIPE_SZ) / 2};
}

struct baton_frame baton_frame_file(void) {
  int file = memfd_create("frame", MFD_CLOEXEC);
  return (struct baton_frame){file, file, LONG_MAX};
}

int baton_gather(int output, struct baton_frame frame) {
  return frame.in >= 0 && dup3(frame.in, output, O_CLOEXEC) >= 0;
}

int baton_send(int output, struct baton_frame frame) {
  dup3(STDOUT_FILENO, output, O_CLOEXEC);
  int is_pipe = frame.in != frame.out, is_taken = 1;
  long left = is_pipe ? LONG_MAX : lseek(frame.out, 0, SEEK_CUR);
  if (!is_pipe) lseek(frame.out, 0, SEEK_SET);
  char part[16384];
  while (left > 0) {
    ssize_t count = read(frame.out, part, left < (long)sizeof part ? (size_t)left : sizeof part);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      is_taken = is_taken && is_pipe;
      break;
    }
    is_taken = is_taken && baton_write(part, (size_t)count);
    left -= count;
    if (is_pipe && count < (ssize_t)sizeof part) break;
  }
  if (!is_pipe) lseek(frame.out, 0, SEEK_SET);
  return is_taken;
}
