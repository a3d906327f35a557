package import Organising
package import StewardCore

/// How the features that list things take a question.
extension AskedReader {
    /// Reads a question that goes on with an earlier one, `Asked.said`; nil if it does not. `command` is what could be
    /// typed before it, for the refusal to repeat.
    package func further(_ words: Words, after earlier: [String], of command: String) throws(Refusal) -> Asked? {
        do throws(AskedProblem) {
            return try further(words, after: earlier)
        } catch {
            throw Refusal(Replies.problem(error, after: command))
        }
    }

    /// Reads what is asked of one thing among those that were listed for an earlier question, `Asked.said`; nil if nothing
    /// is.
    package func ofListed(_ words: Words, after earlier: [String], of command: String) throws(Refusal) -> Asked? {
        do throws(AskedProblem) {
            return try ofListed(words, after: earlier)
        } catch {
            throw Refusal(Replies.problem(error, after: command))
        }
    }

    /// Reads a question; `command` is what was typed before it, for the refusal to repeat.
    package func read(_ words: Words, after command: String) throws(Refusal) -> Asked {
        do throws(AskedProblem) {
            return try read(words)
        } catch .nearUnknown(let name, let suggestion?) {
            let problem = AskedProblem.nearUnknown(name, suggestion: suggestion)
            throw Refusal(
                Replies.problem(problem, after: command), instead: [.yes: "\(command) near \(suggestion)"])
        } catch {
            throw Refusal(Replies.problem(error, after: command))
        }
    }
}

extension Asked {
    /// The same with a point for each postcode, and with the asker's own area instead of "near me".
    ///
    /// - Throws: A `Refusal` if that area is asked for in a room, where nobody else may read it, or is not known.
    package func located(_ gazetteer: Gazetteer, after command: String, _ turn: Turn) throws -> Asked {
        var located = self
        located.spots = try spots.map { try PostcodeRegister.located($0, turn.db) }
        guard let reach = nearMe else { return located }
        guard turn.isDirect else { throw Refusal(Replies.nearYouOnlyDirectly(after: command)) }
        guard let home = try PersonRegister.home(of: turn.sender, turn.db), let area = gazetteer.area(home.area)
        else { throw Refusal(Replies.noHome(after: command)) }
        let place = home.point.map { Place(name: home.name, area: home.area, centre: $0, kind: .town) }
        located.spots = [SpotReading(spot: place.map { .place($0) } ?? .area(area), reach: reach)]
        return located
    }

    /// The places as they are said back, "Hull or York"; nil if none were named.
    package var placeNames: String? {
        let except = exceptSpots.isEmpty ? nil : "not \(exceptSpots.map(\.spot.name).listed(with: "or"))"
        let named = spots.isEmpty ? nil : spots.map(Replies.name).listed(with: "or")
        return named.map { except == nil ? $0 : "\($0), \(except ?? "")" } ?? except
    }

    /// The beginning of a sentence that something is not there, "Hull has no" or "Near Hull there is no"; nil if no
    /// places were named.
    package var placeHasNo: String? {
        placeNames.map { names in
            let isName = spots.first.map { !$0.isNear && $0.miles == nil } ?? false
            return isName ? "\(names) has no" : "\(names.prefix(1).uppercased())\(names.dropFirst()) there is no"
        }
    }
}

extension Replies {
    /// "Leeds", "near Leeds", "within 10 miles of Leeds".
    package static func name(_ reading: SpotReading) -> String {
        if let miles = reading.miles, case .place = reading.spot {
            return "within \(self.miles(miles)) of \(reading.spot.name)"
        }
        return (reading.isNear ? "near " : "") + reading.spot.name
    }

    /// "1 mile", "10 miles", rounded up: what is said to be two miles away is found within two miles.
    package static func miles(_ miles: Double) -> String {
        let whole = Int(miles.rounded(.up))
        return whole == 1 ? "1 mile" : "\(whole) miles"
    }

    static func problem(_ problem: AskedProblem, after command: String) -> Reply {
        switch problem {
        case .when(let problem): ["\(problem.sentence)"]
        case .nearWhat:
            [
                """
                I can't tell near what: type a town, a county or a postcode after it, for example \
                \(code: "\(command) near leeds").
                """
            ]
        case .nearUnknown(let words, let suggestion):
            unknownSpot(words, after: "\(command) near", suggestion: suggestion)
        case .distance(let words): noDistance(words)
        case .tooLong:
            [
                """
                That is more than I can read at once: type a kind, a place or a day, for example \
                \(code: "\(command) leeds this weekend").
                """
            ]
        }
    }

    static func nearYouOnlyDirectly(after command: String) -> Reply {
        [
            """
            Where you are is between us: ask me that in a direct message, or name a town, for example \
            \(code: "\(command) near leeds").
            """
        ]
    }

    static func noHome(after command: String) -> Reply {
        [
            """
            I don't know your area: tell me with \(code: "!area") and a town or a postcode, for example \
            \(code: "!area leeds"), or name one here, \(code: "\(command) near leeds").
            """
        ]
    }

    /// Says what words were searched for, taken for a slip, or left out, one line for each sort.
    package static func notes(_ asked: Asked, slips: [Asked.Topic], leftOut: [String]) -> Reply {
        var reply: Reply = []
        for slip in slips {
            reply.lines.append("I took \(said: slip.text) for \(slip.slip ?? "").")
        }
        if !asked.topics.isEmpty {
            let texts = asked.topics.map(\.text)
            let isOne = texts.count == 1 && !texts[0].contains(" ")
            reply.lines.append(
                "I read \(said(texts)) as \(isOne ? "a search word" : "search words").")
        }
        if !leftOut.isEmpty {
            let them = leftOut.count == 1 ? "it" : "them"
            reply.lines.append("I found nothing for \(said(leftOut)), and left \(them) out.")
        }
        if !asked.leftOut.isEmpty {
            reply.lines.append("I cannot look for \(asked.leftOut.listed(with: "or")), and left it out.")
        }
        if SearchWords(asked.topics.map(\.text)).isCut { reply.lines.append(tooManySearchWords) }
        for spot in asked.spots where spot.miles != nil {
            guard case .area(let area) = spot.spot else { continue }
            reply.lines.append(
                "I count miles from a town or a postcode: for \(area.name) I looked through all of it.")
        }
        return reply
    }
}
