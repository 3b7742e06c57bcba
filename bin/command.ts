import type { ParseArgsConfig } from "node:util";

export type Options = Record<string, string | boolean | undefined>;

/**
 * One noun of the command line; `answer` is what --json prints, `text` what a person reads; `open` gives the address of the
 * database, started and migrated if need be. Throws Refusal or WrongUsage.
 */
export type Command = {
  usage: readonly string[];
  options: NonNullable<ParseArgsConfig["options"]>;
  run(
    words: readonly string[],
    options: Options,
    open: () => Promise<string>,
  ): Promise<{ answer: unknown; text: string }>;
};

export class WrongUsage extends Error {}
