import CCurl
package import Foundation

/// The bytes of a response, held where curl wrote them and freed with the last reference.
package final class ResponseBody: Sendable {
    let storage: ccurl_body

    /// An empty body that refuses to grow beyond `limit` bytes.
    init?(limit: Int) {
        storage = ccurl_body_create(max(0, limit))
        if storage.buffer == nil { return nil }
    }

    deinit { ccurl_body_free(storage) }

    /// The number of bytes.
    package var count: Int { storage.buffer.pointee.count }

    /// Whether the response had more bytes than allowed, so that its end is missing.
    var isOverLimit: Bool { storage.buffer.pointee.is_over_limit }

    /// Reads the bytes where they lie; the span is valid within `read` only.
    package func withBytes<Value, Failure: Error>(
        _ read: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let buffer = UnsafeBufferPointer(start: storage.buffer.pointee.bytes, count: count)
        return try read(Span(_unsafeElements: buffer))
    }

    /// Reads the bytes where they lie, from the first to the last and for the last time: those that `read` says it has
    /// passed are given back to the system, so that a large body is gone by the time that it is read.
    package func withBytesOnce<Value, Failure: Error>(
        _ read: (Span<UInt8>, _ passed: (Int) -> Void) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try withBytes { bytes throws(Failure) in
            try read(bytes) { passed in ccurl_body_forget(storage, min(passed, count)) }
        }
    }

    /// A copy of the bytes, for `JSONDecoder`.
    package var data: Data {
        storage.buffer.pointee.bytes.map { Data(bytes: $0, count: count) } ?? Data()
    }
}
