import { z } from "zod";
import type { Piece } from "@/domain/bigram";
import { can, type Verb } from "@/domain/permission";
import type { Viewer } from "@/domain/viewer";

/** One line of the command menu and where it leads. */
export type CommandRow = { id: string; href: string; label: readonly Piece[]; detail?: string };
export type CommandGroup = { heading: string; rows: readonly CommandRow[] };

/** Lines of one group at most: the menu is for going somewhere, the lists are for looking through. */
export const mostCommands = 6;

export const commandQuerySchema = z.object({ q: z.string().trim().max(60).default("").catch("") });

type Page = { href: string; label: string; spelt: readonly string[]; verb: Verb };

const pages: readonly Page[] = [
  { href: "/visits/new", label: "记拜访", spelt: ["jibaifang", "jbf"], verb: "recordVisit" },
  { href: "/projects/new", label: "新增线索", spelt: ["xinzengxiansuo", "xzxs"], verb: "createLead" },
  { href: "/companies/new", label: "新增企业", spelt: ["xinzengqiye", "xzqy"], verb: "createCompany" },
  { href: "/todo", label: "待办", spelt: ["daiban", "db"], verb: "readBusiness" },
  { href: "/", label: "总览", spelt: ["zonglan", "zl"], verb: "readBusiness" },
  { href: "/chains", label: "产业链", spelt: ["chanyelian", "cyl"], verb: "readBusiness" },
  { href: "/chains/gaps", label: "缺链环节", spelt: ["quelianhuanjie", "qlhj"], verb: "readBusiness" },
  { href: "/chains/words", label: "关键词复核", spelt: ["guanjiancifuhe", "gjcfh"], verb: "readBusiness" },
  { href: "/companies", label: "企业名录", spelt: ["qiyeminglu", "qyml"], verb: "readBusiness" },
  { href: "/companies/import", label: "导入企业", spelt: ["daoruqiye", "drqy"], verb: "importCompanies" },
  { href: "/companies/duplicates", label: "企业查重", spelt: ["qiyechachong", "qycc"], verb: "readBusiness" },
  { href: "/projects", label: "项目看板", spelt: ["xiangmukanban", "xmkb"], verb: "readBusiness" },
  { href: "/projects?view=table", label: "项目表格", spelt: ["xiangmubiaoge", "xmbg"], verb: "readBusiness" },
  { href: "/signed", label: "签约项目清单", spelt: ["qianyuexiangmuqingdan", "qyxmqd"], verb: "readBusiness" },
  { href: "/targets", label: "目标", spelt: ["mubiao", "mb"], verb: "readBusiness" },
  { href: "/settings/rules", label: "口径", spelt: ["koujing", "kj"], verb: "readBusiness" },
  { href: "/settings/baselines", label: "基数", spelt: ["jishu", "js"], verb: "readBusiness" },
  { href: "/settings/plan", label: "规划", spelt: ["guihua", "gh"], verb: "readBusiness" },
  { href: "/settings/people", label: "人员", spelt: ["renyuan", "ry"], verb: "manageUsers" },
  { href: "/settings/audit", label: "审计", spelt: ["shenji", "sj"], verb: "readAudit" },
  { href: "/settings/units", label: "单位", spelt: ["danwei", "dw"], verb: "ownAccount" },
  { href: "/me", label: "我的", spelt: ["wode", "wd"], verb: "ownAccount" },
];

/** Pages and acts the viewer may open, by name, pinyin or initials; without a query the ones done most. */
export function listPageCommands(viewer: Pick<Viewer, "roles">, query: string): CommandRow[] {
  const asked = query.toLowerCase().replace(/\s+/g, "");
  return pages
    .filter(({ verb }) => can(viewer, verb))
    .filter(({ label, spelt }) => label.includes(asked) || spelt.some((text) => text.startsWith(asked)))
    .slice(0, mostCommands)
    .map(({ href, label }) => ({ id: `page:${href}`, href, label: [{ text: label, isHit: false }] }));
}
