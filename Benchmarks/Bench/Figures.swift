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

/// Prints a headline and its figures, one to a line, at once.
func report(_ headline: String, _ figures: [String]) {
    let lines = ["", headline] + figures.map { "   " + $0 }
    FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8))
}
