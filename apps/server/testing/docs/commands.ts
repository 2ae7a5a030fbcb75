import type { Command, Option } from "commander";
import { exitCodes } from "../../cli/exit-codes.ts";
import { createProgram } from "../../cli/program.ts";
import { code, table } from "./fill.ts";

export function commandsMarkdown(): string {
  const program = createProgram();
  return ["### Options of every command", optionTable(program.options), ...commandsOf(program).map(section)].join("\n\n");
}

export function exitCodesMarkdown(): string {
  return table(
    ["code", "meaning"],
    Object.values(exitCodes).map(({ code: number, meaning }) => [String(number), meaning]),
  );
}

/** Those that do something themselves, in the order of the program; groups are told by their members. */
function commandsOf(command: Command): Command[] {
  return command.commands.flatMap((child) => (child.commands.length > 0 ? commandsOf(child) : [child]));
}

function section(command: Command): string {
  const path = pathOf(command);
  const aliases = command.aliases().length > 0 ? ` Also: ${command.aliases().map(code).join(", ")}.` : "";
  const parts = [`### ${path}`, code(`signalbox ${path} ${command.usage()}`.trim()), `${sentence(command.description())}${aliases}`];
  return (command.options.length > 0 ? [...parts, optionTable(command.options)] : parts).join("\n\n");
}

const pathOf = (command: Command): string => (command.parent?.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name());

const optionTable = (options: readonly Option[]) =>
  table(
    ["option", ""],
    options.map(({ flags, description, defaultValue }) => [
      code(flags),
      defaultValue === undefined ? description : `${description} (default: ${defaultValue})`,
    ]),
  );

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
