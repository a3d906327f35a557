/// The layout of a published file of postcodes, known by its first line: GeoNames' table, a CSV with a header such as
/// the ONS Postcode Directory, or Ordnance Survey's Code-Point Open.
package struct PostcodeFile: Equatable, Sendable {
    private enum Layout: Equatable {
        /// Tab-separated: country, postcode, …, latitude in the tenth column, longitude in the eleventh.
        case geoNames
        /// Comma-separated, with degrees in these columns.
        case degrees(postcode: Int, latitude: Int, longitude: Int)
        /// Comma-separated, with metres on the National Grid in these columns.
        case grid(postcode: Int, easting: Int, northing: Int)
    }

    /// The longest line that is read, in bytes; lines of the published files have fewer than a thousand.
    package static let longestLine = 8_000

    /// Why a line gives no postcode.
    package enum Problem: Error, Equatable, Sendable {
        /// It is longer than `longestLine`.
        case tooLong
        /// It has fewer columns than the layout needs.
        case tooFewColumns(Int)
        /// The postcode's column holds something else.
        case noPostcode(String)
        /// The columns for its place give no point in the British Isles.
        case noPlace(String)
        /// It is in Northern Ireland, whose metres belong to the Irish grid.
        case irishGrid
    }

    private let layout: Layout
    /// Whether the first line names the columns rather than giving a postcode.
    package let hasHeader: Bool

    /// Tells the layout by the first line of a file; nil if it is not a known one.
    package init?(firstLine: String) {
        if firstLine.utf8.count > Self.longestLine { return nil }
        if firstLine.contains("\t") {
            (layout, hasHeader) = (.geoNames, false)
            return
        }
        let fields = Self.fields(firstLine)
        let names = fields.map { $0.lowercased() }
        let column = { (known: [String]) in known.lazy.compactMap { names.firstIndex(of: $0) }.first }
        if let postcode = column(["pcds", "pcd", "pcd2", "postcode", "post_code"]) {
            hasHeader = true
            if let latitude = column(["lat", "latitude"]), let longitude = column(["long", "longitude", "lon", "lng"]) {
                layout = .degrees(postcode: postcode, latitude: latitude, longitude: longitude)
            } else if let east = column(["eastings", "easting", "oseast1m"]),
                let north = column(["northings", "northing", "osnrth1m"])
            {
                layout = .grid(postcode: postcode, easting: east, northing: north)
            } else {
                return nil
            }
        } else if fields.count >= 4, Postcode(Self.spaced(fields[0])) != nil, Double(fields[2]) != nil,
            Double(fields[3]) != nil
        {
            (layout, hasHeader) = (.grid(postcode: 0, easting: 2, northing: 3), false)
        } else {
            return nil
        }
    }

    /// The postcode on a line and its point; in a file of districts the postcodes have no second half.
    package func read(_ line: String) throws(Problem) -> (postcode: Postcode, point: Coordinate) {
        if line.utf8.count > Self.longestLine { throw .tooLong }
        switch layout {
        case .geoNames:
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.trimmed)
            let postcode = try postcode(fields, at: 1, last: 10)
            return (postcode, try Self.degrees(fields[9], fields[10]))
        case .degrees(let postcode, let latitude, let longitude):
            let fields = Self.fields(line)
            let read = try self.postcode(fields, at: postcode, last: max(postcode, latitude, longitude))
            return (read, try Self.degrees(fields[latitude], fields[longitude]))
        case .grid(let postcode, let easting, let northing):
            let fields = Self.fields(line)
            let read = try self.postcode(fields, at: postcode, last: max(postcode, easting, northing))
            if read.area == "BT" { throw .irishGrid }
            guard let east = Double(fields[easting]), let north = Double(fields[northing]), east > 0,
                let point = NationalGrid(easting: east, northing: north).coordinate
            else { throw .noPlace("\(fields[easting]), \(fields[northing])") }
            return (read, point)
        }
    }

    private func postcode(_ fields: [String], at index: Int, last: Int) throws(Problem) -> Postcode {
        guard fields.count > last else { throw .tooFewColumns(fields.count) }
        guard let postcode = Postcode(Self.spaced(fields[index])) else { throw .noPostcode(fields[index]) }
        return postcode
    }

    private static func degrees(_ latitude: String, _ longitude: String) throws(Problem) -> Coordinate {
        guard let north = Float(latitude), let east = Float(longitude), (48...62).contains(north),
            (-9...3).contains(east)
        else { throw .noPlace("\(latitude), \(longitude)") }
        return Coordinate(latitude: north, longitude: east)
    }

    /// Turns the several spaces of fixed-width postcodes, "M1  1AA", into one.
    private static func spaced(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }

    /// The fields of a line of comma-separated values (RFC 4180, without line breaks in a field), without the spaces that
    /// a spreadsheet leaves around them.
    private static func fields(_ line: String) -> [String] {
        guard line.utf8.contains(UInt8(ascii: "\"")) else {
            return line.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
        }
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields.map { trimmed($0[...]) }
    }

    private static func trimmed(_ field: Substring) -> String {
        var field = field.drop { $0 == " " }
        while field.last == " " { field.removeLast() }
        return String(field)
    }
}
