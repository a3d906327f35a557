#ifndef STEWARD_CCURL_SHIM_H
#define STEWARD_CCURL_SHIM_H

// curl's type-checking macros wrap the variadic calls in expressions that Swift cannot import.
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

// Swift cannot call variadic functions: each wrapper below fixes the type of the one argument that varies.

static inline CURLcode ccurl_easy_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_easy_set_string(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_easy_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_easy_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}

// Copies a request's body, so that its memory need not outlive the call; NULL forgets an earlier one.
static inline CURLcode ccurl_easy_copy_request_body(CURL *easy, const void *bytes, size_t count) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return code ? code : curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

static inline CURLcode ccurl_easy_get_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_easy_get_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

// A multi handle on its way to the thread that drives it. Only curl_multi_wakeup may be called from any other thread.
typedef struct ccurl_multi {
    CURLM *handle;
} __attribute__((swift_attr("@Sendable"))) ccurl_multi;

// Larger responses leave the allocator with free pages that it would keep; they are given back.
#define CCURL_TRIM_BYTES ((size_t)4 << 20)
// So much of a body that is read once is given back at a time.
#define CCURL_FORGET_BYTES ((size_t)1 << 20)

struct ccurl_buffer {
    unsigned char *bytes;
    size_t count, capacity, limit, forgotten;
    bool is_over_limit;
};

// A response's body. One thread fills it, and it is handed on only when it no longer changes; so Swift may send it.
typedef struct ccurl_body {
    struct ccurl_buffer *buffer;
} __attribute__((swift_attr("@Sendable"))) ccurl_body;

static inline ccurl_body ccurl_body_create(size_t limit) {
    ccurl_body body = {(struct ccurl_buffer *)calloc(1, sizeof(struct ccurl_buffer))};
    if (body.buffer) body.buffer->limit = limit;
    return body;
}

static inline void ccurl_body_free(ccurl_body body) {
    if (!body.buffer) return;
    bool is_large = body.buffer->capacity > CCURL_TRIM_BYTES;
    free(body.buffer->bytes);
    free(body.buffer);
    if (is_large) malloc_trim(0);
}

// Gives the system back the pages of the first `count` bytes, which read as noughts from then on.
static inline void ccurl_body_forget(ccurl_body body, size_t count) {
    struct ccurl_buffer *buffer = body.buffer;
    if (count < buffer->forgotten + CCURL_FORGET_BYTES) return;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), bytes = (uintptr_t)buffer->bytes;
    uintptr_t start = (bytes + buffer->forgotten + page - 1) & ~(page - 1), end = (bytes + count) & ~(page - 1);
    madvise((void *)start, end - start, MADV_DONTNEED);
    buffer->forgotten = end - bytes;
}

// Doubling keeps small bodies cheap; for large ones glibc's realloc moves pages with mremap and copies nothing.
static inline bool ccurl_body_append(ccurl_body body, const void *bytes, size_t count) {
    struct ccurl_buffer *buffer = body.buffer;
    if (count > buffer->limit - buffer->count) {
        buffer->is_over_limit = true;
        return false;
    }
    size_t needed = buffer->count + count;
    if (needed > buffer->capacity) {
        size_t capacity = buffer->capacity ? buffer->capacity : 1024;
        while (capacity < needed) capacity *= 2;
        unsigned char *grown = (unsigned char *)realloc(buffer->bytes, capacity);
        if (!grown) return false;
        buffer->bytes = grown;
        buffer->capacity = capacity;
    }
    memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count = needed;
    return true;
}

// CURLOPT_WRITEFUNCTION: anything but the number of bytes given ends the transfer with CURLE_WRITE_ERROR.
static inline size_t ccurl_body_write(char *bytes, size_t size, size_t count, void *buffer) {
    ccurl_body body = {(struct ccurl_buffer *)buffer};
    return ccurl_body_append(body, bytes, size * count) ? size * count : 0;
}

static inline CURLcode ccurl_easy_set_body(CURL *easy, ccurl_body body) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, ccurl_body_write);
    return code ? code : curl_easy_setopt(easy, CURLOPT_WRITEDATA, body.buffer);
}

// CURLOPT_OPENSOCKETFUNCTION: curl's own sockets would stay open in programs that this one starts.
static inline curl_socket_t ccurl_open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    (void)context;
    (void)purpose;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static inline CURLcode ccurl_easy_set_close_on_exec(CURL *easy) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, ccurl_open_socket);
}

// With CURLOPT_NOSIGNAL curl leaves SIGPIPE to the program, and a TLS library may write to a closed socket. Blocking the
// signal on the thread that writes turns it into an error there, and changes nothing for the rest of the process.
static inline void ccurl_block_broken_pipe_signal(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
}

#endif
