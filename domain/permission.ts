import { Refusal } from "@/domain/refusal";
import { type Role, roles } from "@/domain/role";
import type { Viewer } from "@/domain/viewer";

type Group = { readonly roles: readonly Role[]; readonly words: string };
type Rule = readonly [who: Group, matter: string, act: string, insteadVerb?: string, insteadWords?: string];

const everybody = { roles, words: "已登录人员" } as const satisfies Group;
const business = {
  roles: ["clerk", "bureau_head", "department_head", "promoter", "verifier", "leader", "exporter"],
  words: "业务人员",
} as const satisfies Group;
const officers = {
  roles: ["clerk", "bureau_head", "department_head", "promoter"],
  words: "招商专员、单位负责人和盟招商主管部门",
} as const satisfies Group;
const bureau = {
  roles: ["clerk", "bureau_head", "promoter"],
  words: "招商专员、旗县招商局负责人和盟招商主管部门",
} as const satisfies Group;
const exporting = {
  roles: ["bureau_head", "department_head", "promoter", "leader", "exporter"],
  words: "综合科、单位负责人、盟领导和盟招商主管部门",
} as const satisfies Group;
const heads = {
  roles: ["department_head", "promoter"],
  words: "责任部门负责人和盟招商主管部门",
} as const satisfies Group;
const verifying = { roles: ["verifier", "promoter"], words: "认定员和盟招商主管部门" } as const satisfies Group;
const promoter = { roles: ["promoter"], words: "盟招商主管部门" } as const satisfies Group;
const security = { roles: ["security_admin"], words: "安全管理员" } as const satisfies Group;
const system = { roles: ["system_admin"], words: "系统管理员" } as const satisfies Group;
const audit = { roles: ["auditor"], words: "审计管理员" } as const satisfies Group;

/** Verbs × roles on one screen: who, the matter, the act; then what a refused person may do instead, if they may. */
export const permissions = {
  ownAccount: [everybody, "本人账号", "维护"],
  readBusiness: [business, "业务数据", "查看"],
  createCompany: [officers, "企业", "新增", "readBusiness", "查看企业名录"],
  editCompany: [officers, "企业信息", "修改", "readBusiness", "查看企业信息"],
  mergeCompanies: [officers, "企业", "合并", "readBusiness", "查看可能重复的企业"],
  importCompanies: [officers, "企业名录", "导入", "readBusiness", "查看企业名录"],
  assessLink: [heads, "环节", "评估", "createLead", "转为线索，不能评估"],
  editWords: [heads, "环节关键词", "修改", "decideMatch", "确认或排除目标企业，不能改词"],
  rematchAll: [promoter, "全部企业的重新匹配", "办理", "readBusiness", "查看匹配理由"],
  decideMatch: [officers, "目标企业", "确认或排除", "readBusiness", "查看匹配理由"],
  createLead: [officers, "线索", "登记", "readBusiness", "查看项目"],
  editProject: [officers, "项目资料", "修改", "readBusiness", "查看项目"],
  moveProject: [officers, "项目阶段", "移动", "readBusiness", "查看项目"],
  loseProject: [officers, "项目流失", "登记", "readBusiness", "查看项目"],
  suspendProject: [officers, "项目暂停", "登记", "readBusiness", "查看项目"],
  terminateProject: [promoter, "项目终止", "办理", "suspendProject", "登记暂停并说明原因"],
  submitSigning: [bureau, "签约", "提交", "editProject", "补充项目资料，不能提交"],
  confirmSigning: [promoter, "签约", "确认", "submitSigning", "提交，不能确认"],
  returnSigning: [promoter, "签约", "退回", "submitSigning", "重新提交，不能退回"],
  amendSigned: [bureau, "签约后的变更", "提出", "readBusiness", "查看变更记录"],
  approveAmendment: [promoter, "签约后的变更", "审定", "amendSigned", "提出变更，不能审定"],
  reportOutput: [officers, "产值", "填报", "readBusiness", "查看产值"],
  verifyEvidence: [verifying, "佐证", "认定", "editProject", "上传佐证，不能认定"],
  answerReview: [heads, "会审意见", "答复", "readBusiness", "查看会审意见"],
  recordVisit: [officers, "活动", "登记", "readBusiness", "查看活动记录"],
  revealContact: [officers, "完整号码", "查看", "readBusiness", "查看隐去中间四位的号码"],
  renewClaim: [bureau, "首谈保护", "续期", "readBusiness", "查看保护期"],
  decideClaim: [promoter, "首谈争议", "裁定", "editProject", "申请协调，不能裁定"],
  recordFund: [bureau, "到位资金", "填报", "readBusiness", "查看到位资金"],
  exportList: [business, "清单", "导出", "readBusiness", "在页面查看"],
  exportSigned: [exporting, "签约项目清单", "导出", "readBusiness", "在页面查看"],
  recordBaseline: [heads, "基数", "录入", "readBusiness", "查看基数和来源"],
  closePeriod: [promoter, "月结", "办理", "readBusiness", "查看月结记录"],
  holdMeeting: [heads, "调度", "组织", "readBusiness", "查看调度事项"],
  keepLeagueView: [promoter, "全盟视图", "保存", "readBusiness", "另存为本人或本单位视图"],
  editSettings: [promoter, "口径", "修改", "readBusiness", "查看口径和来源"],
  manageUsers: [security, "人员和角色", "维护", "manageUnits", "维护单位，不能维护人员"],
  manageUnits: [system, "单位", "维护", "manageUsers", "维护人员，不能维护单位"],
  manageSessions: [security, "他人的登录", "下线", "readBusiness", "退出自己的登录"],
  readAudit: [audit, "审计记录", "查看", "readBusiness", "查看项目的变更记录"],
} as const satisfies Record<string, Rule>;

