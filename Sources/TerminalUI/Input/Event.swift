/// Something that happened while the program waited.
package enum Event: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// Text was pasted; it is never a command.
    case paste(String)
    /// The screen has another size now.
    case resize
    /// The system asks the program to pause (SIGTSTP).
    case suspend
    /// The program must end: a signal asked for it, or the terminal is gone.
    case terminate
    /// Background work has left a message.
    case wake
}
