package import TerminalUI

/// Draws the model; the same model always gives the same frame, at any size.
package func draw(_ model: Model, into frame: inout Frame) {
    let bounds = frame.bounds
    frame.fill(bounds)
    guard bounds.rows >= Header.least.rows, bounds.columns >= Header.least.columns else {
        let sentence: Text = "needs \(Header.least.columns)×\(Header.least.rows), has \(bounds.columns)×\(bounds.rows)"
        let row = bounds.rows / 2
        frame.put(sentence, row: row, column: max(0, (bounds.columns - sentence.width) / 2), .warning)
        return
    }
    var settled = model
    settled.shared.size = (bounds.rows, bounds.columns)
    settled.settle()
    guard let top = settled.screens.last else { return }
    Header.draw(into: &frame, in: bounds.top(2), settled)
    let footer = bounds.bottom(1)
    let status = bounds.droppingBottom(1).bottom(1)
    top.draw(into: &frame, in: bounds.droppingTop(2).droppingBottom(2), settled.shared)
    StatusLine.draw(into: &frame, in: status, settled.shared, besides: top)
    top.drawFooter(into: &frame, in: footer, settled.shared)
}
