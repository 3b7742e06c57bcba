import { writeFileSync } from "node:fs";
import { z } from "zod";
import { exportSignedAsOwner } from "@/db/signed-export";
import { Refusal } from "@/domain/refusal";
import { shownHash } from "@/domain/signed-cells";
import { type Command, WrongUsage } from "./command";

export const signedCommand: Command = {
  usage: ["signed export --as-of 日期 --out F.xlsx [--json]    导出截至该日的签约项目清单"],
  options: { "as-of": { type: "string" }, out: { type: "string" } },
  async run([verb, ...more], options, open) {
    const { "as-of": asked, out } = options;
    if (verb !== "export" || more.length > 0 || typeof asked !== "string" || typeof out !== "string")
      throw new WrongUsage();
    const asOf = z.iso.date().safeParse(asked);
    if (!asOf.success) throw new Refusal("--as-of 应写成 2026-10-31 的样子。");
    const { content, rowCount, contentHash } = await exportSignedAsOwner(await open(), asOf.data);
    try {
      writeFileSync(out, content);
    } catch {
      throw new Refusal(`不能写入 ${out}。请核对路径和权限。`);
    }
    return {
      answer: { rows: rowCount, out, content_hash: contentHash },
      text: `已生成 ${rowCount} 条，截至 ${asOf.data}：${out}\n内容校验码 ${shownHash(contentHash)}。导出已记录，请按内部资料保管。`,
    };
  },
};
