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
    ("echo <v>", #"echo 'a'\''b $(x) "c"'"#),
    ("echo '<v>'", #"echo 'a'\''b $(x) "c"'"#),
    (#"echo "<v>""#, #"echo "a'b \$(x) \"c\"""#),
    ("echo $v", #"echo 'a'\''b $(x) "c"'"#),
    (#"echo "${v}/x""#, #"echo "a'b \$(x) \"c\"/x""#),
  ]

  @Test("are filled in so that a value stays one word and runs nothing", arguments: filled)
  func resolved(command: String, resolved: String) async {
    let value = #"a'b $(x) "c""#
    let filled = Placeholders.resolved(command, environment: [:], values: ["v": value])
    #expect(filled == resolved)
    let request = RunRequest(command: filled, folder: "/", environment: ["PATH": "/usr/bin:/bin"])
    let outcome = await StepRunner(request).run { _ in }
    #expect(outcome.evidence.lines.first?.text.hasPrefix(value) == true, "the shell gives the value back")
  }

  @Test("without a value stay as they are, and a plain value stays bare")
  func partly() {
    #expect(Placeholders.resolved("a <x> <y>", environment: [:], values: ["x": "build-1"]) == "a build-1 <y>")
  }

  @Test(
    "are looked for in any text without harm",
    arguments: ["\\", "'", "\"\\", "<<", "<<E", "$", "${", "<", "cat <<E\nx"])
  func any(command: String) {
    #expect(Placeholders.resolved(command, environment: [:], values: ["x": "y"]) == command)
  }
}
