/// What the demo is made of: the handoffs of the two sessions before, and a small service that
/// really fails and can really be mended. The story is in `SESSION_8_HANDOFF.md`.
package enum DemoFiles {
  package struct File: Sendable {
    /// Relative to the folder it belongs in.
    package let path: String
    package let bytes: [UInt8]
  }

  /// Oldest first.
  package static var handoffs: [File] {
    [
      File(path: "SESSION_7_HANDOFF.md", bytes: PackageResources.SESSION_7_HANDOFF_md),
      File(path: "SESSION_8_HANDOFF.md", bytes: PackageResources.SESSION_8_HANDOFF_md),
    ]
  }

  /// The service's code as it stood before session 8.
  package static var service: [File] {
    [
      File(path: "app/db.py", bytes: PackageResources.db_py),
      File(path: "app/models/content_request.py", bytes: PackageResources.content_request_py),
      File(path: "app/models/organization.py", bytes: PackageResources.organization_py),
      File(path: "app/models/user.py", bytes: PackageResources.user_py),
    ]
  }

  /// What session 8 changed.
  package static var fix: File {
    File(path: "app/models/organization.py", bytes: PackageResources.organization_fixed_py)
  }

  /// The commands the validation steps run: `build`, `image`, `logs`, `worker`, and the clock they
  /// share.
  package static var tools: [File] {
    [
      File(path: "ops/build", bytes: PackageResources.build), File(path: "ops/image", bytes: PackageResources.image),
      File(path: "ops/logs", bytes: PackageResources.logs), File(path: "ops/now", bytes: PackageResources.now),
      File(path: "ops/worker", bytes: PackageResources.worker),
    ]
  }
}
