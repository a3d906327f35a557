import Configuring
import Foundation
import Logging
import Runtime

extension OwnProfile {
    /// The most bytes of a picture.
    private static let mostBytes = 1 << 20

    /// How Steward looks by the configuration. A picture that cannot be used is said in the log and left out.
    init(_ settings: Settings, logger: Logger) {
        let profile = settings.profile
        self.init(
            name: profile.name.isEmpty ? Self.name(in: settings.network) : profile.name,
            isNameChosen: !profile.name.isEmpty,
            picture: Self.picture(profile.picture, logger: logger), isPictureChosen: !profile.picture.isEmpty)
    }

    /// What it is called if nobody has chosen a name.
    private static func name(in network: Settings.Network) -> String {
        network.hasName ? "Steward (\(network.name))" : "Steward"
    }

    private static func picture(_ path: String, logger: Logger) -> Picture? {
        if path.isEmpty { return Picture(PackageResources.picture_png) }
        guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: mostBytes + 1) else {
            logger.warning("Steward's picture is not set", metadata: ["reason": "\(path) cannot be read."])
            return nil
        }
        guard data.count <= mostBytes, let picture = Picture([UInt8](data)) else {
            logger.warning(
                "Steward's picture is not set",
                metadata: ["reason": "\(path) is no PNG or JPEG of at most \(mostBytes) bytes."])
            return nil
        }
        return picture
    }
}
