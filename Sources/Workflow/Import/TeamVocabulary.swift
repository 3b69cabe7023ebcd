import Documents
import Foundation
import Reply
import Vocabulary

extension Call {
  /// Where a team and a person keep words of their own: the store's folder, unless that is
  /// another's which was only found, and the person's configuration.
  package func vocabularyFiles(store folder: URL?) -> [URL] {
    let own = URL(filePath: PersonalFolder.config.path(environment), directoryHint: .isDirectory)
    return [strangerToAllow == nil ? folder : nil, own].compactMap { $0?.appending(path: "vocabulary.toml") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// The words documents are read by: the built-in languages, and what the team and the person add.
  package func lexicon(store folder: URL?) throws -> Lexicon {
    try Lexicon.builtIn.adding(vocabularyFiles(store: folder).map(vocabulary))
  }

  /// A vocabulary's file, all of whose keys mean something.
  package func vocabulary(_ url: URL) throws -> VocabularyFile {
    guard let text = try StoreSettings.text(of: url) else {
      throw Failure(.notFound, "\(url.path): there is no such file")
    }
    do {
      let file = try VocabularyFile(text, name: url.path)
      if let problem = Lexicon.problems(of: file).first { throw problem }
      return file
    } catch let error as VocabularyError {
      throw Failure(.unreadable, "\(error); `baton vocabulary check` says all of it")
    }
  }
}
