/// Why packed bytes gave no value. There is one case only, as there is one thing to do about it: go on as if there were none.
public enum PackedError: Error, Equatable, Sendable {
  /// Cut short, changed, of another layout, or never packed by this program.
  case unreadable
}
