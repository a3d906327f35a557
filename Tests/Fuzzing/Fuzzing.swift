import Glibc

/// Hands what libFuzzer makes up to one of our readers, until something traps or the time is up.
///
/// `make fuzz` builds it with the readers instrumented and runs it for each `FuzzTarget`, whose name
/// `STEWARD_FUZZ_TARGET` holds. All arguments are libFuzzer's own.
@main
enum Fuzzing {
    fileprivate static let target = FuzzTarget(
        rawValue: getenv("STEWARD_FUZZ_TARGET").map { String(cString: $0) } ?? "")

    static func main() {
        guard let target else {
            print("Set STEWARD_FUZZ_TARGET to one of: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")).")
            exit(64)
        }
        // The first reading fills a store, which takes longer than any input may.
        target.read([])
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runFuzzer(&count, &arguments, readWhatIsMadeUp))
    }
}

/// Takes one of libFuzzer's inputs (LLVM, "Fuzz target").
@_cdecl("LLVMFuzzerTestOneInput")
public func readWhatIsMadeUp(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    Fuzzing.target?.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}

/// libFuzzer's loop, which calls the function that it is given with each input (LLVM, "Using libFuzzer as a library").
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
