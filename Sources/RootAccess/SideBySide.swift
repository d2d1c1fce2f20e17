extension AsyncSequence where Self: Sendable, Element: Sendable, Failure == Never {
    /// Runs a body for every element, at most `width` at once, and returns when all are done.
    ///
    /// On cancellation no further element is begun; those in flight are awaited.
    func forEachSideBySide(
        width: Int,
        _ body: @escaping @Sendable (Element) async -> Void
    ) async {
        await withDiscardingTaskGroup { group in
            let slots = Slots(width)
            for await element in self {
                await slots.take()
                if Task.isCancelled { return }
                group.addTask {
                    await body(element)
                    await slots.giveBack()
                }
            }
        }
    }
}

/// Counts what may still be begun.
private actor Slots {
    private var free: Int
    private var waiter: CheckedContinuation<Void, Never>?

    init(_ count: Int) {
        free = count
    }

    /// Waits for a free slot; only one caller waits at a time, the loop above.
    func take() async {
        if free == 0 { await withCheckedContinuation { waiter = $0 } } else { free -= 1 }
    }

    func giveBack() {
        if let waiter {
            self.waiter = nil
            waiter.resume()
        } else {
            free += 1
        }
    }
}
