import FeatureKit
import StewardCore

/// The words about people's own areas.
enum Replies {
    static let noted: Reply = ["Noted."]

    static let onlyDirectly: Reply = ["\(FeatureKit.Replies.onlyInDirectMessage)"]

    static func area(_ name: String) -> Reply {
        ["Your area is \(strong: name). \(howToForget)"]
    }

    static func kept(_ name: String) -> Reply {
        [
            """
            Your area is \(strong: name) now. I use it to tell you how far things are and for \
            \(code: "!events near me"), and show it to nobody else. \(howToForget)
            """
        ]
    }

    static let forgotten: Reply = ["I have forgotten your area."]

    static let noArea: Reply = [
        """
        I don't know your area, and don't need to. If you tell me, with \(code: "!area") and a town or a postcode, I can \
        say how far things are.
        """
    ]

    private static let howToForget: Line = "To have it forgotten, type \(code: "!area forget")."
}
