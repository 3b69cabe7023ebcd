import Foundation
import Testing

@testable import Runbook

@Suite("Placeholders")
struct PlaceholdersTests {
  static let environment = ["HOME": "/home/x", "REGION": "eu", "SET_ALREADY": "1"]

  static let table: [(command: String, names: [String])] = [
    ("gcloud builds triggers run TRIGGER_NAME --branch=main", ["TRIGGER_NAME"]),
    ("kubectl logs <pod-name> -n <ns>", ["pod-name", "ns"]),
    ("curl localhost/requests/<id>", ["id"]),
    (#"curl -d '{"id": "<request_id>"}' localhost"#, ["request_id"]),
    ("echo $BUILD_ID ${PROJECT} $REGION $HOME", ["BUILD_ID", "PROJECT"]),
    (#"echo "$BUILD_ID" "$BUILD_ID""#, ["BUILD_ID"]),
    ("gcloud --project=YOUR_PROJECT run", ["YOUR_PROJECT"]),
    ("gcloud --project your-project-id run", ["your-project-id"]),
    ("describe xxx", ["xxx"]),
    ("run --trigger=TRIGGER_ID", ["TRIGGER_ID"]),
    // None of these.
    ("sort <in >out", []), ("cat <<EOF\n<html> $HOME\nEOF", []), ("cat <<'EOF'\n$NOT_SET\nEOF", []),
    ("echo '$NOT_SET' \\$NOT_SET", []), ("X_Y=1; echo $X_Y", []), ("for POD_NAME in a b; do echo $POD_NAME; done", []),
    ("read -r ANSWER; echo $ANSWER", []), ("echo ${PORT:-80} $? $1 $$ $RANDOM", []), ("curl -X POST localhost", []),
    ("psql -c 'SELECT MAX_VALUE FROM t'", []), ("app --log-level=DEBUG --role=ROLE_ADMIN", []),
    ("echo SET_ALREADY", []),
    ("# ask for THE_NAME first\ntrue", []), ("docker run -e DATABASE_URL image", []), ("export A_B; printenv C_D", []),
    ("awk '{print $NF}' file", []), ("echo '<b>bold</b>'", []), ("a << b", []), ("cat /xxx/yyy", []),
    ("cat <<EOF\n$NOT_SET\nEOF\necho <real-one>", ["NOT_SET", "real-one"]),
  ]

  @Test("are found, each once, and nothing else is", arguments: table)
  func found(command: String, names: [String]) {
    #expect(Placeholders.found(in: command, environment: Self.environment).map(\.name) == names)
  }

  @Test("in Python are those in angle brackets and marked words, not variables")
  func python() {
    let command = "print('$X', '<id>', 'YOUR_NAME')"
    #expect(
      Placeholders.found(in: command, language: "python3", environment: [:]).map(\.name) == ["id", "YOUR_NAME"])
  }

  static let filled: [(command: String, resolved: String)] = [
    ("echo <v>", #"echo "${BATON_V}""#),
    ("echo '<v>'", #"echo ''"${BATON_V}"''"#),
    (#"echo "<v>""#, #"echo "${BATON_V}""#),
    ("echo $v", "echo $v"),
    (#"echo "${v}/x""#, #"echo "${v}/x""#),
    ("cat <<E\n<v-x>\nE", "cat <<E\n${BATON_V_X}\nE"),
  ]

  @Test("are filled in by variables, so that a value runs nothing, whatever signs it holds", arguments: filled)
  func resolved(command: String, resolved: String) async throws {
    let value = #"a'b $(touch x) "c" `y`;z"#
    let filled = try Placeholders.filled(command, environment: [:], values: ["v": value, "v-x": value])
    #expect(filled.command == resolved && filled.variables.values.allSatisfy { $0 == value })
    let environment = ["PATH": "/usr/bin:/bin"].merging(filled.variables) { $1 }
    let outcome = await StepRunner(
      RunRequest(command: filled.command, folder: "/", environment: environment)
    ).run { _ in }
    #expect(outcome.evidence.lines.first?.text.hasPrefix(value) == true, "the shell gives the value back")
  }

  @Test("within a command within quotes a value is not run, though the quotes are mistaken")
  func nested() async throws {
    let filled = try Placeholders.filled(
      #"echo "$(printf %s "<v>")""#, environment: [:], values: ["v": "$(echo ran >&2)"])
    let outcome = await StepRunner(
      RunRequest(
        command: filled.command, folder: "/",
        environment: ["PATH": "/usr/bin:/bin"].merging(filled.variables) { $1 })
    ).run { _ in }
    #expect(!outcome.evidence.lines.contains { $0.text == "ran" })
  }

  @Test("what is shown says what each variable holds, in a line that a shell would take")
  func shown() throws {
    let filled = try Placeholders.filled("a <x> <y>", environment: [:], values: ["x": "it's"])
    #expect(filled.shown == "BATON_X='it'\\''s'\na \"${BATON_X}\" <y>")
  }

  @Test("two that would have one variable's name have two")
  func names() throws {
    let filled = try Placeholders.filled("a <x-y> <x_y>", environment: [:], values: ["x-y": "1", "x_y": "2"])
    #expect(filled.variables == ["BATON_X_Y": "1", "BATON_X_Y_2": "2"])
  }

  @Test("where no variable can be had, a plain value goes in and any other is refused")
  func plain() throws {
    #expect(
      try Placeholders.filled("print('<id>')", language: "python3", environment: [:], values: ["id": "r-1"]).command
        == "print('r-1')")
    #expect(throws: RunbookError.self) {
      try Placeholders.filled("print('<id>')", language: "python3", environment: [:], values: ["id": "');x('"])
    }
  }

  @Test(
    "are looked for in any text without harm",
    arguments: ["\\", "'", "\"\\", "<<", "<<E", "$", "${", "<", "cat <<E\nx"])
  func any(command: String) throws {
    #expect(try Placeholders.filled(command, environment: [:], values: ["x": "y"]).command == command)
  }
}
