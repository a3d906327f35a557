/// Names of places that are everyday words as well.
enum EverydayWords {
    /// Names that mean the place only if something says so: "in" before it, a capital, or an area after it.
    static let places: Set<String> = [
        "reading", "bath", "ware", "deal", "sale", "rugby", "battle", "rye", "wells", "hope", "settle", "eye", "ham",
        "bow", "bury", "barking", "hale",
    ]

    /// Names that nearly always mean something else, so that they are read only with their area: "street, somerset".
    static let seldomPlaces: Set<String> = ["street", "march", "grove", "send", "par"]
}
