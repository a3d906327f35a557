import CCurl

/// One thread, one multi handle, one long poll, and as many sends side by side as Steward allows itself.
struct Loop {
    private static let sendsSideBySide = 32

    private let api: String
    private let filter: String
    private let multi: UnsafeMutableRawPointer
    private let poll: Transfer
    private var idle: [Transfer]
    private var active: [UnsafeMutableRawPointer: Transfer] = [:]
    private var waiting: [Command] = []
    private var next = 0
    private var unread: [Command] = []
    private var nextUnread = 0

    init(api: String, token: String, filter: String) {
        self.api = api
        self.filter = filter
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let multi = curl_multi_init() else {
            fatalError("libcurl could not start")
        }
        self.multi = multi
        ccurl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, Self.sendsSideBySide + 2)
        poll = Transfer(token: token)
        idle = (0..<Self.sendsSideBySide).map { _ in Transfer(token: token) }
    }

    /// Answers until the process is ended.
    mutating func run() {
        startPoll(since: nil)
        while true {
            startSends()
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            if !takeFinished() { curl_multi_poll(multi, nil, 0, 1000, nil) }
        }
    }

    /// A poll without a position answers at once; every other one waits for news.
    private mutating func startPoll(since position: String?) {
        let tail = position.map { "&timeout=30000&since=\($0)" } ?? "&timeout=0"
        start(poll, .get, "\(api)/sync?filter=\(filter)\(tail)", "")
    }

    /// Replies go first; receipts take what is left.
    private mutating func startSends() {
        while let transfer = idle.last {
            if next < waiting.count {
                let command = waiting[next]
                next += 1
                let address = "\(api)/rooms/\(command.room)/send/m.room.message/\(command.event).0"
                start(transfer, .put, address, command.reply)
            } else if nextUnread < unread.count {
                let command = unread[nextUnread]
                nextUnread += 1
                start(transfer, .post, "\(api)/rooms/\(command.room)/receipt/m.read/\(command.event)", "{}")
            } else {
                waiting.removeAll(keepingCapacity: true)
                unread.removeAll(keepingCapacity: true)
                next = 0
                nextUnread = 0
                return
            }
            idle.removeLast()
        }
    }

    private mutating func start(_ transfer: Transfer, _ method: Transfer.Method, _ address: String, _ body: String) {
        transfer.prepare(method, address, body)
        curl_multi_add_handle(multi, transfer.easy)
        active[transfer.easy] = transfer
    }

    private mutating func takeFinished() -> Bool {
        var hasFinished = false
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            let code = message.pointee.data.result
            guard let easy = message.pointee.easy_handle, let transfer = active.removeValue(forKey: easy) else {
                continue
            }
            hasFinished = true
            curl_multi_remove_handle(multi, easy)
            guard code == CURLE_OK else { fatalError(String(cString: curl_easy_strerror(code))) }
            if transfer === poll { takeNews() } else { idle.append(transfer) }
        }
        return hasFinished
    }

    private mutating func takeNews() {
        let isFirst = !poll.hasPosition
        let position = poll.withBody { bytes in
            let news = News(bytes)
            if !isFirst {
                waiting += news.commands
                unread += news.newestOfEachRoom
            }
            return news.position
        }
        startPoll(since: position)
        poll.hasPosition = true
    }
}
