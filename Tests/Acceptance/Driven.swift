import Testing

/// The built program, driven as a person or a script drives it. One test after the other: each has
/// the machine's few cores to itself, and every wait ends.
@Suite("the built program", .serialized, .timeLimit(.minutes(2)))
enum Driven {}
