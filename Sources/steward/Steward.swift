@main
struct Steward {
    static func main() { print("steward") }
}
