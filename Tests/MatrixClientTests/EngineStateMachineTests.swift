import Testing

@testable import MatrixClient

@Suite struct EngineStateMachineTests {
    private typealias Action = EngineStateMachine.Action

    @Test("Only a sleeping loop is woken, and only by the first to come")
    func wakes() {
        var state = EngineStateMachine()
        let whileAwake = state.noteCancellation()
        let sleptOverSomething = state.fallAsleep()
        var batch = EngineStateMachine.Batch()
        state.exchange(&batch)
        let slept = state.fallAsleep()
        let whileAsleep = [state.noteCancellation(), state.noteCancellation()]
        state.wakeUp()
        let sleptAgain = state.fallAsleep()

        #expect(whileAwake == Action.nothing)
        #expect(!sleptOverSomething && slept && !sleptAgain)
        #expect(batch.hasCancellations)
        #expect(whileAsleep == [Action.wakeLoop, .nothing])
    }

    @Test("A stop wakes the loop once, and after its end nothing does")
    func stops() {
        var state = EngineStateMachine()
        let slept = state.fallAsleep()
        let stops = [state.stop(), state.stop()]
        let sleptAgain = state.fallAsleep()
        var batch = EngineStateMachine.Batch()
        state.exchange(&batch)
        let ended = state.end()
        let afterwards = [state.noteCancellation(), state.stop()]

        #expect(slept && !sleptAgain)
        #expect(stops == [Action.wakeLoop, .nothing])
        #expect(batch.isStopping && !batch.isEmpty)
        #expect(ended)
        #expect(afterwards == [Action.nothing, .nothing])
    }
}
