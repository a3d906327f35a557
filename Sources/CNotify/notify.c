#include "notify.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int steward_notify(const char *address, const char *message) {
    struct sockaddr_un target = {.sun_family = AF_UNIX};
    size_t length = strlen(address);
    if (length == 0 || length >= sizeof target.sun_path) return ENAMETOOLONG;
    memcpy(target.sun_path, address, length);
    if (address[0] == '@') target.sun_path[0] = '\0';

    int socket_fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket_fd < 0) return errno;
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    ssize_t sent =
        sendto(socket_fd, message, strlen(message), MSG_NOSIGNAL, (const struct sockaddr *)&target, size);
    int reason = sent < 0 ? errno : 0;
    close(socket_fd);
    return reason;
}
