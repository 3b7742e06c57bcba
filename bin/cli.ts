import "./lean-heap";
import { parseArgs } from "node:util";
import type { Embedded } from "@/db/embedded";
import { Refusal } from "@/domain/refusal";
import { type Command, type Options, WrongUsage } from "./command";

/** Each is loaded when it is asked for: the modules of all of them take longer to load than most take to run. */
const commands: Record<string, () => Promise<Command>> = {
  backup: async () => (await import("./backup-command")).backupCommand,
  restore: async () => (await import("./backup-command")).restoreCommand,
  ledger: async () => (await import("./ledger-command")).ledgerCommand,
  match: async () => (await import("./match-command")).matchCommand,
  plan: async () => (await import("./plan-command")).planCommand,
  companies: async () => (await import("./company-command")).companyCommand,
  signed: async () => (await import("./signed-command")).signedCommand,
  user: async () => (await import("./user-command")).userCommand,
};

async function usage(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  return `用法：npm run cli -- <命令> …\n${all.flatMap((command) => command.usage.map((line) => `  ${line}`)).join("\n")}`;
}

/** Exit codes: 0 done, 1 refused or failed with one sentence on standard error, 2 wrong usage. */
async function main(): Promise<number> {
  const [noun, ...rest] = process.argv.slice(2);
  const load = noun && Object.hasOwn(commands, noun) ? commands[noun] : undefined;
  if (!load) return misuse(await usage());
  const command = await load();
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
  let opening: ReturnType<typeof import("./database").openDatabase> | undefined;
  const open = async () => {
    opening ??= import("./database").then(({ openDatabase }) => openDatabase());
    return (await opening).url;
  };
  try {
    const { answer, text } = await command.run(words, options, open);
    process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : `${text}\n`);
    return 0;
  } catch (error) {
    if (error instanceof WrongUsage) return misuse(command.usage.join("\n"));
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.sentence}\n`);
    return 1;
  } finally {
    if (opening) await close(await opening);
  }
}

async function close({ embedded }: { embedded: Embedded | null }): Promise<void> {
  const { closePools } = await import("@/db/client");
  await closePools();
  if (embedded?.isOurs) embedded.stop();
}

function misuse(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}

process.exitCode = await main();
process.exit();
