/* The way to the terminal: ncurses writes a frame into a pipe or into memory, and it is sent in one piece. */
#define _GNU_SOURCE
#include "CTerminal.h"
#include <limits.h>
#include <sys/mman.h>

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

/* Where a frame is gathered; `in` is -1 where the system has no such thing. */
struct frame {
  int in, out;
  /* Bytes it has room for; with more, writing would wait for ever. */
  size_t room;
};

static FILE *output;
/* Quick, for what a key changes; and a file in memory, for whole pictures. */
static struct frame line, memory, *gathering;

/* More than ncurses sends for a cell that changed: its colours and marks, and the unchanged ones before it, up to where a jump of the
   cursor is shorter. */
enum { MOST_BYTES_OF_CELL = 600 };

FILE *baton_output_open(void) {
  int descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3), ends[2];
  if (descriptor < 0 || (output = fdopen(descriptor, "w")) == NULL) return NULL;
  line = (struct frame){-1, -1, 0};
  if (pipe2(ends, O_CLOEXEC) == 0) {
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
    /* Its size is told in pages, and each write may leave up to half of one empty. */
    line = (struct frame){ends[1], ends[0], (size_t)fcntl(ends[1], F_GETPIPE_SZ) / 2};
  }
  memory.in = memory.out = memfd_create("frame", MFD_CLOEXEC);
  return output;
}

void baton_output_close(void) {
  int all[] = {line.in, line.out, memory.in};
  for (int i = 0; i < 3; i++)
    if (all[i] >= 0) close(all[i]);
  fclose(output);
}

void baton_frame_gather(size_t cells) {
  struct frame *fitting = cells * MOST_BYTES_OF_CELL <= line.room ? &line : &memory;
  gathering = fitting->in >= 0 && dup3(fitting->in, fileno(output), O_CLOEXEC) >= 0 ? fitting : NULL;
}

int baton_frame_send(void) {
  /* It went straight to the terminal. */
  if (gathering == NULL) return 1;
  dup3(STDOUT_FILENO, fileno(output), O_CLOEXEC);
  int out = gathering->out, is_pipe = gathering == &line, is_taken = 1;
  long left = is_pipe ? LONG_MAX : lseek(out, 0, SEEK_CUR);
  if (!is_pipe) lseek(out, 0, SEEK_SET);
  char part[16384];
  while (left > 0) {
    ssize_t count = read(out, part, left < (long)sizeof part ? (size_t)left : sizeof part);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      is_taken = is_taken && is_pipe;
      break;
    }
    is_taken = is_taken && baton_write(part, (size_t)count);
    left -= count;
    if (is_pipe && count < (ssize_t)sizeof part) break;
  }
  if (!is_pipe) lseek(out, 0, SEEK_SET);
  return is_taken;
}
