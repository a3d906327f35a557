import MatrixProtocol

/// As much of a batch as is written in one transaction.
struct BatchPart {
    /// The fewest events of a part that another one follows: few enough that the first answers leave soon.
    static let size = 64
    /// How many parts there are at most, as each costs a transaction.
    private static let most = 16

    /// The name under which effects of the batch stand that no message caused.
    var cause: String
    /// Rooms that we are no longer in.
    var left: [RoomID] = []
    /// Rooms with something new.
    var joined: [JoinedRoom] = []
    /// Rooms of which the store says, once the part is written, that we are in them (true), or that we are not yet.
    var entered: [RoomID: Bool] = [:]
    /// The rooms of which the batch brings a piece of a gap.
    let pieces: [RoomID: GapPiece]
    /// What is written once everything else of the batch is, the position above all; nothing in an earlier part.
    var end: Batch?

    /// The whole of `batch`.
    init(_ batch: Batch) {
        self.init(of: batch)
        (left, joined, end) = (batch.left, batch.joined, batch)
    }

    private init(of batch: Batch) {
        cause = batch.nextBatch.rawValue
        pieces = batch.pieces
    }

    /// The parts of `batch` in the order in which they are to be written: `officers`' rooms first, the rooms that we
    /// have just entered last.
    static func parts(
        of batch: Batch, officers: Set<RoomID>, isEntered: (JoinedRoom) -> Bool
    ) -> [BatchPart] {
        let entered = Set(batch.joined.filter(isEntered).map(\.id))
        let known = batch.joined.filter { !entered.contains($0.id) }
        let inOrder = known.filter { officers.contains($0.id) } + known.filter { !officers.contains($0.id) }
        var parts: [BatchPart] = []
        var part = BatchPart(of: batch)
        part.left = batch.left
        let size = max(size, batch.joined.reduce(0) { $0 + $1.timeline.count } / most)
        var events = 0
        for room in inOrder {
            if events >= size {
                parts.append(part)
                part = BatchPart(of: batch)
                events = 0
            }
            part.joined.append(room)
            events += room.timeline.count
        }
        part.joined += batch.joined.filter { entered.contains($0.id) }
        part.end = batch
        return parts + [part]
    }
}
