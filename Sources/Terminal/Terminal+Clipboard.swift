internal import CTerminal
import TerminalUI

extension Terminal {
    /// Asks the terminal to put a text on the clipboard (OSC 52); whether it does, no terminal says.
    ///
    /// Never for secrets: the bytes pass through every multiplexer and recorder on the way.
    ///
    /// - Returns: Whether it was asked; it is not for a text that terminals are known to refuse for its length.
    @discardableResult
    package func copy(_ text: String) -> Bool {
        guard text.utf8.count <= 50_000 else { return false }
        let multiplexer: ClipboardRequest.Multiplexer? =
            if Self.environment("TMUX") != nil {
                .tmux
            } else if Self.environment("STY") != nil {
                .screen
            } else {
                nil
            }
        let bytes = ClipboardRequest(text: text).bytes(through: multiplexer)
        unsafe bytes.withUnsafeBytes { buffer in
            unsafe ct_send(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        return true
    }
}
