#ifndef STEWARD_MEMORY_H
#define STEWARD_MEMORY_H

/// Gives the system back what the process holds and does not need at the moment: free blocks of the allocator, and
/// the pages of the program and its libraries that are the same in their files, which come back when they are used.
/// Takes milliseconds.
void steward_give_back_memory(void);

/// Keeps the process small, before a database is opened: threads share two heaps, and what is free at the end of one goes
/// back to the system. SQLite keeps no count of the memory that it has in use, for which it would take a lock each time
/// it takes or frees some.
void steward_keep_memory_small(void);

#endif
