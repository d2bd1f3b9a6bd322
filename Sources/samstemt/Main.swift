import Commands

/// The program: everything it does stands in `Commands`.
@main
struct Main {
  static func main() async {
    await Samstemt.main()
  }
}
