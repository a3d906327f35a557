/// Names of places that are everyday words as well.
enum EverydayWords {
    /// Names, in small letters, that mean the place only if something says so: "in" before it, a capital, or an area
    /// after it.
    static let places: Set<String> = [
        "aber", "angel", "barking", "barrow", "bath", "battle", "battlefield", "beds", "bell green", "borders",
        "botanic", "bourne", "bow", "bowling", "broadwater", "bucks", "bury", "canal street", "cardigan", "chard",
        "cheddar", "cove", "crook", "cults", "custom house", "deal", "denny", "dingle", "diss", "dore", "downside",
        "east", "edge hill", "eye", "falls", "fens", "fleet", "flint", "four marks", "freshwater", "hale", "ham",
        "hay", "heath", "highlands", "holt", "home counties", "hoo", "hook", "hope", "jersey", "keith", "lakes",
        "lee", "leek", "lees", "looe", "manor", "meadows", "mile end", "mold", "mountain ash", "mull", "ne",
        "new town", "ni", "nine elms", "nw", "old market", "old swan", "old town", "orchard", "orchard park", "oval",
        "park hill", "peel", "pickering", "pill", "poplar", "reading", "riverside", "rugby", "rye", "sale",
        "sandwich", "sandy", "se", "settle", "sherwood", "southside", "st george", "stone", "sw", "the meadows",
        "thorne", "uplands", "upton", "valleys", "victoria", "victoria park", "walker", "ware", "waterloo",
        "waterside", "wells", "west end", "white city", "wick", "woodlands",
    ]

    /// Names that nearly always mean something else, so that they are read only after "near" or with their area:
    /// "street, somerset".
    static let seldomPlaces: Set<String> = ["street", "march", "grove", "send", "par"]
}
