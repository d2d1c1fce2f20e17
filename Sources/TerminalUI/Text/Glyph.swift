/// What one place of the screen shows: a base scalar with up to two combining marks, and whether it is two columns wide.
///
/// Packed into 64 bits (three scalars of 21 bits and one bit of width), so that rows compare as numbers.
package struct Glyph: Hashable, Sendable {
    private let bits: UInt64

    private init(bits: UInt64) { self.bits = bits }

    /// Makes a glyph of a scalar that has been found printable.
    init(base: Unicode.Scalar, isWide: Bool = false) {
        bits = UInt64(base.value) | (isWide ? 1 << 63 : 0)
    }

    /// An empty column.
    package static let space = Glyph(base: " ")
    /// What stands for text that must not be shown as it is.
    package static let replacement = Glyph(base: "\u{FFFD}")
    /// The sign of an omission; not the same as a `…` in the text, so that ASCII terminals can tell them apart.
    package static let omission = Glyph(bits: 0x2026 | 1 << 21)
    /// The second column of a wide glyph.
    package static let tail = Glyph(bits: 0)

    private static let scalarBits: UInt64 = 0x1F_FFFF

    /// The base scalar's value; 0 for the second column of a wide glyph.
    package var base: UInt32 { UInt32(bits & Self.scalarBits) }
    /// The first combining mark's value, or 0.
    package var firstMark: UInt32 { self == .omission ? 0 : UInt32(bits >> 21 & Self.scalarBits) }
    /// The second combining mark's value, or 0.
    package var secondMark: UInt32 { UInt32(bits >> 42 & Self.scalarBits) }
    /// How many columns it takes: 0 (the second half of a wide glyph), 1 or 2.
    package var width: Int { bits == 0 ? 0 : bits >> 63 == 1 ? 2 : 1 }

    /// The same glyph under one more combining mark, or nil when it already has two.
    func adding(mark: Unicode.Scalar) -> Glyph? {
        if firstMark == 0 { return Glyph(bits: bits | UInt64(mark.value) << 21) }
        if secondMark == 0 { return Glyph(bits: bits | UInt64(mark.value) << 42) }
        return nil
    }

    /// Appends its scalars.
    func write(to string: inout String) {
        for value in [base, firstMark, secondMark] where value != 0 {
            if let scalar = Unicode.Scalar(value) { string.unicodeScalars.append(scalar) }
        }
    }
}
