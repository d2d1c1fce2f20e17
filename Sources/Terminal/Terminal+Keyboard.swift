internal import CTerminal
import TerminalUI

extension Terminal {
    /// Reads one key without waiting; nil when there is none.
    static func read() -> Input? {
        let input = ct_read()
        switch input.kind {
        case CT_CHARACTER: return Unicode.Scalar(input.code).map(Input.scalar) ?? .unknown
        case CT_KEY: return named(input.code)
        default: return nil
        }
    }

    private static func named(_ code: UInt32) -> Input {
        switch ct_key(rawValue: code) {
        case CT_KEY_UP: .key(.up)
        case CT_KEY_DOWN: .key(.down)
        case CT_KEY_LEFT: .key(.left)
        case CT_KEY_RIGHT: .key(.right)
        case CT_KEY_PAGE_UP: .key(.pageUp)
        case CT_KEY_PAGE_DOWN: .key(.pageDown)
        case CT_KEY_HOME: .key(.home)
        case CT_KEY_END: .key(.end)
        case CT_KEY_ENTER: .key(.enter)
        case CT_KEY_BACK_TAB: .key(.backTab)
        case CT_KEY_BACKSPACE: .key(.backspace)
        case CT_KEY_DELETE: .key(.delete)
        case CT_KEY_INSERT: .key(.insert)
        case CT_KEY_PASTE_BEGINS: .pasteBegins
        case CT_KEY_PASTE_ENDS: .pasteEnds
        default: code > CT_KEY_F0.rawValue ? .key(.function(Int(code - CT_KEY_F0.rawValue))) : .unknown
        }
    }
}
