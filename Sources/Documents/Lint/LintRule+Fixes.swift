import Records

extension LintRule {
  static let fixes = [
    LintRule("fix-without-commit", "a fix that names no commit") { subject in
      // A document of one fix that names a commit elsewhere means that one.
      let fixes = subject.record.fixes
      guard fixes.count != 1 || subject.text.map(CommitWords.areNamed(in:)) != true else { return [] }
      return fixes.filter { $0.commit == nil }.map { fix in
        gap(
          .warning, "fix-without-commit", fix, "names no commit",
          "add the commit: `baton fix status \(fix.number) \(fix.status == .unknown ? "committed" : fix.status.rawValue) --commit ID`"
        )
      }
    },
    LintRule("never-pushed", "a fix of which nothing shows that its commit left the machine") { subject in
      subject.record.fixes.filter { fix in
        fix.isPerhapsUnpushed && subject.text.map { PushWords.tell(of: fix.commit ?? "", in: $0) } != true
      }.map { fix in
        let commit = fix.commit ?? ""
        let known = fix.provenance.first { $0.question == .commitOnRemote && $0.answer == .no }
        return gap(
          known == nil ? .warning : .error, "never-pushed", fix,
          known.map { "was never pushed: \($0.detail)" } ?? "does not say that \(commit) was pushed",
          "push it, and say so: `git branch -r --contains \(commit)` tells")
      }
    },
    LintRule("not-validated", "a fix that is not validated yet") { subject in
      subject.record.fixes.filter { $0.status != .validated && $0.status != .failed }.map { fix in
        let words = fix.statusWords ?? fix.status.rawValue
        return gap(
          .note, "not-validated", fix, "is not validated (\(words.excerpt(40)))",
          "validate it, or let the next session's steps say how")
      }
    },
    LintRule("doubtful-build", "a fix whose running build is not known to hold it") { subject in
      subject.record.fixes.flatMap { fix in
        fix.provenance.filter { $0.answer == .no && $0.question != .commitOnRemote }.map { finding in
          gap(.error, "doubtful-build", fix, "may not be what runs: \(finding.detail)", "build and deploy it anew")
        }
      }
    },
  ]

  private static func gap(
    _ severity: Gap.Severity, _ rule: String, _ fix: Fix, _ message: String, _ remedy: String
  ) -> Gap {
    Gap(
      severity, rule: rule, item: ItemReference(.fix, fix.number), lines: fix.lines,
      message: "fix \(fix.number) “\(fix.title.excerpt(40))” \(message)", remedy: remedy)
  }
}

extension Fix {
  /// A build that succeeds does not prove that the commit was in it: session 9 learned that.
  fileprivate var isPerhapsUnpushed: Bool {
    guard commit != nil, [.committed, .building, .built, .deployed].contains(status) else { return false }
    if statusWords?.lowercased().contains("pushed") == true { return false }
    return !provenance.contains { $0.question == .commitOnRemote && $0.answer == .yes }
  }
}

enum CommitWords {
  /// Whether the text says "commit" and a hash right behind it.
  static func areNamed(in text: String) -> Bool {
    text.lowercased().parted(by: "commit").dropFirst().contains { rest in
      let hash = rest.utf8.prefix(16).drop { !isHexDigit($0) }.prefix(while: isHexDigit)
      let digits = hash.filter { (48...57).contains($0) }
      return hash.count >= 7 && !digits.isEmpty
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(byte) }
}

enum PushWords {
  /// Whether a line of the text says that this commit was pushed: it names the commit, or commits
  /// or code and no other commit.
  static func tell(of commit: String, in text: String) -> Bool {
    let commit = String(commit.lowercased().prefix(7))
    return text.split(separator: "\n").contains { line in
      let line = line.lowercased()
      guard line.contains("pushed"), !doubts.contains(where: line.contains), things.contains(where: line.contains)
      else {
        return false
      }
      return !commit.isEmpty && line.contains(commit) || !CommitWords.areNamed(in: line)
    }
  }

  private static let doubts = [
    "not pushed", "never pushed", "unpushed", "to be pushed", "[ ]", "image", "docker", "registry", "was pushed?",
    "confirm", "verify", "until", "once", "if ",
  ]
  private static let things = ["commit", "code", "changes", "branch", "repository", "remote", "github", "origin"]
}
