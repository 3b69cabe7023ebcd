extension ExpectationCorpusTests {
  static let cases: [Case] = [
    Case(
      file: "vividly-SESSION_8_HANDOFF.md", line: 162, command: "gcloud builds describe",
      rule: #"first matches /^SUCCESS\s+\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/"#),
    Case(
      file: "vividly-SESSION_8_HANDOFF.md", line: 171, command: "gcloud artifacts docker images describe",
      rule: "time after 2025-11-04T01:15:00Z"),
    Case(
      file: "vividly-SESSION_8_HANDOFF.md", line: 189,
      command: #"gcloud logging read 'resource.type="cloud_run_job" "sqlalchemy"'"#,
      title: "Check for SQLAlchemy Errors (Should be NONE)", rule: "lacks /(?i)sqlalchemy/ after 2025-11-04T01:03:00Z"),
    Case(
      file: "vividly-SESSION_8_HANDOFF.md", line: 201,
      command: #"gcloud logging read 'resource.type="cloud_run_job" severity>=INFO'"#,
      title: "Confirm Database Queries Work",
      rule:
        "lines >= 1 and lacks /(?i)sqlalchemy.*?(?:error|exception|traceback|fatal|panic)|(?:error|exception|traceback|fatal|panic).*?sqlalchemy/"
    ),
    Case(
      file: "vividly-SESSION_9_CRITICAL_LESSON.md", line: 319, command: "gcloud builds describe",
      rule: #"first matches /^SUCCESS\s+\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/ and time after 2025-11-04T01:39:00Z"#),
    Case(
      file: "vividly-SESSION_9_CRITICAL_LESSON.md", line: 327, command: "gcloud artifacts docker images describe",
      rule: "time after 2025-11-04T01:39:00Z"),
    Case(
      file: "vividly-SESSION_9_CRITICAL_LESSON.md", line: 345,
      command: #"gcloud logging read 'resource.type="cloud_run_job" "sqlalchemy"'"#,
      title: "CHECK LOGS - NO SQLALCHEMY ERRORS", rule: "lacks /(?i)sqlalchemy/ after 2025-11-04T01:03:00Z"),
    Case(
      file: "vividly-SESSION_9_CRITICAL_LESSON.md", line: 357, command: "gcloud logging read",
      title: "Confirm Normal Processing",
      rule:
        "lines >= 1 and lacks /(?i)sqlalchemy.*?(?:error|exception|traceback|fatal|panic)|(?:error|exception|traceback|fatal|panic).*?sqlalchemy/"
    ),
    Case(
      file: "vividly-SESSION_10_FOUNDATION_FIX_SUMMARY.md", line: 114, command: #"gcloud logging read '"sqlalchemy"'"#,
      rule: "lacks /(?i)sqlalchemy/ after 2025-11-04T03:00:00Z"),
    Case(file: "vividly-SESSION_10_FOUNDATION_FIX_SUMMARY.md", line: 125, command: "gcloud logging read"),
    Case(file: "budd-NEXT_SESSION.md", line: 24, command: "pytest"),
    Case(file: "copy-SESSION_HANDOFF_2025_12_13_CI_README_WORKLOAD_IDENTITY.md", line: 209),
    Case(file: "qs-docs_BETA_TESTING_RUNBOOK.md", line: 781),
    Case(
      file: "qs-runbooks_01-database-recovery.md", line: 62, command: "pg_isready",
      rule: #"matches /\baccepting connections\b/ or matches /\brejecting connections\b/"#),
    Case(file: "qs-runbooks_03-redis-failover.md", line: 120, command: "redis-cli INFO memory"),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 238, command: "pytest",
      rule: #"matches /\bModuleNotFoundError\b/ and matches /stackunderflow\.store\.db/ and (exit 1 or exit 2)"#),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 273, command: "pytest",
      rule: #"matches /\b4 (?:tests? )?pass(?:ed|ing)?\b/"#),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 392, command: "pytest",
      rule: #"matches /\b4 (?:tests? )?pass(?:ed|ing)?\b/"#),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 534, command: "pytest",
      rule: #"matches /\b4 (?:tests? )?pass(?:ed|ing)?\b/"#),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 708, command: "pytest",
      rule: #"matches /\b6 (?:tests? )?pass(?:ed|ing)?\b/"#),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 948, command: "pytest",
      rule: #"matches /\b2 (?:tests? )?pass(?:ed|ing)?\b/"#),
    Case(file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 1096, command: "pytest"),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 1264, command: "pytest",
      rule: #"matches /\bNotImplementedError\b/ and (exit 1 or exit 2)"#),
    Case(file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 1386, command: "pytest"),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 1510, command: "pytest",
      rule: #"exit 0 and lacks /(?i)\b[1-9]\d* (?:failed|failing|failures?|errors?)\b/"#),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 1574, command: "pytest",
      rule: #"exit 0 and lacks /(?i)\b[1-9]\d* (?:failed|failing|failures?|errors?)\b/"#),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 2092, command: "pytest",
      rule: #"matches /\bImportError\b/ and matches /cannot import name 'run_ingest'/ and (exit 1 or exit 2)"#),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 2199, command: "pytest",
      rule: #"matches /\bAssertionError\b/ and (exit 1 or exit 2)"#),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 2276, command: "pytest",
      rule: #"matches /\bUsageError\b/ and matches /No such command 'reindex'/ and (exit 1 or exit 2)"#),
    Case(file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 2565, command: "pytest"),
    Case(
      file: "su-docs_superpowers_plans_2026-04-19-session-store.md", line: 2614, command: "pytest",
      rule: #"matches /\bImportError\b/ and (exit 1 or exit 2)"#),
    Case(file: "unseen-RESUME_SESSION_10.md", line: 126, command: "pytest"),
    Case(
      file: "vividly-SESSION_11_CONTINUATION_GEMINI_FLASH_DEPLOYMENT.md", line: 293, command: "curl",
      rule: "json candidates[0].content.parts[0].text matches /./ and json candidates[0].content.role = model"),
    Case(file: "vividly-SESSION_11_CONTINUATION_GEMINI_FLASH_DEPLOYMENT.md", line: 376, command: "gcloud logging read"),
    Case(file: "vividly-SESSION_11_CONTINUATION_SUMMARY.md", line: 378, command: "curl"),
    Case(file: "vividly-SESSION_11_GEMINI_API_STATUS.md", line: 285),
    Case(
      file: "vividly-SESSION_11_LOAD_TEST_ANALYSIS.md", line: 144, command: "gcloud logging read",
      rule: "matches /Vertex AI not available: Running in mock mode/"),
    Case(file: "vividly-SESSION_11_LOAD_TEST_ANALYSIS.md", line: 455),
    Case(
      file: "vividly-SESSION_11_REFACTOR_COMPLETE.md", line: 224, command: "gcloud pubsub subscriptions pull",
      rule:
        #"lines = 0 or (lines <= 3 and matches /(?i)\bno \w+|\b0 (?:rows?|items?|results?|messages?|records?)\b|did not find any/)"#
    ),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 36, command: "git log -1 --oneline",
      rule: "first matches /^(?:commit )?ebe8eb8/"),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 41, command: "git status"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 75, command: "pytest",
      rule: #"exit 0 and lacks /(?i)\b[1-9]\d* (?:failed|failing|failures?|errors?)\b/"#),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 83, command: "pytest",
      rule: #"exit 0 and lacks /(?i)\b[1-9]\d* (?:failed|failing|failures?|errors?)\b/"#),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 91, command: "pytest"),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 112, command: "wc -l"),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 117, command: "ls -la"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 141, command: "git branch --show-current",
      rule: #"matches /^(?:\* )?main$/"#),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 146, command: "git push origin main"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 154,
      command: "git log origin/main -1 --oneline", rule: "first matches /^(?:commit )?ebe8eb8/"),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 185, command: "gcloud builds submit"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 193, command: #"psql -c '\\dt prompt_*'"#,
      rule: #"matches /\bprompt_templates\b/ and matches /\bprompt_executions\b/ and matches /\bprompt_guardrails\b/"#),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 201, command: "psql"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 206, command: "psql",
      rule: #"matches /\bupdate_prompt_template_stats\b/"#),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 214, command: "psql"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 246, command: "gcloud run services describe",
      rule: #"matches /\bhttps?:\/\/\S+/"#),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 252, command: "curl -s $URL/health",
      rule: "json status = healthy"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 274, command: "curl",
      rule: "json templates = [] and json total = 0"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 292, command: "curl",
      rule: "json id matches /./ and json name matches /./"),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 407, command: "gh workflow run"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 412, command: "gh run list",
      rule: #"first matches /\bin_progress\b/ or first matches /\bcompleted\b/"#),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 417, command: "gh run view"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 460, command: "curl",
      rule: "json id matches /./ and json status = pending"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 471, command: "curl",
      rule: "json script matches /./ and json status = completed"),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 479, command: "psql -c"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 569, command: "curl",
      rule: "json status = healthy"),
    Case(file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 572, command: "curl | jq length"),
    Case(
      file: "vividly-SESSION_11_PART_23_DEPLOYMENT_CHECKLIST.md", line: 595, command: "psql",
      rule:
        #"lines = 0 or (lines <= 3 and matches /(?i)\bno \w+|\b0 (?:rows?|items?|results?|messages?|records?)\b|did not find any/)"#
    ),
    Case(
      file: "yt-docs_runbooks_auth0-setup.md", line: 164, command: "az keyvault secret list",
      rule:
        #"matches /\bauth0-terraform-domain\b/ and matches /\bauth0-terraform-client-id\b/ and matches /\bauth0-terraform-client-secret\b/ and matches /\bauth0-domain\b/ and matches /\bauth0-client-id\b/ and matches /\bauth0-client-secret\b/ and matches /\bauth0-session-secret\b/"#
    ),
    Case(file: "yt-docs_runbooks_auth0-setup.md", line: 284, command: "kubectl get secret"),
    Case(
      file: "yt-docs_runbooks_auth0-setup.md", line: 297, command: "kubectl get pod -o yaml | grep env",
      rule:
        #"matches /\bAUTH0_DOMAIN\b/ and matches /\bAUTH0_CLIENT_ID\b/ and matches /\bAUTH0_CLIENT_SECRET\b/ and matches /\bAUTH0_SESSION_SECRET\b/"#
    ),
    Case(file: "yt-docs_runbooks_auth0-setup.md", line: 309, command: "curl -I"),
    Case(
      file: "yt-docs_runbooks_deployment-rollback.md", line: 227, command: "kubectl get pods -n yt-summarizer",
      rule:
        #"lacks /^(?!NAME\s)(?!.*\sRunning\s)\S/ and matches /\sRunning\s/ and lacks /^(?!NAME\s)(?!.*\s(\d+)\/\1\s)\S/"#
    ),
    Case(file: "yt-docs_runbooks_deployment-rollback.md", line: 231, command: "curl -s", rule: "json status = healthy"),
    Case(
      file: "yt-docs_runbooks_deployment-rollback.md", line: 239, command: "argocd app get",
      rule: #"matches /(?<!not )\bHealthy\b/ and matches /(?<!not )\bSynced\b/"#),
  ]
}
