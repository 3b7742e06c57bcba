import { fieldKeys, fieldOf } from "@/domain/dossier";
import { roleLabels } from "@/domain/role";
import { snakeOf } from "@/domain/snake-case";

export type AuditEntry = {
  id: number;
  at: Date;
  personName: string | null;
  operation: string;
  subject: string;
  rowId: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** What the log may be narrowed by; days are Beijing days. */
export type AuditFilter = {
  subject: string | null;
  personName: string | null;
  on: string | null;
  beforeId: number | null;
};

export type SealReport = {
  sealCount: number;
  sealedEntries: number;
  lastSealedAt: Date | null;
  /** Seals whose entries no longer hash to what was sealed. */
  brokenSealIds: number[];
};

export const operationLabels: Record<string, string> = {
  INSERT: "新增",
  UPDATE: "修改",
  DELETE: "删除",
  BULK: "批量",
  EVENT: "事件",
};

/** The tables and events an auditor chooses from; whatever is not named here is shown under its own name. */
export const subjectLabels: Record<string, string> = {
  users: "人员",
  user_roles: "人员角色",
  units: "单位",
  sign_in: "登录",
  sign_in_failed: "登录失败",
  sign_out: "退出",
  end_sessions: "令他人下线",
  setup_link: "签发设密链接",
  denied: "无权操作",
  reveal_contact: "查看号码",
  export: "导出",
  exports: "导出记录",
  check_seals: "封存校验",
  settings: "口径",
  baselines: "基数",
  companies: "企业",
  matches: "目标企业",
  imports: "企业导入",
  projects: "项目",
  project_links: "项目环节",
  project_shares: "项目份额",
  project_capacities: "项目产能",
  stage_moves: "阶段移动",
  signings: "签约确认",
  amendments: "签约后变更",
  visits: "活动记录",
  contacts: "联系人",
  files: "文件",
  output_reports: "产值填报",
  credits: "计入明细",
  periods: "月结",
  link_assessments: "环节评估",
  plans: "规划",
  targets: "目标",
};
export const subjectLabel = (subject: string) => subjectLabels[subject] ?? subject;

const fieldLabels: Record<string, string> = {
  ...Object.fromEntries(fieldKeys.map((key) => [snakeOf(key), fieldOf(key).label])),
  id: "编号",
  login: "账号",
  name: "名称",
  short_name: "简称",
  unit_id: "单位编号",
  user_id: "人员编号",
  role: "角色",
  state: "状态",
  kind: "类别",
  code: "代码",
  parent_id: "上级单位",
  is_promotion_body: "招商主管部门",
  password_changed_at: "密码更改时间",
  created_at: "建立时间",
  updated_at: "更新时间",
  stage: "阶段",
  status: "状态",
  version: "版本",
  reason: "理由",
  verb: "操作",
  purpose: "用途",
  value: "值",
  key: "项目",
  source: "来源",
  investment_yuan: "总投资（元）",
  output_yuan: "产值（元）",
  signed_on: "签约日期",
  next_step: "下一步",
  next_step_on: "下一步日期",
  project_id: "项目编号",
  company_id: "企业编号",
  link_id: "环节编号",
  industry_id: "产业编号",
  industry_ids: "相关产业",
  banner_id: "旗县编号",
  indicator_id: "指标编号",
  subject_id: "归属编号",
  owner_unit_id: "责任单位编号",
  landing_unit_id: "建设地点编号",
  claim_unit_id: "首谈单位编号",
  is_primary: "主环节",
  basis_points: "份额（万分之一）",
  year: "年份",
  bucket: "计入类别",
  event_kind: "事由",
  event_id: "事由编号",
  amount_yuan: "金额（元）",
  quantity_milli: "数量（千分之一）",
  posted_month: "记账月份",
  reverses_id: "冲销编号",
  scope: "经营范围",
  products: "产品",
  pinyin: "拼音",
  initials: "拼音首字母",
  core_name: "名称主体",
  core_pinyin: "名称主体拼音",
  core_initials: "名称主体首字母",
  normalised_name: "规范名称",
  credit_code: "统一社会信用代码",
  created_by: "建立人编号",
};

export type Change = { field: string; label: string; before: string | null; after: string | null };

/** The fields in which two states of a row differ, in words; a new row shows what it holds, a deleted one what it held. */
export function changesOf({ before, after }: Pick<AuditEntry, "before" | "after">): Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields.flatMap((field) => {
    const was = shown(field, before?.[field]);
    const is = shown(field, after?.[field]);
    return was === is ? [] : [{ field, label: fieldLabels[field] ?? field, before: was, after: is }];
  });
}

function shown(field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (field === "role" && typeof value === "string") return (roleLabels as Record<string, string>)[value] ?? value;
  return typeof value === "string" ? value : JSON.stringify(value);
}
