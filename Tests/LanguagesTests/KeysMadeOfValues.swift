extension KeyTests {
  /// Keys whose end the code makes of a value, such as a status: their beginnings and their ends.
  static let madeOfValues: [String: [String]] = [
    "commitment.": ["describes", "intends", "measures"],
    "finding.": ["explicit", "implied"],
    "dimension.": ["standing", "found", "commitment", "coefficient"],
    "passage.commitment.": ["describes", "intends", "measures"],
    "passage.found.": ["explicit", "implied"],
    "plan.kind.": [
      "societal-part", "land-use-part", "action-part", "climate-plan", "thematic-plan",
      "regional-plan", "planning-strategy", "knowledge-base", "other",
    ],
    "plans.coefficient.": ["alike", "kappa"],
    "plans.found.": ["named", "worked", "suggested"],
    "plans.head.": ["named", "worked", "claimed", "left-out"],
    "plans.standing.": ["worked", "named", "claimed", "left-out"],
    "plans.table.": [
      "standing", "goals", "share", "passages", "commitment", "by-plan", "by-plan-goals",
      "targets", "agreement",
    ],
    "plans.unit.": ["goals", "passages"],
    "survey.plan.": ["both", "said", "worked", "neither"],
    "passage.language.": ["nb", "nn", "en", "sv", "da", "se", "und"],
    "evaluation.column.": ["goal", "count", "precision", "recall", "f1"],
    "evaluation.compared.": ["asked", "all", "first"],
    "evaluation.share.": ["rejected-asserted", "target-first", "target-first-three"],
    "read.head.": ["goal", "named", "worked", "suggested", "share", "commitment"],
    "campaign.state.": [
      "draft", "early", "open", "over", "closed",
    ],
    "done.": [
      "campaign-made", "stored", "campaign-opened", "campaign-closed", "contacts-taken",
      "invitations-queued", "reminders-queued", "link-revoked", "account-saved",
      "password-changed", "session-ended", "signed-out", "signed-out-everywhere",
      "identity-added", "identity-removed", "joined", "withdrawn", "roles-changed",
      "account-closed", "account-reopened", "person-erased", "settings-saved", "answers-stored",
      "answers-more", "part-withdrawn", "link-shown", "part-finished", "comment-stored",
      "sign-off-asked", "sign-off-taken-back", "response-approved", "response-sent-back",
      "response-submitted", "response-reopened",
      "questionnaire-begun", "questionnaire-imported", "part-stored", "part-removed",
      "text-with-errors", "version-made", "version-used", "draft-discarded",
      "case-submitted", "case-changed", "call-changed", "plan-filed", "plan-removed",
      "answers-imported", "answers-imported-partly", "columns-explained", "intake-left",
    ],
    "plan-desk.field.": ["unit", "kind"],
    "plan-desk.kind.": ["explicit", "implied"],
    "plan-desk.pairs.": ["readers", "both", "alike", "kappa"],
    "plan-desk.show.": ["open", "done", "all"],
    "plan-desk.standing.": ["both", "unnamed", "claimed", "left-out"],
    "frame.choice.": [
      "municipalities", "counties", "organisations", "roles", "within", "codes",
    ],
    "intake.will.": [
      "new", "units", "same", "conflicts", "handed-in", "unknown-units", "unfit",
    ],
    "intake.column-head.": ["unit", "row", "new", "same", "other", "what"],
    "language.called.": ["nb", "nn", "en"],
    "letter.state.": [
      "queued", "retry", "sent", "failed", "dropped",
    ],
    "message-kind.": [
      "invitation", "reminder", "receipt", "sent-back",
    ],
    "messages.": [
      "invite", "invite-none", "invite-button", "remind", "remind-none", "remind-button",
      "invite-send.one", "invite-send.other", "remind-send.one", "remind-send.other",
    ],
    "next.": [
      "frame", "contacts", "open", "invite", "responses", "closed",
    ],
    "public-state.": [
      "submitted", "waiting", "excluded",
    ],
    "step.": [
      "plan", "plan-status", "frame", "frame-status", "contacts", "contacts-status", "messages",
      "messages-status", "responses", "import", "import-status", "export", "export-status",
    ],
    "unit-state.": [
      "excluded", "not-invited", "bounced", "invited", "opened", "begun", "awaiting-sign-off",
      "approved", "submitted",
    ],
    "unit.link.": [
      "coordinator", "part", "approver", "reader",
    ],
    "access.refused.": [
      "not-signed-in", "second-factor", "other-owner", "role", "other-campaign", "other-county",
      "other-unit", "other-section", "not-own",
    ],
    "audit.": [
      "sign-in.done", "sign-in.failed", "sign-in.slowed", "sign-in.ended", "access.refused",
      "account.made", "account.invited", "account.roles", "account.password", "account.reset",
      "account.factor-set", "account.factor-removed", "account.recovery-used",
      "account.sessions-ended", "account.closed", "person.erased", "person.exported",
      "settings.changed", "questionnaire.changed", "campaign.changed", "campaign.opened",
      "campaign.closed", "campaign.invited", "campaign.reminded", "link.made", "link.revoked",
      "response.read", "response.submitted", "response.approved", "response.reopened",
      "response.imported", "case.submitted", "case.edited", "case.approved", "case.published",
      "case.withdrawn", "plan.filed", "plan.changed", "plan.removed", "review.changed",
      "review.approved", "review.published", "export.made",
      "server.backup", "server.restored", "retention.done",
    ],
    "builder.tab.": ["outline", "checks", "translations", "preview", "versions", "yaml"],
    "builder.kind.": [
      "single", "multiple", "scale", "ranking", "number", "text", "matrix", "date", "file", "place",
      "note",
    ],
    "builder.campaign.": ["draft", "open", "closed", "reopened"],
    "erasure.": [
      "account", "sessions", "invitations", "contact", "answered-by", "answers", "sign-off",
      "case-contact", "comments", "audit",
    ],
    "password.fault.": [
      "too-short", "too-long", "too-easy",
    ],
    "role.": [
      "administrator", "administrator.purpose", "editor", "editor.purpose", "analyst",
      "analyst.purpose", "approver", "approver.purpose", "contributor", "contributor.purpose",
      "countyAdviser", "countyAdviser.purpose", "unitCoordinator", "unitCoordinator.purpose",
      "respondent", "respondent.purpose", "peer", "peer.purpose", "reader", "reader.purpose",
    ],
    "month.": (1...12).map(String.init),
    "retention.": [
      "session", "one-time-key", "account", "contact", "link", "audit", "answers", "backup",
    ],
    "sign-in.failure.": [
      "broken-off", "not-begun", "untrusted", "level", "tenant", "provider",
    ],
    "about.changes.": [
      "number", "before", "now",
    ],
    "absence.": [
      "missing", "confidential", "not-published", "not-applicable", "not-asked", "not-answered",
      "suppressed", "no-base",
    ],
    "lss.option.": [
      "yes", "no", "female", "male",
    ],
    "actions.head.": [
      "what", "who", "due", "status", "evidence",
    ],
    "answer.invalid.": [
      "not-a-number", "thousands-or-decimals", "number-too-small", "number-too-large",
      "unknown-option",
      "option-not-offered", "several-options", "repeated-option", "exclusive-combined",
      "too-few-choices", "too-many-choices", "not-a-date", "date-too-early", "date-too-late",
      "text-too-short", "text-too-long", "not-a-file", "file-type", "file-too-large",
      "not-a-place", "wrong-kind", "unknown-item", "dont-know-not-offered", "check",
    ],
    "questionnaire-change.": [
      "question-added", "question-removed", "question-moved", "kind-changed", "wording-changed",
      "wording-corrected", "help-changed", "translation-added", "option-added", "option-removed",
      "options-reordered", "option-meaning-changed", "item-added", "item-removed",
      "made-optional", "made-required", "limit-changed", "limit-tightened", "unit-changed",
      "routing-changed", "routing-drops-answers", "wave-dates", "other-wave",
    ],
    "suggestion.left.": [
      "question-gone", "kind-changed", "option-gone", "item-gone", "unit-changed",
      "outside-limits", "file",
    ],
    "assessment.profile.": [
      "opensdg-2.4", "stated-target", "peer-relative", "eurostat-2023", "sdsn-2022", "sdsn-2023",
      "unsd-2023", "dns-weather", "escap-csi", "oecd-local",
    ],
    "assessment.plain.": [
      "reached", "on-track", "too-slow", "standstill", "away", "near", "distant", "far",
      "better", "middle", "worse",
    ],
    "assessment.code.": [
      "open-sdg.target-achieved", "open-sdg.substantial-progress", "open-sdg.moderate-progress",
      "open-sdg.limited-progress", "open-sdg.deterioration", "target.reached", "target.on-plan",
      "target.behind", "target.at-risk", "target.reversed", "target.not-reached",
      "target.missed", "peers.best-quarter", "peers.upper-quarter", "peers.lower-quarter",
      "peers.worst-quarter", "eurostat.significant-progress", "eurostat.moderate-progress",
      "eurostat.no-progress", "eurostat.insufficient-progress", "eurostat.movement-away",
      "eurostat.moderate-movement-away", "eurostat.significant-movement-away",
      "sdsn-colour.green", "sdsn-colour.yellow", "sdsn-colour.orange", "sdsn-colour.red",
      "sdsn-arrow.on-track", "sdsn-arrow.moderately-improving", "sdsn-arrow.stagnating",
      "sdsn-arrow.decreasing", "unsd.on-track", "unsd.insufficient", "unsd.regression",
      "weather.sun", "weather.sun-and-cloud", "weather.cloud", "weather.thunderstorm",
      "escap-standing.reached", "escap-standing.part-of-the-way", "escap-standing.regression",
      "escap-progress.maintain", "escap-progress.accelerate", "escap-progress.reverse",
      "oecd.reached", "oecd.distance",
    ],
    "assessment.reason.": [
      "no-value", "kept-back", "one-observation", "break-in-series", "too-short", "no-baseline",
      "no-direction", "no-target", "no-bounds", "no-thresholds", "zero-baseline", "sign-change",
      "baseline-at-target", "target-year-passed", "binary", "too-few-peers",
    ],
    "assessment.flag.": [
      "zero-baseline-replaced", "zero-target-replaced", "zero-target", "negative-values",
      "estimated", "preliminary", "values-kept-back", "window-overlap", "other-periods-left-out",
      "break-respected", "thin-series", "short-span", "gaps", "other-baseline-year",
      "target-year-assumed", "target-year-passed", "baseline-at-target", "inherited-target",
      "transformed", "limit-scaled", "score-clipped", "projection-clipped", "long-projection",
      "trend-loses-target", "quarter-unsure", "ends-unsure", "no-bounds",
    ],
    "assessment.set-by.": [
      "global", "national", "county", "own", "statutory",
    ],
    "call.ask.": [
      "title", "title-help", "introduction", "introduction-help", "asker", "asker-help",
      "purpose", "purpose-help", "use", "use-help", "questions", "questions-help",
    ],
    "call.fault.": ["heard", "answer"],
    "call.next.": ["draft", "open", "closed", "concluded"],
    "call.outcome.": ["heard", "answer"],
    "call.result.": ["followed", "partly", "later", "not-followed"],
    "call.state.": ["draft", "open", "closed", "concluded"],
    "case.ask.": [
      "title", "title-help", "summary", "summary-help", "why", "why-help", "done", "done-help",
      "partners", "partners-help", "results", "results-help", "cost", "cost-help", "lessons",
      "lessons-help", "groups", "groups-help",
    ],
    "case.consent.": ["report", "web", "open-data"],
    "case.next.": [
      "editor.submitted", "editor.checked", "editor.edited", "editor.approved",
      "editor.published", "editor.withdrawn", "contributor.submitted", "contributor.checked",
      "contributor.edited", "contributor.approved", "contributor.published",
      "contributor.withdrawn",
    ],
    "case.purpose.": ["report", "web", "open-data"],
    "case.status.": ["submitted", "checked", "edited", "approved", "published", "withdrawn"],
    "case.part.": [
      "why", "done", "partners", "results", "cost", "lessons",
    ],
    "codebook.head.": [
      "code", "definition", "example",
    ],
    "comparison.funnel.": [
      "inside", "above-95", "below-95", "above-998", "below-998",
    ],
    "comparison.not-possible.": [
      "unknown-unit", "no-class", "no-parent", "too-few-variables", "outcome-among-variables",
      "nobody",
    ],
    "comparison.place.": [
      "above", "below", "at",
    ],
    "comparison.quarter.": [
      "best-quarter", "upper-quarter", "lower-quarter", "worst-quarter",
    ],
    "comparison.verdict.": [
      "better", "worse", "above", "below", "may-be-chance", "too-small", "no-interval",
    ],
    "coverage.": [
      "covered", "thin", "missing",
    ],
    "coverage.head.": [
      "element", "degree", "words",
    ],
    "estimate.head.": [
      "measure", "estimate", "se", "lower", "upper", "df", "deff", "n", "weighted-n", "test",
      "statistic", "p",
    ],
    "estimate.measure.": [
      "total", "mean", "share", "ratio", "quantile", "difference", "coefficient", "threshold",
      "margin", "alpha", "kappa", "cell-share", "row-share", "column-share", "cramers-v",
      "rank-difference", "odds-ratio",
    ],
    "estimate.part.": [
      "column", "category", "row", "of", "to", "at", "group", "reference", "term",
    ],
    "estimate.test.": [
      "t", "wald", "adjusted-wald", "rao-scott", "rao-scott-chi-square", "rank-t", "rank-wald",
    ],
    "funnel.place.": [
      "inside", "above-95", "below-95", "above-998", "below-998",
    ],
    "indicators.head.": [
      "name", "goals", "unit", "source",
    ],
    "inequality.measure.": [
      "difference", "ratio", "gap-to-mean", "population-attributable", "attributable-percent",
      "mean-difference", "slope", "slope-ratio",
    ],
    "inequality.reason.": [
      "few-groups", "kept-back", "no-sizes", "not-ordered", "no-ratio", "no-direction",
    ],
    "inequality.trend.": [
      "closing", "levelled-down", "unchanged", "widening", "not-assessable",
    ],
    "involvement.": [
      "meeting", "hearing", "open-call", "survey", "network", "conference", "peer-dialogue",
    ],
    "involvement.head.": [
      "when", "who", "said", "outcome",
    ],
    "kind.": [
      "subnational", "local", "national-chapter",
    ],
    "league.first.": [
      "highest", "lowest", "neutral",
    ],
    "level.": [
      "municipality", "county", "country",
    ],
    "message.": [
      "invitation.subject", "invitation.body", "reminder.subject", "reminder.body",
      "receipt.subject", "receipt.body", "sent-back.subject", "sent-back.body",
    ],
    "numbers.head.": [
      "number", "meaning", "base", "interval", "period", "source", "address",
    ],
    "problem.severity.": [
      "error", "warning",
    ],
    "profile.head.": [
      "measure", "latest", "trend", "target", "peers", "rule", "result", "years", "uncertainty",
      "mind",
    ],
    "profile.place.": [
      "above", "below", "at",
    ],
    "profile.quarter.": [
      "1", "2", "3", "4",
    ],
    "profile.kind.": [
      "municipality", "county", "other",
    ],
    "quality.": [
      "preliminary", "estimated",
    ],
    "reading.": [
      "clear", "tentative", "unclear",
    ],
    "register.gap.": [
      "nothing", "not-local", "no-source", "no-results", "none",
    ],
    "register.link.": [
      "exact", "close", "related", "broad", "narrow",
    ],
    "register.skeleton.": [
      "definition-mark", "unit-mark", "direction-mark", "recode-mark", "base-mark",
      "licence-mark",
    ],
    "status.": [
      "planned", "started", "done", "stopped", "unknown",
    ],
    "survey.estimate.": [
      "raw", "weighted", "adjusted",
    ],
    "survey.evidence.": [
      "met", "linked", "checked", "confirmed",
    ],
    "survey.maturity.": [
      "reproducibility", "minimal", "breaking",
    ],
    "survey.note.": [
      "organisations", "links",
    ],
    "survey.note.maturity.": [
      "order", "evidence", "errors",
    ],
    "survey.profile.": [
      "asked", "answered", "weighted",
    ],
    "survey.small.": [
      "answered", "expected",
    ],
    "survey.test.": [
      "f", "p", "p-holm", "inflation",
    ],
    "survey.title.maturity.": [
      "order", "evidence", "errors",
    ],
    "survey.universe.maturity.": [
      "order", "evidence", "errors",
    ],
    "survey.unit.": [
      "organisations", "links",
    ],
    "survey.variant.": [
      "main", "unweighted", "without-largest", "classes", "late",
    ],
    "table.value.": [
      "share", "count", "mean", "value",
    ],
    "territory.denominator.": [
      "organisations", "links",
    ],
    "territory.level.": [
      "municipality", "county", "country",
    ],
    "territory.size.": [
      "below", "between", "above",
    ],
  ]
}
