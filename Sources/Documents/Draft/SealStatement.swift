import Records

/// What sealing a session would do, for the question that is asked before: what is sealed, for whom,
/// and with which gaps.
package struct SealStatement: Equatable, Sendable {
  private let session: Session
  private let receiver: String?
  private let gaps: [Gap]
  private let reason: String?

  /// - Parameters:
  ///   - receiver: nil for whoever comes next.
  ///   - reason: why its gaps are let through.
  package init(of session: Session, to receiver: String?, gaps: [Gap], allowedBecause reason: String?) {
    self.session = session
    self.receiver = receiver
    self.gaps = gaps
    self.reason = reason
  }

  package var displayText: String {
    let title = session.title.isEmpty ? "" : " “\(session.title)”"
    return
      "Session \(session.number)\(title) is sealed for \(receiver ?? "whoever comes next"), \(gapWords). It never changes after."
  }

  private static let gapsNamed = 3

  private var gapWords: String {
    guard !gaps.isEmpty else { return "without a gap" }
    let named = gaps.prefix(Self.gapsNamed).map(\.displayText) + (gaps.count > Self.gapsNamed ? ["…"] : [])
    let count = gaps.count == 1 ? "one gap" : "\(gaps.count) gaps"
    return "with \(count) (\(named.joined(separator: "; ")))" + (reason.map { " let through because \($0)" } ?? "")
  }
}
