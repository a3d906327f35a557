import Synchronization

/// Counts what reading looks at, so that a test can tell that no reader does more than a text is long.
///
/// A step is a byte that is tidied or copied, a letter that is compared or a name that is looked at. Everything that
/// reads goes through what counts here: `Words`, the names of places and kinds, time expressions, near misses. It
/// counts only while a test asks for it, in the test's own task.
package enum Work {
    @TaskLocal private static var counter: Counter?
    /// How many tests count at present: nobody else looks for a counter.
    private static let counting = Atomic<Int>(0)

    private final class Counter: Sendable {
        let steps = Atomic<Int>(0)
    }

    /// Adds to what is counted.
    package static func add(_ steps: Int) {
        guard counting.load(ordering: .relaxed) > 0 else { return }
        counter?.steps.wrappingAdd(steps, ordering: .relaxed)
    }

    /// How many steps `work` takes.
    package static func steps(of work: () throws -> Void) rethrows -> Int {
        counting.wrappingAdd(1, ordering: .relaxed)
        defer { counting.wrappingSubtract(1, ordering: .relaxed) }
        let own = Counter()
        try $counter.withValue(own) { try work() }
        return own.steps.load(ordering: .relaxed)
    }
}
