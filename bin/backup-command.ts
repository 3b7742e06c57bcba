import { backUp, restoreBackup } from "@/db/backup";
import { type Command, WrongUsage } from "./command";

const rowsOf = (tables: { rows: number }[]) => tables.reduce((sum, table) => sum + table.rows, 0);

export const backupCommand: Command = {
  usage: ["backup FILE [--json]    备份全部数据到一个加密文件（需保管好根密钥）"],
  options: {},
  async run([file], _options, open) {
    if (!file) throw new WrongUsage();
    const manifest = await backUp(await open(), file);
    return {
      answer: manifest,
      text: `已备份 ${manifest.tables.length} 张表，${rowsOf(manifest.tables)} 行，写入 ${file}。`,
    };
  },
};

export const restoreCommand: Command = {
  usage: ["restore FILE [--json]    把备份恢复到空库，并逐表核对"],
  options: {},
  async run([file], _options, open) {
    if (!file) throw new WrongUsage();
    const manifest = await restoreBackup(await open(), file);
    return {
      answer: manifest,
      text: `已恢复 ${manifest.tables.length} 张表，${rowsOf(manifest.tables)} 行，核对一致。`,
    };
  },
};
