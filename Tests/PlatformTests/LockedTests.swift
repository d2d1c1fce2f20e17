import Platform
import Testing

@Suite("Locked")
struct LockedTests {
    @Test func `every increment of many tasks is kept`() async {
        let counter = Locked(0)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    for _ in 0..<500 { counter.withLock { $0 += 1 } }
                }
            }
        }
        #expect(counter.withLock { $0 } == 10_000)
    }
}
