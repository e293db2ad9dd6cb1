/// Texts to summarize.
enum TestTexts {
    static let harbour = """
        The harbour was closed for two days in March. Ice had formed on the inner basin, and the pilots \
        refused to go out. On the third day the ice broke and eleven ships came in.

        The board decided to buy an ice breaker. It costs four million and will be delivered in autumn.

        """
    static let museum = """
        # The museum

        The museum opened its new wing on Sunday. Nine hundred people came to see the painted boats.

        """
}
