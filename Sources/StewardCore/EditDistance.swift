/// How many slips of the finger lie between two words.
package enum EditDistance {
    /// Letters added, lost, changed or swapped with their neighbour (Damerau's distance, optimal string alignment), or
    /// nothing where they are more than a word of that length forgives: one up to five letters, two above.
    ///
    /// Words of fewer than three letters forgive nothing: almost everything is one slip from "nw".
    package static func slips(from written: [UInt8], to name: [UInt8]) -> Int? {
        let forgiven = name.count < 3 ? 0 : name.count <= 5 ? 1 : 2
        Work.add(1)
        guard abs(written.count - name.count) <= forgiven else { return nil }
        Work.add(written.count * name.count)
        var beforeLast = [Int](repeating: 0, count: name.count + 1)
        var last = Array(0...name.count)
        for (row, letter) in written.enumerated() {
            var current = [row + 1]
            for column in name.indices {
                var cost = min(last[column + 1] + 1, current[column] + 1)
                cost = min(cost, last[column] + (letter == name[column] ? 0 : 1))
                if row > 0, column > 0, letter == name[column - 1], written[row - 1] == name[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            if current.allSatisfy({ $0 > forgiven }) { return nil }
            (beforeLast, last) = (last, current)
        }
        return last[name.count] <= forgiven ? last[name.count] : nil
    }
}
