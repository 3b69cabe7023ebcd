import Records

/// The forms in which alerting systems send their alerts, each as its makers publish it.
enum AlertForm {
  /// Reads a payload; nil where it is of another form.
  typealias Reader = @Sendable (AlertFields) -> [Alert]?

  /// In the order in which they are tried: the last reads every object.
  static let readers: [Reader] = [pagerDuty, opsgenie, alertmanager, anyJSON]

  // MARK: - PagerDuty

  /// A webhook of version 3: https://developer.pagerduty.com/docs/webhooks-overview
  private static func pagerDuty(_ payload: AlertFields) -> [Alert]? {
    guard let event = payload.object("event"), event.text("event_type") != nil, let data = event.object("data"),
      let title = data.first(["title", "summary", "description"]) ?? data.object("incident")?.text("summary"),
      let id = data.object("incident")?.text("id") ?? data.text("id")
    else { return nil }
    var alert = Alert(source: "pagerduty", fingerprint: id, title: title)
    alert.severity = data.object("priority")?.text("summary") ?? data.text("urgency")
    alert.service = data.object("service")?.text("summary")
    alert.start = data.moment("created_at") ?? event.moment("occurred_at")
    if event.text("event_type") == "incident.resolved" || data.text("status") == "resolved" {
      alert.end = data.firstMoment(["resolved_at", "last_status_change_at"]) ?? event.moment("occurred_at")
    }
    alert.links = links([data.text("html_url")])
    let known = ["number", "status", "urgency", "incident_key"]
    alert.labels = known.compactMap { name in data.text(name).map { Alert.Label(name, $0) } }
    if let policy = data.object("escalation_policy")?.text("summary") {
      alert.labels.append(Alert.Label("escalation_policy", policy))
    }
    let assignees = data.objects("assignees").compactMap { $0.text("summary") }
    if !assignees.isEmpty { alert.labels.append(Alert.Label("assignees", assignees.joined(separator: ", "))) }
    return [alert]
  }

  // MARK: - Opsgenie

  /// https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data
  private static func opsgenie(_ payload: AlertFields) -> [Alert]? {
    guard let action = payload.text("action"), let data = payload.object("alert"), let title = data.text("message"),
      let id = data.first(["alias", "alertId", "tinyId"])
    else { return nil }
    var alert = Alert(source: "opsgenie", fingerprint: id, title: title)
    alert.text = data.text("description")
    alert.severity = data.text("priority")
    alert.service = data.text("entity") ?? data.object("details")?.text("service")
    alert.start = data.moment("createdAt")
    if ["close", "resolve"].contains(action.lowercased()) { alert.end = data.moment("updatedAt") ?? alert.start }
    alert.labels = (data.object("details")?.labels() ?? [])
    for name in ["source", "team", "tags"] where alert.labels.count < 60 {
      let values = data.flattened().filter { $0.name == name }
      alert.labels += values
    }
    alert.links = links(alert.labels.map(\.value))
    return [alert]
  }

  // MARK: - Alertmanager, Grafana

  /// https://prometheus.io/docs/alerting/latest/configuration/#webhook_config, and Grafana's, which
  /// adds to it:
  /// https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier
  private static func alertmanager(_ payload: AlertFields) -> [Alert]? {
    let alerts = payload.objects("alerts")
    let isOwn =
      payload.text("groupKey") != nil || payload.object("commonLabels") != nil || payload.text("receiver") != nil
    guard isOwn, !alerts.isEmpty else { return nil }
    let isGrafana =
      payload.text("orgId") != nil || alerts.contains { $0.text("silenceURL") != nil || $0.text("dashboardURL") != nil }
    return alerts.compactMap { fields in
      let labels = fields.object("labels") ?? payload.object("commonLabels") ?? AlertFields([:])
      let notes = fields.object("annotations") ?? payload.object("commonAnnotations") ?? AlertFields([:])
      guard let title = notes.text("summary") ?? labels.text("alertname") ?? payload.text("title") else { return nil }
      let all = labels.labels()
      let own = all.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
      var alert = Alert(
        source: isGrafana ? "grafana" : "alertmanager", fingerprint: fields.text("fingerprint") ?? own, title: title)
      alert.text = notes.first(["description", "message"])
      alert.severity = labels.first(["severity", "priority", "level"])
      alert.service = labels.first(["service", "app", "job", "namespace"])
      alert.start = fields.moment("startsAt")
      if fields.text("status") == "resolved" { alert.end = fields.moment("endsAt") ?? alert.start }
      alert.labels = all
      alert.links = links(
        [notes.text("runbook_url"), notes.text("runbook")]
          + ["generatorURL", "dashboardURL", "panelURL", "silenceURL"].map { fields.text($0) }
          + [payload.text("externalURL")])
      return alert
    }
  }

  // MARK: - Anything else

  private static let titles = [
    "title", "alertname", "alert_name", "name", "summary", "subject", "headline", "message", "msg", "event", "text",
  ]
  private static let texts = ["description", "message", "msg", "body", "details", "text", "summary"]
  private static let severities = ["severity", "priority", "level", "urgency", "criticality"]
  private static let services = ["service", "service_name", "application", "app", "component", "job", "host", "source"]
  private static let starts = [
    "startsAt", "starts_at", "started_at", "start", "start_time", "triggered_at", "occurred_at", "created_at",
    "createdAt", "timestamp", "time", "date",
  ]
  private static let ends = ["endsAt", "ends_at", "ended_at", "end_time", "resolved_at"]
  private static let keys = ["fingerprint", "dedup_key", "incident_key", "alias", "id", "uuid", "key"]

  /// By the names that such things usually have; whatever else it says is kept as labels.
  private static func anyJSON(_ payload: AlertFields) -> [Alert]? {
    // What matters is often one object deeper.
    let inner = ["alert", "incident", "event", "data", "payload"].compactMap(payload.object)
    let places = [payload] + inner
    func found<Value>(_ look: (AlertFields) -> Value?) -> Value? {
      for place in places { if let value = look(place) { return value } }
      return nil
    }
    guard let title = found({ $0.first(titles) }) else { return nil }
    let service = found { $0.first(services) }
    var alert = Alert(
      source: "json",
      fingerprint: found { $0.first(keys) } ?? [service, title].compactMap(\.self).joined(separator: ": "),
      title: title)
    alert.text = found { place in texts.compactMap { place.text($0) }.first { $0 != title } }
    alert.severity = found { $0.first(severities) }
    alert.service = service
    alert.start = found { $0.firstMoment(starts) }
    let state = found { $0.first(["status", "state"]) }?.lowercased()
    if ["resolved", "ok", "closed", "recovered"].contains(state) {
      alert.end = found { $0.firstMoment(ends) } ?? alert.start
    }
    let said = [alert.title, alert.text, alert.severity, alert.service].compactMap(\.self)
    alert.labels = payload.flattened().filter { !said.contains($0.value) }
    alert.links = links(alert.labels.map(\.value))
    alert.labels.removeAll { alert.links.contains($0.value) }
    return [alert]
  }

  /// Those that are addresses, each once.
  private static func links(_ texts: [String?]) -> [String] {
    var seen: Set<String> = []
    return texts.compactMap(\.self).filter { $0.isWebAddress && seen.insert($0).inserted }
  }
}
