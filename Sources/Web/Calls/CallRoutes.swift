import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Office
import Screens

/// Questions to everybody.
enum CallRoutes {
  static let all: [Route] = [
    .get("/o/:owner/calls", .may(.callRead, on: .owner)) { call in
      var screen = CallListScreen(
        try await call.office.calls.calls(of: call["owner"]), path: "/o/\(call["owner"])/calls")
      screen.canAdd = call.may(.callEdit, on: Resource(owner: call["owner"]))
      return .page(screen.screen(in: call.language))
    },
    .get("/o/:owner/calls/new", .may(.callEdit, on: .owner)) { try await CallEditing.blank($0) },
    .post("/o/:owner/calls/new", .may(.callEdit, on: .owner)) { try await CallEditing.add($0) },
    .get("/o/:owner/calls/:call", .may(.callRead, on: .owner)) { call in
      try await CallPage(call).reply()
    },
    .get("/o/:owner/calls/:call/edit", .may(.callEdit, on: .owner)) {
      try await CallEditing.open($0)
    },
    .post("/o/:owner/calls/:call/edit", .may(.callEdit, on: .owner)) {
      try await CallEditing.change($0)
    },
    .post("/o/:owner/calls/:call/open", .may(.callEdit, on: .owner)) { call in
      try await CallPage(call).apply { .open(languages: CallDraft.languages(of: $0.plan)) }
    },
    .post("/o/:owner/calls/:call/close", .may(.callEdit, on: .owner)) { call in
      try await CallPage(call).apply { _ in .close }
    },
    .post("/o/:owner/calls/:call/outcomes", .may(.callEdit, on: .owner)) { call in
      try await CallPage(call).addOutcome()
    },
    .post("/o/:owner/calls/:call/outcomes/:number/remove", .may(.callEdit, on: .owner)) { call in
      let number = Int(call["number"])
      return try await CallPage(call).apply { asked in
        .conclude(asked.outcomes.enumerated().filter { $0.offset != number }.map(\.element))
      }
    },
    .post("/o/:owner/calls/:call/submissions/:submission", .may(.callEdit, on: .owner)) { call in
      try await CallPage(call).decide()
    },
    .get("/o/:owner/calls/:call/submissions.csv", .may(.callRead, on: .owner)) { call in
      let asked = try await CallPage(call).asked
      return .file(
        try await call.office.calls.table(of: asked), type: "text/csv; charset=utf-8",
        name: "\(asked.id).csv")
    },
    .get("/calls/:owner/:call", .may(.callAnswer, on: .owner), hasVisitorForm: true) {
      try await PublicCall($0).page()
    },
    .post("/calls/:owner/:call", .may(.callAnswer, on: .owner)) {
      try await PublicCall($0).take()
    }.limited(to: .callByAddress),
    .get("/calls/:owner/:call/receipt/:submission", .may(.callAnswer, on: .owner)) {
      try await PublicCall($0).receipt()
    },
  ]
}
