import Terminal
import Themes

extension Terminal {
  /// From the next picture on, all looks as `theme` says.
  mutating func wear(_ theme: Theme) {
    dress { [depth] in theme.paint($0, depth: depth) }
  }
}
