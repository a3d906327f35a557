extension StringProtocol where SubSequence == Substring {
    /// The text without the commas, full stops and brackets around it.
    var trimmingPunctuation: Substring {
        let marks = ",;.?!()"
        let front = drop { marks.contains($0) }
        guard let last = front.lastIndex(where: { !marks.contains($0) }) else { return "" }
        return front[...last]
    }
}
