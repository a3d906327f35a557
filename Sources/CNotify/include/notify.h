#ifndef STEWARD_NOTIFY_H
#define STEWARD_NOTIFY_H

/// Sends `message` as one datagram to the socket at `address` (unix(7)); an `@` in front names an abstract socket.
/// Returns 0, or the `errno` of what failed. The address is a C structure of variable length, so C writes it.
int steward_notify(const char *address, const char *message);

#endif
