import StewardCore
import Testing

@Suite struct LookAlikesTests {
    @Test(arguments: [
        ("Нidden", "Hidden"), ("ΗΙDDΕΝ", "HIDDEN"), ("hіddеn", "hidden"), ("Ｈｉｄｄｅｎ", "Hidden"), ("𝐇𝐢𝐝𝐝𝐞𝐧", "Hidden"),
        ("ⓗidden", "hidden"), ("ﬁsh", "fish"), ("hıdden", "hidden"), ("plain", "plain"),
    ])
    func `Letters that look like ours are ours`(_ written: String, _ plain: String) {
        #expect(written.withoutLookAlikes == plain)
    }
}
