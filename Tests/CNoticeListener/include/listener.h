#ifndef STEWARD_NOTICE_LISTENER_H
#define STEWARD_NOTICE_LISTENER_H

/// Opens a datagram socket that listens at `address` (unix(7)); an `@` in front names an abstract socket.
/// Returns its descriptor, or -1 with the reason in `errno`.
int notice_listen(const char *address);

#endif
