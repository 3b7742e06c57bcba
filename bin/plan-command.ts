import { asOwner } from "@/db/client";
import { loadPolicyPack } from "@/db/seed/policy";
import { type Command, WrongUsage } from "./command";

export const planCommand: Command = {
  usage: ["plan load FILE [--json]    装入政策包（plan.json，同一文件夹另有 chains.json、units.json）"],
  options: {},
  async run([verb, file], _options, databaseUrl) {
    if (verb !== "load" || !file) throw new WrongUsage();
    const loaded = await asOwner(databaseUrl, (_, driver) => loadPolicyPack(driver, file));
    return {
      answer: loaded,
      text: `已装入《${loaded.plan}》：${loaded.clusters} 个集群，${loaded.industries} 个产业，${loaded.targets} 项目标，${loaded.links} 个环节。`,
    };
  },
};
