/// Something that stops the program before anything was touched; it ends with exit code 2.
struct Refusal: Error {
    /// What is wrong and what to do, as sentences.
    let sentence: String

    /// Makes a refusal.
    init(_ sentence: String) {
        self.sentence = sentence
    }
}
