import StewardCore

extension Settings {
    /// Reads the configuration, or throws everything that is wrong with it at once; of a file that is no YAML, that alone.
    ///
    /// A variable of the environment wins over the file, the file over the default. Where systemd hands over
    /// credentials (`$CREDENTIALS_DIRECTORY`, systemd.exec(5)) the token is the one named `token`, unless a variable
    /// names another file.
    ///
    /// - Parameters:
    ///   - yaml: the text of `steward.yaml`; empty where there is no file.
    ///   - environment: every variable of the process.
    package static func read(yaml: String, environment: [String: String]) throws(Mistakes) -> Settings {
        let file = SettingsFile(yaml: yaml)
        var mistakes = file.mistakes + unknownVariables(environment)
        if file.isUnreadable { throw Mistakes(all: mistakes.sorted { $0.place < $1.place }) }
        var settings = Settings()
        for key in SettingKey.all {
            var sources = [file.written[key.name], key.written(in: environment)].compactMap(\.self)
            if sources.isEmpty, let preset = key.presetAsWritten { sources = [preset] }
            for source in sources {
                mistakes += key.fill(source, &settings).map { Mistake($0, key: key.name) }
            }
            let isTold = mistakes.contains { $0.key == key.name }
            if case .needed(let advice) = key.preset, sources.isEmpty, !isTold {
                mistakes.append(Mistake(.nowhere, key: key.name, "this is missing; \(advice)."))
            }
        }
        guard mistakes.isEmpty else { throw Mistakes(all: mistakes.sorted { $0.place < $1.place }) }
        return settings
    }

    /// Variables with our prefix that no key has: a slip of the pen would otherwise be passed over in silence.
    private static func unknownVariables(_ environment: [String: String]) -> [Mistake] {
        let known = SettingKey.all.map(\.variable) + ["STEWARD_CONFIG", "STEWARD_LOG"]
        return environment.keys.sorted().filter { $0.hasPrefix("STEWARD_") && !known.contains($0) }.map { name in
            let advice = Suggestion.nearest(to: name, in: known).map { "did you mean \($0)?" } ?? "remove it."
            return Mistake(.variable(name), "Steward knows no variable of this name; \(advice)")
        }
    }
}

extension SettingKey {
    /// What the environment says; several values are parted by commas or spaces.
    fileprivate func written(in environment: [String: String]) -> Written? {
        if let text = environment[variable], !text.isEmpty {
            let place = Mistake.Place.variable(variable)
            guard isList else { return Written(text, at: place) }
            let parts = text.split { $0 == "," || $0.isWhitespace }
            return Written(list: parts.map { Written.Entry(text: String($0), place: place) }, at: place)
        }
        guard let credential, let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty else { return nil }
        return Written("\(folder)/\(credential)", at: .variable("CREDENTIALS_DIRECTORY"))
    }

    fileprivate var presetAsWritten: Written? {
        if case .text(let text) = preset { Written(text, at: .nowhere) } else { nil }
    }
}
