/* What GRDB does not offer of SQLite, and what keeps a wal-index that somebody cuts from ending the program. */
#ifndef BATON_CSQLITE_H
#define BATON_CSQLITE_H

#include <sqlite3.h>

/* The first bytes of the database's file, by the descriptor that SQLite has of it: another one of ours would, when closed, give up the
   locks that SQLite holds (fcntl(2)). */
int csqlite_read(sqlite3 *db, void *bytes, int count);

/* Whether the name that the database was opened by leads to another file now, or to none. */
int csqlite_has_moved(sqlite3 *db);

/* Closing the connection writes nothing: its log is not that of the file which the path names any more. */
void csqlite_abandon(sqlite3 *db);

/* Renames a file, never over another (renameat2(2): RENAME_NOREPLACE), which Swift's Glibc leaves out. */
int csqlite_rename_new(const char *from, const char *to);

/* SQLite maps the file beside a journal that ends in `-shm` into memory. Whoever cuts that file while it is mapped makes the next access
   to it a SIGBUS. This has a page of zeros put there, which SQLite takes for an index to be made again, and counts. Whoever takes the
   signal later, as the terminal's guard does, is put behind it by calling this again. */
void csqlite_guard(void);

/* How often a page had to be put in the place of one that was cut off: to be looked at before anything is believed that was read or written
   meanwhile. */
long csqlite_cuts(void);

#endif
