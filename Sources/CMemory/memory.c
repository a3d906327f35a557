#define _GNU_SOURCE
#include "memory.h"

#include <link.h>
#include <malloc.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

// A segment that was never writable holds nothing but what its file has; relocated data stands in a writable one. An
// object with relocations in its text says so, and keeps its pages.
static bool has_text_relocations(const struct dl_phdr_info *object) {
    for (int i = 0; i < object->dlpi_phnum; i++) {
        if (object->dlpi_phdr[i].p_type != PT_DYNAMIC) continue;
        const ElfW(Dyn) *entry = (const ElfW(Dyn) *)(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr);
        for (; entry->d_tag != DT_NULL; entry++) {
            if (entry->d_tag == DT_TEXTREL) return true;
            if (entry->d_tag == DT_FLAGS && (entry->d_un.d_val & DF_TEXTREL)) return true;
        }
    }
    return false;
}

static int give_back(struct dl_phdr_info *object, size_t size, void *context) {
    (void)size;
    uintptr_t page = *(uintptr_t *)context;
    if (has_text_relocations(object)) return 0;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W)) continue;
        uintptr_t start = (object->dlpi_addr + segment->p_vaddr + page - 1) & ~(page - 1);
        uintptr_t end = (object->dlpi_addr + segment->p_vaddr + segment->p_memsz) & ~(page - 1);
        if (start < end) madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 0;
}

void steward_give_back_memory(void) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    malloc_trim(0);
    dl_iterate_phdr(give_back, &page);
}

// Before any thread: one that waits for the lock of a heap makes one of its own, for good, and each is full at another
// moment. Most of what a thread takes and frees comes out of a cache of its own, without that lock. With a threshold that
// does not grow, a large response lies in pages of its own. SQLite keeps no count of the memory that it has in use, for
// which it would take a lock each time it takes or frees some.
__attribute__((constructor)) static void keep_memory_small(void) {
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TRIM_THRESHOLD, 128 * 1024);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
