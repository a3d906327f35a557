#ifndef STEWARD_MEMORY_H
#define STEWARD_MEMORY_H

/// Gives the system back what the process holds and does not need at the moment: free blocks of the allocator, and
/// the pages of the program and its libraries that are the same in their files, which come back when they are used.
/// Takes milliseconds.
void steward_give_back_memory(void);

#endif