export type Verb = keyof typeof permissions;
export const verbs = Object.keys(permissions) as Verb[];

type Held = Pick<Viewer, "roles">;
const ruleOf = (verb: Verb): Rule => permissions[verb];

/** Whether a role the viewer holds carries the verb; which rows it reaches is the database's question. */
export const can = (viewer: Held, verb: Verb): boolean =>
  ruleOf(verb)[0].roles.some((role) => viewer.roles.includes(role));

/** Who may, and what the refused person may do instead: given a viewer, only what that viewer really may. */
export function refusalFor(verb: Verb, viewer?: Held): string {
  const [who, matter, act, insteadVerb, insteadWords] = ruleOf(verb);
  const rule = `${matter}由${who.words}${act}`;
  const isOpen = insteadWords && (!viewer || verbs.some((other) => other === insteadVerb && can(viewer, other)));
  if (isOpen) return `${rule}，您可以${insteadWords}。`;
  if (viewer && insteadWords && can(viewer, "readBusiness")) return `${rule}，您可以查看，不能${act}。`;
  return `${rule}。如需办理，请与其联系。`;
}

/** Whose rows nothing narrows: they see every project of the league. The database decides it for itself (door.viewer). */
export const seesAllProjects = (viewer: Held): boolean =>
  viewer.roles.some((role) => ["promoter", "verifier", "leader", "exporter"].includes(role));

/** Throws the refusal sentence when the viewer may not. */
export function assertCan(viewer: Held, verb: Verb): void {
  if (!can(viewer, verb)) throw new Refusal(refusalFor(verb, viewer));
}

/** Verbs that hang on the industry (not the cluster): a department head acts only where the unit is 责任. */
export const canForIndustry = (
  viewer: Pick<Viewer, "roles" | "responsibleIndustryIds">,
  verb: "assessLink" | "editWords" | "recordBaseline",
  industryId: string,
): boolean =>
  can(viewer, verb) && (viewer.roles.includes("promoter") || viewer.responsibleIndustryIds.includes(industryId));
