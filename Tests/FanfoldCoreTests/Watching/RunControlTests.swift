import FanfoldCore
import FanfoldTestKit
import Testing

@Suite struct `Run control` {
    @Test func `whoever follows is told how it is and of every change, and of nothing else`() {
        let control = RunControl(8)
        let told = Shared<[RunControl.Setting]>([])
        control.allow(6)
        control.follow { setting in told.update { $0.append(setting) } }
        control.pause()
        control.pause()
        control.allow(6)
        control.resume()
        control.allow(100)
        control.allow(-3)
        let expected = [(false, 6), (true, 6), (false, 6), (false, 16), (false, 1)]
        #expect(told.value.map(\.isPaused) == expected.map(\.0))
        #expect(told.value.map(\.concurrency) == expected.map(\.1))
        #expect(control.setting == told.value.last)
    }

    @Test func `a run that stops is held back by nobody`() {
        let control = RunControl(8)
        control.pause()
        control.letGo()
        #expect(!control.setting.isPaused)
        control.pause()
        control.allow(4)
        #expect(!control.setting.isPaused && control.setting.concurrency == 4)
    }
}
