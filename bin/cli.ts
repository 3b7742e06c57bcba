import "./lean-heap";
import { parseArgs } from "node:util";
import { closePools } from "@/db/client";
import { Refusal } from "@/domain/refusal";
import { backupCommand, restoreCommand } from "./backup-command";
import { type Command, type Options, WrongUsage } from "./command";
import { companyCommand } from "./company-command";
import { openDatabase } from "./database";
import { ledgerCommand } from "./ledger-command";
import { matchCommand } from "./match-command";
import { planCommand } from "./plan-command";
import { signedCommand } from "./signed-command";
import { userCommand } from "./user-command";

const commands: Record<string, Command> = {
  backup: backupCommand,
  restore: restoreCommand,
  ledger: ledgerCommand,
  match: matchCommand,
  plan: planCommand,
  companies: companyCommand,
  signed: signedCommand,
  user: userCommand,
};

const usage = `用法：npm run cli -- <命令> …
${Object.values(commands)
  .flatMap((command) => command.usage.map((line) => `  ${line}`))
  .join("\n")}`;

/** Exit codes: 0 done, 1 refused or failed with one sentence on standard error, 2 wrong usage. */
async function main(): Promise<number> {
  const [noun, ...rest] = process.argv.slice(2);
  const command = noun ? commands[noun] : undefined;
  if (!command) return misuse(usage);
  let words: string[];
  let options: Options;
  try {
    const parsed = parseArgs({
      args: rest,
      allowPositionals: true,
      strict: true,
      options: { json: { type: "boolean" }, ...command.options },
    });
    words = parsed.positionals;
    options = parsed.values as Options;
  } catch {
    return misuse(command.usage.join("\n"));
  }
  const { url, embedded } = await openDatabase();
  try {
    const { answer, text } = await command.run(words, options, url);
    process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : `${text}\n`);
    return 0;
  } catch (error) {
    if (error instanceof WrongUsage) return misuse(command.usage.join("\n"));
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.sentence}\n`);
    return 1;
  } finally {
    await closePools();
    if (embedded?.isOurs) embedded.stop();
  }
}

function misuse(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}

process.exitCode = await main();
process.exit();
