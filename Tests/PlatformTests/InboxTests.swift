import Glibc
import Platform
import Testing

@Suite("Inbox")
struct InboxTests {
    @Test func `messages come out once, in order, and wake the reader`() {
        let inbox = Inbox<Int>()
        inbox.post(1)
        inbox.post(2)
        var watched = pollfd(fd: inbox.wakeRead, events: Int16(POLLIN), revents: 0)
        #expect(unsafe poll(&watched, 1, 0) == 1)
        #expect(inbox.take() == [1, 2])
        #expect(inbox.take().isEmpty)
    }
}
