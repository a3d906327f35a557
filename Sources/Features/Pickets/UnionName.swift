import StewardCore

/// The names of unions, by which a picket line's union is known wherever it stands among the line's parts.
///
/// They are affiliates of the TUC and the STUC, and the independent unions that call most pickets; a union that is none
/// of them is known by its place in the line alone.
enum UnionName {
    private static let names: Set<[String]> = Set(
        """
        accord; ascl; aslef; balpa; bda; bectu; bfawu; bma; caiwu; community; csp; cwu; educational institute of scotland; \
        eis; equity; fbu; fda; fire brigades union; gmb; hcsa; iwgb; iww; mu; musicians' union; naht; napo; nasuwt; \
        national education union; national union of journalists; nautilus; neu; nipsa; nuj; num; pcs; poa; prospect; \
        public and commercial services union; rcm; rcn; rmt; royal college of midwives; royal college of nursing; \
        society of radiographers; ssta; tssa; ucac; ucu; unite; unite the union; unison; united voices of the world; unity; \
        university and college union; urtu; usdaw; uvw; wggb
        """
        .split(separator: ";").map { Words(String($0)).folded })
    /// Those that are words of places and employers too: "Community Hospital", "Prospect House".
    private static let ordinary: Set<[String]> = [["community"], ["equity"], ["prospect"], ["unity"], ["accord"]]
    /// The most words of a name.
    private static let longest = names.map(\.count).max() ?? 1

    /// How many words at the start of a part are a union's name; 0 if they are none.
    static func length(_ part: Words) -> Int {
        let count =
            (1...longest).reversed().first { $0 <= part.folded.count && names.contains(Array(part.folded.prefix($0))) }
            ?? 0
        return ordinary.contains(Array(part.folded.prefix(count))) && part.folded.count > count ? 0 : count
    }

    /// Whether a part is a union or one of its branches: "RMT", "Unison Leeds City", "Example Workers' Union".
    static func isNamed(by part: Words) -> Bool {
        length(part) > 0 || ["union", "branch"].contains(part.folded.last)
    }
}
