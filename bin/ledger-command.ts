import { asOwner } from "@/db/client";
import { verifyLedger } from "@/db/ledger";
import { type Command, WrongUsage } from "./command";

export const ledgerCommand: Command = {
  usage: ["ledger verify [--json]    核对账本：份额、冲销、重复、余额、与项目现状是否一致"],
  options: {},
  async run([verb], _options, open) {
    if (verb !== "verify") throw new WrongUsage();
    const databaseUrl = await open();
    const verdict = await asOwner(databaseUrl, (_, driver) => verifyLedger(driver));
    const text =
      verdict.broken.length === 0
        ? `账本一致：${verdict.entries} 笔分录，${verdict.projects} 个项目。`
        : [
            `账本有 ${verdict.broken.length} 处不符：`,
            ...verdict.broken.map((row) => `  ${row.sentence}（${row.projectId ?? "—"}）`),
          ].join("\n");
    return { answer: verdict, text };
  },
};
