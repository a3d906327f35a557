/// What a table of the store keeps that belongs to a person or a room: for whom, for how long, and how it is forgotten.
///
/// Everything else that is said or done about what is kept comes from these: `!about` and the guide, `!mydata`,
/// `!forget me`, and what is deleted after a room was left.
package struct Kept: Equatable, Sendable {
    /// What becomes of rows when their person asks to be forgotten, or when their room was left a week ago.
    package enum Forgetting: Equatable, Sendable {
        /// The rows are deleted.
        case deleted
        /// The columns that name the person or the room are emptied, and the rows stay.
        case emptied
        /// The same, but two minutes later: until then the rows show how much one person asks in a minute.
        case emptiedLater
        /// The rows stay, for the time that `Kept.time` says.
        case stays
    }

    /// The posts that show rows in rooms, one for each row; they are taken back when the row is deleted for its person.
    package struct Posts: Equatable, Sendable {
        /// The feature that posts them.
        package let feature: String
        /// A term of SQL: the feature's word in the key of a row's post.
        package let word: String

        /// The posts of `feature` whose key has `word`, a term of SQL.
        package init(of feature: String, word: String) {
            self.feature = feature
            self.word = word
        }
    }

    /// The table.
    package let table: String
    /// In plain words what its rows are, as the object of "I keep", such as "your area"; nil if they are about nobody.
    package let what: String?
    /// What is said of it besides to people who may have none of it, such as "only if you tell me"; may be empty.
    package let detail: String
    /// In plain words for how long, such as "until you type !area forget".
    package let time: String
    /// The columns that hold a person's id, and no more than that.
    package let people: [String]
    /// The columns that hold a room's id, or end with one after a space.
    package let rooms: [String]
    /// Other columns that may name a person or a room within something longer, such as a draft or a transaction id.
    package let mixed: [String]
    /// What becomes of the rows of a person who asks to be forgotten.
    package let whenForgotten: Forgetting
    /// What becomes of the rows of a room that we left a week ago and have not come back to.
    package let whenLeft: Forgetting
    /// Whether rows about a room that was replaced become the new room's, except for what that has already.
    package let movesWithRoom: Bool
    /// A term of SQL that says in a few words what a row holds, for the person whom it is about; nil if the number of
    /// rows says enough.
    package let content: String?
    /// A condition in SQL for the rows that somebody has worked on and whose deletion is asked about first, which may
    /// speak of `:now` (seconds since 1970); nil if there are none.
    package let work: String?
    /// A condition in SQL for the rows that belong to another row of the same person, and so are not counted beside it;
    /// nil if there are none.
    package let part: String?
    /// What shows its rows in rooms; nil if nothing does.
    package let posts: Posts?

    /// Declares what `table` keeps.
    package init(
        _ table: String, _ what: String? = nil, detail: String = "", for time: String, people: [String] = [],
        rooms: [String] = [],
        mixed: [String] = [], whenForgotten: Forgetting = .deleted, whenLeft: Forgetting = .deleted,
        movesWithRoom: Bool = false, part: String? = nil, content: String? = nil, work: String? = nil,
        posts: Posts? = nil
    ) {
        self.table = table
        self.what = what
        self.detail = detail
        self.time = time
        self.people = people
        self.rooms = rooms
        self.mixed = mixed
        self.whenForgotten = whenForgotten
        self.whenLeft = whenLeft
        self.movesWithRoom = movesWithRoom
        self.part = part
        self.content = content
        self.work = work
        self.posts = posts
    }

    /// What its rows are, in full, such as "your area, only if you tell me"; nil if they are about nobody.
    package var whole: String? { what.map { detail.isEmpty ? $0 : "\($0), \(detail)" } }
}
