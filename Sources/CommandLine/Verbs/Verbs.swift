import ArgumentParser

/// Every verb, in the order the help lists them.
enum Verbs {
  static let groups = [
    CommandGroup(
      name: "Incident",
      subcommands: [
        OpenVerb.self, SeverityVerb.self, MarkVerb.self, RoleVerb.self, UpdateVerb.self, CloseVerb.self,
        ReopenVerb.self, PostmortemVerb.self, IncidentVerb.self,
      ]),
    CommandGroup(
      name: "Handoff",
      subcommands: [
        ImportVerb.self, TakeVerb.self, ShowVerb.self, AcceptVerb.self, DeclineVerb.self, DecideVerb.self,
        HandoffVerb.self,
        ReviewVerb.self, LintVerb.self, CorrectVerb.self, ExportVerb.self,
      ]),
    CommandGroup(
      name: "Record",
      subcommands: [
        NoteVerb.self, TimelineVerb.self, TodoVerb.self, RiskVerb.self, StepVerb.self, FixVerb.self,
        MonitorVerb.self, AttachVerb.self,
      ]),
    CommandGroup(
      name: "Look",
      subcommands: [StatusVerb.self, SessionsVerb.self, SearchVerb.self, TailVerb.self, WatchVerb.self, LogVerb.self]),
    CommandGroup(
      name: "Store", subcommands: [UndoVerb.self, VerifyVerb.self, BackupVerb.self, AllowVerb.self]),
    CommandGroup(
      name: "Baton",
      subcommands: [DemoVerb.self, VocabularyVerb.self, ThemeVerb.self, CompletionsVerb.self, ManualVerb.self]),
  ]
}
