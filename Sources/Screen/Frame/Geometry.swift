/// Columns and rows of cells.
package struct Size: Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(_ width: Int, _ height: Int) {
    self.width = width
    self.height = height
  }
}

/// A cell's place, counted from 0 at the top left.
package struct Point: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }
}

package struct Rect: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  package init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

  package var right: Int { x + width }
  package var bottom: Int { y + height }
  package var isEmpty: Bool { width == 0 || height == 0 }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < right && point.y >= y && point.y < bottom
  }

  /// The upper `height` rows and the rest below them.
  package func split(top height: Int) -> (top: Rect, rest: Rect) {
    let height = min(max(0, height), self.height)
    return (
      Rect(x: x, y: y, width: width, height: height),
      Rect(x: x, y: y + height, width: width, height: self.height - height)
    )
  }

  /// The left `width` columns and the rest beside them.
  package func split(left width: Int) -> (left: Rect, rest: Rect) {
    let width = min(max(0, width), self.width)
    return (
      Rect(x: x, y: y, width: width, height: height),
      Rect(x: x + width, y: y, width: self.width - width, height: height)
    )
  }
}
