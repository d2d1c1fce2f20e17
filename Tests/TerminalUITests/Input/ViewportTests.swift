import TerminalUI
import Testing

@Suite("Viewport")
struct ViewportTests {
    @Test func `a page moves the rows, and the last page ends at the last row`() {
        var viewport = Viewport(count: 25, height: 10)
        viewport.move(.pageDown)
        #expect(viewport.visible == 10..<20)
        #expect(viewport.cursor == 10)
        viewport.move(.pageDown)
        #expect(viewport.visible == 15..<25)
        #expect(viewport.cursor == 20)
        viewport.move(.pageDown)
        #expect(viewport.cursor == 24)
        viewport.move(.home)
        #expect(viewport.visible == 0..<10)
        viewport.move(.halfPageDown)
        #expect(viewport.cursor == 5)
    }

    @Test func `fewer rows take the cursor to the last one`() {
        var viewport = Viewport(count: 25, height: 10)
        viewport.move(.end)
        viewport.setCount(4)
        #expect(viewport.cursor == 3)
        #expect(viewport.visible == 0..<4)
        viewport.setCount(0)
        #expect(viewport.cursor == 0)
        #expect(viewport.visible.isEmpty)
    }

    @Test func `whatever happens, the cursor is a row, is seen, and no room is wasted`() {
        var random = RandomNumbers(seed: 3)
        for _ in 0..<300 {
            var viewport = Viewport(
                count: .random(in: 0...40, using: &random),
                height: .random(in: 0...12, using: &random)
            )
            for _ in 0..<100 {
                switch Int.random(in: 0...9, using: &random) {
                case 0: viewport.resize(height: .random(in: -1...15, using: &random))
                case 1: viewport.setCount(.random(in: -1...40, using: &random))
                case 2: viewport.place(cursor: .random(in: -5...50, using: &random))
                default: viewport.move(Viewport.Move.allCases.randomElement(using: &random) ?? .up)
                }
                #expect(viewport.count == 0 ? viewport.cursor == 0 : (0..<viewport.count).contains(viewport.cursor))
                if viewport.count > 0, viewport.height > 0 {
                    #expect(viewport.visible.contains(viewport.cursor))
                    #expect(viewport.visible.count == min(viewport.count, viewport.height))
                }
            }
        }
    }
}
