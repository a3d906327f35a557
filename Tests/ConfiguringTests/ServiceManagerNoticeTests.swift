import CNoticeListener
import Foundation
import Testing

@testable import Configuring

@Suite("A notice to the service manager")
struct ServiceManagerNoticeTests {
    @Test("arrives at a socket in the file system and at an abstract one", arguments: [false, true])
    func arrives(isAbstract: Bool) throws {
        try withFolder { folder in
            let address = isAbstract ? "@steward-\(UUID().uuidString)" : folder + "/notify"
            let socket = try Listener(address)
            let notice = ServiceManagerNotice(environment: ["NOTIFY_SOCKET": address])
            try #require(notice.tell(.ready, .status("Listening in 3 rooms")))
            #expect(socket.next() == "READY=1\nSTATUS=Listening in 3 rooms")
            try #require(notice.tell(.watchdog))
            #expect(socket.next() == "WATCHDOG=1")
            try #require(notice.tell(.ready, .status("one\nREADY=1\r\ntwo")))
            #expect(socket.next() == "READY=1\nSTATUS=one READY=1 two")
        }
    }

    @Test("of reloading bears the monotonic clock's time")
    func reloading() throws {
        try withFolder { folder in
            let socket = try Listener(folder + "/notify")
            let notice = ServiceManagerNotice(environment: ["NOTIFY_SOCKET": folder + "/notify"])
            try #require(notice.tellReloading() && notice.tellReloading())
            let times = [socket.next(), socket.next()].map { message -> Int? in
                #expect(message.hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
                return message.split(separator: "=").last.flatMap { Int($0) }
            }
            let first = try #require(times[0])
            let second = try #require(times[1])
            #expect(first > 0 && first <= second)
        }
    }

    @Test(
        "goes nowhere without a service manager",
        arguments: [
            nil, "", "vsock:2:1234", "/nowhere/notify", "/" + String(repeating: "x", count: 200),
        ])
    func nowhere(address: String?) {
        let notice = ServiceManagerNotice(environment: address.map { ["NOTIFY_SOCKET": $0] } ?? [:])
        #expect(!notice.tell(.ready))
    }
}

/// A service manager's end of the socket.
private struct Listener {
    private let handle: FileHandle

    init(_ address: String) throws {
        let descriptor = notice_listen(address)
        try #require(descriptor >= 0)
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// The next message; one has to have been sent.
    func next() -> String { String(decoding: handle.availableData, as: UTF8.self) }
}
