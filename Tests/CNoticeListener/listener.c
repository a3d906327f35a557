#include "listener.h"

#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

int notice_listen(const char *address) {
    struct sockaddr_un here = {.sun_family = AF_UNIX};
    size_t length = strlen(address);
    if (length >= sizeof here.sun_path) return -1;
    memcpy(here.sun_path, address, length);
    if (address[0] == '@') here.sun_path[0] = '\0';
    int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    return bind(descriptor, (const struct sockaddr *)&here, size) == 0 ? descriptor : -1;
}
