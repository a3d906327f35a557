import FeatureKit
import Foundation
import Logging
import MatrixClient
import MatrixProtocol
import Runtime
import TestKit
import UnixSignals

/// Steward in a process that can be killed: its one argument is a `MortalPlan`.
@main struct MortalSteward {
    static func main() async throws {
        let plan = try JSONDecoder().decode(MortalPlan.self, from: Data(CommandLine.arguments[1].utf8))
        var options = AssembledDaemon.Options()
        options.signals = [.sigterm]
        if plan.hasHerald { options.features = { _ in FeatureSet([Herald()]) } }
        if let death = plan.death { options.logger = Logger(label: "mortal") { _ in Reaper(death) } }
        let settings = DispatchSettings(
            ownUser: plan.user, network: Stage.network, officersRooms: [plan.officersRoom], commandsPerMinute: 10_000,
            commandsPerMinuteInRoom: 10_000)
        try await AssembledDaemon(
            url: plan.url, tokens: Tokens(accessToken: plan.accessToken), storePath: plan.storePath,
            settings: settings, options: options
        ).run()
    }
}
