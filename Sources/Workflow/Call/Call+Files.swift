import Foundation
import Journal
import Records
import Reply

extension Call {
  /// A file named on the command line, from the folder the call was made in.
  package func url(_ path: String) -> URL {
    URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: workingDirectory, isDirectory: true)).absoluteURL
  }

  /// Each file once, by whatever names and links it is called, under the first of them; `-` stays
  /// what it is.
  package func distinctFiles(_ paths: [String]) -> [String] {
    var seen: Set<String> = []
    return paths.filter { seen.insert($0 == "-" ? $0 : url($0).resolvingSymlinksInPath().path).inserted }
  }

  /// The file whole, or standard input for `-`. More than `limit` bytes is refused before it is
  /// read.
  package func read(_ path: String, limit: Int = 64 << 20) throws -> [UInt8] {
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else {
      do {
        handle = try FileHandle(forReadingFrom: url(path))
      } catch {
        throw Call.unreadable(path, error)
      }
    }
    do {
      var bytes: [UInt8] = []
      while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
        bytes += chunk
        guard bytes.count <= limit else {
          throw Failure(.unreadable, "\(path): larger than \(limit >> 20) MB; split it into smaller documents")
        }
      }
      return bytes
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Call.unreadable(path, error)
    }
  }

  package enum Written: Sendable {
    case fresh
    /// A file that said otherwise was there.
    case replaced
  }

  /// Writes the file whole or not at all: beside it first, then in its place. What a store rests on
  /// is never written over; of any other file that goes, whoever named it is to hear.
  @discardableResult
  package func write(_ bytes: [UInt8], to path: String, besides store: Store) throws -> Written {
    Delivery.standardOutput.acts()
    guard !path.hasSuffix("/") else { throw Failure(.unreadable, "\(path): this is a folder; name a file in it") }
    if try store.restsOn(url(path).path, settings: StoreSettings.files + [StoreClock.file]) {
      throw Failure(.unreadable, "\(path): the store keeps its record there; nothing was written, choose another name")
    }
    let isNews = isRegularFile(path) && (try? read(path, limit: bytes.count)) != bytes
    do {
      try AtomicFile.write(bytes, to: url(path).path)
      return isNews ? .replaced : .fresh
    } catch {
      throw Failure(.unreadable, "\(path): \(error.reason); nothing was written, choose another place or make room")
    }
  }

  /// By whatever links it is reached.
  package func isRegularFile(_ path: String) -> Bool {
    var entry = stat()
    return stat(url(path).path, &entry) == 0 && entry.st_mode & S_IFMT == S_IFREG
  }

  private static func unreadable(_ path: String, _ error: any Error) -> Failure {
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile, .fileNoSuchFile: Failure(.notFound, "\(path): there is no such file")
    case .fileReadNoPermission: Failure(.unreadable, "\(path): permission denied; ask its owner")
    default: Failure(.unreadable, "\(path): this can't be read; is it a folder?")
    }
  }
}
