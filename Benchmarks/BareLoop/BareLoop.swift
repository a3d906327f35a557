import Glibc

/// A loop over libcurl and nothing else: it answers each command with a reply and each room with a receipt.
///
/// It keeps nothing, decides nothing and reads no JSON, so its figures are what the HTTP calls alone cost.
@main
struct BareLoop {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 4 else {
            print("Usage: bare-loop <homeserver's address> <access token> <filter, percent-encoded>")
            exit(64)
        }
        // Whoever started us may have had signals blocked, and SIGTERM is how we end.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigprocmask(SIG_SETMASK, &signals, nil)
        var loop = Loop(api: arguments[1] + "/_matrix/client/v3", token: arguments[2], filter: arguments[3])
        loop.run()
    }
}
