internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite struct `Run schedule` {
    @Test(arguments: [1, 2, 16])
    func `reports are the same whatever order jobs end in`(concurrency: Int) async throws {
        let run = TestRun.folders(30)
        for seed in 0..<15 {
            var random = SeededGenerator(seed: UInt64(seed))
            var driver = ScheduleDriver(run, concurrency: concurrency)
            try await driver.finish(&random)
            #expect(driver.schedule.isDone)
            #expect(driver.texts == run.expectedReports())
            #expect(driver.reports.count == driver.texts.count)
        }
    }

    @Test(arguments: [1, 2, 5, 16])
    func `no more documents and calls are under way than the limits say`(concurrency: Int) async throws {
        let limits = ScheduleLimits(concurrency: concurrency, cores: 4)
        for seed in 0..<10 {
            var random = SeededGenerator(seed: UInt64(seed))
            var driver = ScheduleDriver(TestRun.folders(60), concurrency: concurrency)
            try await driver.finish(&random)
            #expect(driver.mostOpen <= limits.openDocuments)
            #expect(driver.mostCalls <= limits.calls)
            #expect(driver.mostCalls >= min(limits.calls, 4))
        }
    }

    @Test func `reports come while the run goes on`() async throws {
        var random = SeededGenerator(seed: 2)
        var driver = ScheduleDriver(TestRun.folders(60), concurrency: 4)
        try await driver.finish(&random)
        var (opened, finished) = (0, 0)
        for event in driver.events {
            switch event {
            case .opened: opened += 1
            case .finished: finished += 1
            default: break
            }
            #expect(opened - finished <= 16)
        }
        #expect(opened == 60 && finished == 60)
    }

    @Test func `a run that may end early finishes documents one after the other`() async throws {
        /// The reports that are there when all documents were opened and not all chunks are read.
        func reportCount(finishesFirst: Bool) async throws -> Int {
            let run = TestRun(Dictionary(uniqueKeysWithValues: (100..<200).map { ("d\($0)", 2) }))
            var driver = ScheduleDriver(run, concurrency: 50, finishesFirst: finishesFirst)
            for _ in 0..<280 {
                driver.begin()
                let other = driver.jobs.firstIndex { if case .call = $0 { false } else { true } }
                try await driver.end(other ?? 0)
            }
            return driver.reports.count
        }
        let usual = try await reportCount(finishesFirst: false)
        let first = try await reportCount(finishesFirst: true)
        #expect(usual == 0 && first >= 5, "\(usual), \(first)")
    }

    @Test func `a fold waits for its own children only`() async throws {
        let run = TestRun(["long": 27])
        var driver = ScheduleDriver(run, concurrency: 2)
        driver.begin()
        // The call for one chunk never ends, as if its model were slow; everything else does.
        while let next = driver.jobs.firstIndex(where: { !$0.isCall(node: 0) }) {
            try await driver.end(next)
            driver.begin()
        }
        let plan = try run.open(0).plan
        let folded = driver.events.count { event in
            if case .callEnded(let call, _, _) = event { call.level > 0 } else { false }
        }
        #expect(folded == plan.folds.count - plan.depth(of: 0))
        #expect(plan.levels > 2)
    }

    @Test func `the call with the longest path to the end goes first`() async throws {
        var driver = ScheduleDriver(TestRun(["a": 1, "b/c/d": 40]), concurrency: 40)
        driver.begin()
        for document in [0, 1] {
            let index = try #require(driver.jobs.firstIndex { $0.isOpening(of: document) })
            try await driver.end(index)
        }
        driver.begin()
        let subjects = driver.events.compactMap { event in
            if case .callStarted(let call) = event { call.subject } else { nil }
        }
        #expect(subjects == Array(repeating: "b/c/d", count: 40) + ["a"])
    }

    @Test(arguments: [1, 3])
    func `events tell of everything, each in its order`(concurrency: Int) async throws {
        let run = TestRun(["a": 5, "b/c": 9, "d": 1], unread: ["b/lost"], skipped: ["e"])
        for seed in 0..<10 {
            var random = SeededGenerator(seed: UInt64(seed))
            let agent = ScriptedAgent { entry in
                guard case .map(_, let text) = entry, text.hasPrefix("b/c#3") else { return .echo }
                throw AgentError("is too hard", hint: "make it easier")
            }
            var driver = ScheduleDriver(run, agent: agent, concurrency: concurrency)
            try await driver.finish(&random)
            #expect(EventOrder.flaws(driver.events) == [])
            let texts = Set(driver.events.compactMap(EventOrder.subjectOfEnd))
            #expect(texts == ["a", "b/c", "d", "b/lost", "e", "/", "b/"])
            #expect(
                driver.events.contains {
                    EventOrder.isFailedCall($0, reason: "is too hard", hint: "make it easier")
                }
            )
        }
    }

    @Test func `unread documents are gaps at their seat and skipped ones none`() async throws {
        var random = SeededGenerator(seed: 7)
        let run = TestRun(["a": 2, "c/x": 1], unread: ["b", "c/y"], skipped: ["c/z"])
        var driver = ScheduleDriver(run, concurrency: 2)
        try await driver.finish(&random)
        let top = try #require(driver.reports.first { $0.name == "/" })
        #expect(
            top.gaps == [
                Gap(document: "b", reason: "can't be read"), Gap(document: "c/y", reason: "can't be read"),
            ]
        )
        guard case .folder(let folder, _) = driver.reports.first(where: { $0.name == "c/" }) else {
            Issue.record("the folder has no report")
            return
        }
        #expect(folder.entries.map(\.name) == ["c/x", "c/y", "c/z"])
        #expect(folder.entries[1].outcome == .failed(reason: "can't be read"))
        #expect(folder.entries[2].outcome == .skipped(reason: "is a picture"))
        #expect(folder.gaps == [Gap(document: "c/y", reason: "can't be read")])
    }

    @Test func `a folder of nothing but unread files still reports`() async throws {
        var random = SeededGenerator(seed: 8)
        var driver = ScheduleDriver(TestRun([:], unread: ["a/x", "a/y"], skipped: ["b"]), concurrency: 2)
        try await driver.finish(&random)
        #expect(driver.schedule.isDone)
        #expect(Set(driver.reports.map(\.name)) == ["a/", "/"])
        #expect(driver.reports.allSatisfy { $0.summary.isEmpty && $0.gaps.count == 2 })
    }

    @Test func `a failed folder fold names what its entries miss, and no skipped file`() async throws {
        var random = SeededGenerator(seed: 9)
        let agent = ScriptedAgent { entry in
            if case .fold(_, .folder) = entry { throw AgentError("is too much") }
            return .echo
        }
        let run = TestRun(["a": 2, "b": 1], unread: ["c"], skipped: ["d"], fanIn: 6)
        var driver = ScheduleDriver(run, agent: agent, concurrency: 2)
        try await driver.finish(&random)
        let top = try #require(driver.reports.first { $0.name == "/" })
        #expect(
            top.gaps == [
                Gap(document: "a", reason: "is too much"),
                Gap(document: "b", reason: "is too much"),
                Gap(document: "c", reason: "can't be read"),
            ]
        )
    }

    @Test func `without folder summaries only documents report`() async throws {
        var random = SeededGenerator(seed: 10)
        let run = TestRun.folders(12)
        var driver = ScheduleDriver(run, concurrency: 3, foldsFolders: false)
        try await driver.finish(&random)
        #expect(driver.schedule.isDone)
        #expect(driver.texts == run.expectedReports(foldsFolders: false))
    }

    @Test func `stopping begins nothing new and hands over what is finished`() async throws {
        var random = SeededGenerator(seed: 11)
        for steps in [0, 3, 10, 40, 80] {
            var driver = ScheduleDriver(TestRun.folders(30), concurrency: 3)
            driver.begin()
            for _ in 0..<steps {
                try await driver.end(random.below(driver.jobs.count))
                driver.begin()
            }
            let begun = driver.events.count(where: EventOrder.isCallStart)
            while !driver.jobs.isEmpty {
                try await driver.end(random.below(driver.jobs.count))
                driver.begin(isStopping: true)
            }
            #expect(driver.events.count(where: EventOrder.isCallStart) == begun)
            #expect(EventOrder.flaws(driver.events) == [])
            let ends = driver.events.count { event in
                switch event {
                case .finished, .folded: true
                default: false
                }
            }
            #expect(driver.reports.count == ends)
            #expect(!driver.schedule.isDone)
        }
    }

    @Test func `a document without chunks has an empty report`() async throws {
        var random = SeededGenerator(seed: 12)
        var driver = ScheduleDriver(TestRun(["empty": 0, "full": 2]), concurrency: 1)
        try await driver.finish(&random)
        #expect(driver.texts == ["empty": "", "full": "(full#0\n full#1\n)", "/": "(full#0\n full#1\n)"])
    }

    @Test func `a run without documents is done`() async throws {
        var random = SeededGenerator(seed: 13)
        var driver = ScheduleDriver(TestRun([:]), concurrency: 1)
        try await driver.finish(&random)
        #expect(driver.schedule.isDone && driver.events.isEmpty)
    }
}

extension Job {
    fileprivate func isCall(node: Int) -> Bool {
        if case .call(let call) = self { call.node == node } else { false }
    }

    fileprivate func isOpening(of number: Int) -> Bool {
        if case .open(let document) = self { document == number } else { false }
    }
}
