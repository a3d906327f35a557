import Foundation

extension [Double] {
    /// The value that `fraction` of all values lie below.
    func quantile(_ fraction: Double) -> Double {
        guard !isEmpty else { return .nan }
        return sorted()[Swift.min(count - 1, Int(Double(count) * fraction))]
    }

    var median: Double { quantile(0.5) }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
    /// The number with so many digits after the point.
    func with(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }
}

extension String {
    /// The text with spaces before or behind it up to so many letters, for a column of a table.
    func column(_ width: Int, isFigure: Bool = true) -> String {
        let spaces = String(repeating: " ", count: Swift.max(0, width - count))
        return isFigure ? spaces + self : self + spaces
    }
}

/// Prints a headline and its figures, one to a line, at once.
func report(_ headline: String, _ figures: [String]) {
    report(line: "")
    report(line: headline)
    for figure in figures { report(line: "   " + figure) }
}

/// Prints a line at once.
func report(line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
