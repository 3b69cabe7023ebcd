import Console
import Foundation
import Journal
import Records
import Reply
import Runbook
import Workflow

/// The step that runs now.
struct RunningStep: Sendable {
  let step: Int
  let runner: StepRunner
  let task: Task<Void, Never>

  func cancel() async { runner.cancel() }
}

extension EffectHandler {
  /// Starts a step where no other runs and nothing has to be said first.
  func start(_ order: RunOrder, ticket: Int) async {
    guard run == nil else {
      mailbox.post(.failed(ticket: ticket, "step \(run?.step ?? 0) is still running; wait for it, or cancel it"))
      return
    }
    let environment = call.environment
    let open = Placeholders.found(in: order.command, language: order.language, environment: environment)
      .filter { order.values[$0.name] == nil }
    guard open.isEmpty else {
      mailbox.post(.placeholders(order, open.map(\.name)))
      mailbox.post(.performed(ticket: ticket))
      return
    }
    do {
      let running = try running(order, in: incident, on: shown)
      guard order.values.isEmpty || order.isConfirmed else {
        mailbox.post(.resolved(order, command: running.command.shown))
        mailbox.post(.performed(ticket: ticket))
        return
      }
      guard !order.isInteractive else {
        mailbox.post(.terminalWanted(order, ticket: ticket))
        return
      }
      let (recorded, runner, request) = try running.start()
      mailbox.post(.runStarted(step: order.step, timeout: request.timeout))
      mailbox.post(.performed(ticket: ticket))
      catchUp()
      let task = Task { await self.follow(running, recorded, runner) }
      run = RunningStep(step: order.step, runner: runner, task: task)
    } catch {
      mailbox.post(.failed(ticket: ticket, Failure(error).message))
    }
  }

  /// What an order comes to in the record as it is.
  nonisolated func running(
    _ order: RunOrder, in incident: String?, on session: SessionNumber?
  ) throws -> StepRunning {
    guard let found = try store.incident(order.grounds?.incident ?? incident),
      let number = try order.grounds?.session ?? session ?? store.current(incident: found.key),
      let record = try store.record(number, incident: found.key), let step = record.step(order.step)
    else { throw Failure(.notFound, "there is no step \(order.step)") }
    let command = try Placeholders.filled(
      order.command, language: order.language, environment: call.environment, values: order.values)
    // As it was seen: the run is refused where the record has it otherwise by now.
    var seen = step
    (seen.command, seen.language) = (order.command, order.language)
    return StepRunning(
      seen, as: command, timeout: order.timeout, folder: order.folder,
      of: StoredSession(store: store, incident: found, record: record), for: call, because: order.because,
      grounds: order.grounds)
  }

  /// Says whether a folder that a person chose for a step is one.
  func choose(folder: String, for step: Int, ticket: Int) {
    answering(ticket) {
      let path = try call.folder(folder, under: call.runFolder)
      mailbox.post(.folderChosen(step: step, path))
    }
  }

  private func follow(_ running: StepRunning, _ recorded: Run, _ runner: StepRunner) async {
    let mailbox = mailbox
    let step = running.step.number
    let outcome = await runner.run { event in
      switch event {
      case .lines(let lines):
        mailbox.post(.runOutput(step: step, lines.map(ShownLine.init)))
        mailbox.post(.runSilent(step: step, false))
      case .open(let line): mailbox.post(.runOpenLine(step: step, ShownLine(line)))
      case .silent: mailbox.post(.runSilent(step: step, true))
      case .stopping(let reason, let killed):
        let why = reason == .timedOut ? "Its time is up" : "Cancelled"
        mailbox.post(.notice("\(why): step \(step) is \(killed ? "killed" : "asked to end")"))
      case .started: break
      }
    }
    do { try await running.finish(recorded, outcome) } catch { tell(error) }
    run = nil
    catchUp()
    mailbox.post(.runEnded(step: step))
  }

  /// Ends what runs and waits until that is recorded.
  func finish() async {
    guard let run else { return }
    await run.cancel()
    await run.task.value
  }

  /// Asks of a fix what can be asked: is what was fixed what runs?
  /// - Parameter hash: of the store's commands, where the person has just allowed those.
  func checkProvenance(of fix: Int, allowing hash: String? = nil, ticket: Int) async {
    do {
      let key = try incidentKey()
      guard let number = try shown ?? store.current(incident: key),
        let found = try store.record(number, incident: key)?.fix(fix)
      else { throw Failure(.notFound, "there is no fix \(fix)") }
      if let hash, let allowance = try call.checks(in: store.folder).allowance, allowance.hash == hash {
        try call.allow(allowance)
      }
      let findings = try await call.check(found, in: store.folder, now: now)
      answering(ticket) {
        let performed = try store.perform(
          .fix(fix, .recordProvenance(findings)), on: number, incident: key, as: call.actor, now: now)
        own.formUnion(performed.events.map(\.sequence))
      }
    } catch let refused as NotAllowed {
      mailbox.post(.performed(ticket: ticket))
      mailbox.post(.allowanceWanted(CommandsToAllow(refused.allowance), fix: fix))
    } catch {
      mailbox.post(.failed(ticket: ticket, Failure(error).message))
    }
  }
}

extension CommandsToAllow {
  init(_ allowance: Allowance) {
    self.init(
      hash: allowance.hash, file: allowance.title,
      facts: allowance.facts.map { Fact(name: $0.name, text: $0.text, isCommand: $0.isCommand) })
  }
}

extension ShownLine {
  init(_ line: OutputLine) { self.init(line.text, line.stream == .error ? .error : .output) }
}

extension Evidence {
  /// Every line as the console shows it, with what was cut and Baton's remarks at their places.
  var shown: [ShownLine] {
    head.map(ShownLine.init) + [cutWords].compactMap(\.self).map { ShownLine($0, .remark) }
      + tail.map(ShownLine.init) + notes.map { ShownLine($0, .remark) }
  }
}
