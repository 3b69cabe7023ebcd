import ArgumentParser
import Journal
import Records
import Reply
import Workflow

/// `edit N FIELD TEXT` of an item whose table says which of its fields a person changes.
struct EditVerb<Item: EditedByField>: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "edit",
      abstract: "Give a field of a \(Item.kind.rawValue) a new value.",
      discussion:
        "The fields are \(names). For example: baton \(Item.kind.rawValue) edit 1 title \"Two workers of three restart\""
    )
  }

  private static var names: String { Item.fields(in: .form).map(\.name).joined(separator: ", ") }

  @Argument(help: "The number of the \(Item.kind.rawValue).") var number: Int
  @Argument(help: "The field.") var field: String
  @Argument(help: "What it holds now, or none.") var text: String
  @OptionGroup(visibility: Item.kind == .step ? .default : .hidden) var forHolder: ForHolder
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let stored = try call.storedSession(access: .readWrite)
    guard let field = Item.fields(in: .form).first(where: { $0.name == field }) else {
      throw Failure(.usage, "“\(field)” is no field that is edited here; write one of: \(Self.names)")
    }
    let day = stored.record.day ?? call.now.day
    let value = try field.value(typed: text == "none" ? nil : text) { words throws(Failure) in
      try call.coming(words, on: day)
    }
    guard let value, let command = Command.edit(ItemReference(Item.kind, number), [field.name: value]) else {
      throw Failure(.usage, "“\(text)” can't be the \(field.name)")
    }
    try call.perform(command.forHolder(because: forHolder.because), on: stored)
  }
}

protocol EditedByField: Fielded { static var kind: ItemReference.Kind { get } }

extension Risk: EditedByField { static var kind: ItemReference.Kind { .risk } }
extension Step: EditedByField { static var kind: ItemReference.Kind { .step } }
extension Fix: EditedByField { static var kind: ItemReference.Kind { .fix } }
