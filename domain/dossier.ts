import type { Yuan } from "@/domain/money";

export const natureLabels = { new: "新建", expansion: "扩建", upgrade: "技改", increase: "增资" } as const;
export type Nature = keyof typeof natureLabels;

export const agreementTypeLabels = {
  investment: "正式投资协议",
  supplement: "补充协议",
  framework: "框架协议",
} as const;
export type AgreementType = keyof typeof agreementTypeLabels;

export type Share = { readonly id: string; readonly basisPoints: number };
export type Capacity = { readonly indicatorId: string; readonly quantityMilli: number };

export const sectionLabels = {
  basic: "基本情况",
  contact: "联系与下一步",
  scale: "规模与效益",
  factors: "要素需求",
  paper: "意向与协议",
  shares: "份额与指标",
  company: "项目公司",
  building: "开工与入库",
  production: "投产与达产",
} as const;

type ValueOfKind = {
  text: string;
  longtext: string;
  day: string;
  file: string;
  unit: string;
  park: string;
  company: string;
  link: string;
  user: string;
  yi: Yuan;
  wan: Yuan;
  int: number;
  /** Integer thousandths of the unit named in the field. */
  quantity: number;
  check: boolean;
  shares: readonly Share[];
  capacities: readonly Capacity[];
};
export type FieldKind = keyof ValueOfKind | "choice";

export type Field = {
  readonly label: string;
  /** The chip on a card: 缺 正本. Absent when the label is short enough. */
  readonly short?: string;
  readonly kind: FieldKind;
  readonly section: keyof typeof sectionLabels;
  readonly unit?: string;
  readonly hint?: string;
  readonly options?: Readonly<Record<string, string>>;
  /** Known from other records (visits, the park, reported output); never typed on the project form. */
  readonly isDerived?: true;
};

/** One field list for the form, the missing chips, the import template and the panel, in the order they are shown. */
export const fields = {
  name: { label: "项目名称", kind: "text", section: "basic" },
  companyId: { label: "投资方", kind: "company", section: "basic" },
  linkId: { label: "补链环节", short: "环节", kind: "link", section: "basic" },
  source: { label: "线索来源", short: "来源", kind: "text", section: "basic", hint: "如 外出招商、以商招商、来电来访" },
  ownerUnitId: { label: "责任单位", kind: "unit", section: "basic" },
  ownerUserId: { label: "责任人", kind: "user", section: "basic" },
  landingUnitId: { label: "建设地点", kind: "unit", section: "basic", hint: "落地的旗县市区" },
  park: { label: "落地园区", kind: "park", section: "basic", hint: "不在园区的项目不填" },
  isChemical: { label: "化工项目", kind: "check", section: "basic" },
  isChemicalParkRecognised: { label: "化工园区", kind: "check", section: "basic", isDerived: true },
  nature: { label: "建设性质", kind: "choice", section: "basic", options: natureLabels, hint: "增资只计增量" },
  content: { label: "主要建设内容及规模", short: "建设内容", kind: "longtext", section: "basic" },
  investorFileId: { label: "投资方介绍", kind: "file", section: "basic" },
  studyOpinion: { label: "研判意见", kind: "longtext", section: "basic", hint: "产业方向、环保、能耗、效益" },
  contactName: { label: "联系人", kind: "text", section: "contact" },
  contactPhone: { label: "联系电话", kind: "text", section: "contact" },
  visitCount: { label: "拜访记录", kind: "int", unit: "次", section: "contact", isDerived: true },
  nextStep: { label: "下一步", kind: "text", section: "contact" },
  nextStepOn: { label: "下一步时限", kind: "day", section: "contact" },
  investmentYuan: { label: "协议总投资", short: "总投资", kind: "yi", unit: "亿元", section: "scale" },
  fixedInvestmentYuan: { label: "其中固定资产投资", short: "固定资产投资", kind: "yi", unit: "亿元", section: "scale" },
  outputYuan: {
    label: "达产年产值",
    short: "预计年产值",
    kind: "yi",
    unit: "亿元",
    section: "scale",
    hint: "没有产值的项目填 0",
  },
  outputBasis: { label: "产值测算说明", short: "产值说明", kind: "longtext", section: "scale" },
  taxYuan: { label: "预计年税收", kind: "wan", unit: "万元", section: "scale" },
  jobs: { label: "带动就业", kind: "int", unit: "人", section: "scale" },
  landMilliMu: { label: "用地需求", short: "用地", kind: "quantity", unit: "亩", section: "factors" },
  powerKw: { label: "用电负荷", short: "用电", kind: "int", unit: "千瓦", section: "factors" },
  energyTce: { label: "年综合能耗", short: "用能", kind: "int", unit: "吨标准煤", section: "factors" },
  waterM3PerYear: { label: "用水需求", short: "用水", kind: "int", unit: "立方米/年", section: "factors" },
  isCapacityControlled: { label: "须产能置换", kind: "check", section: "factors", isDerived: true },
  replacementFileId: { label: "产能置换方案", short: "产能置换", kind: "file", section: "factors" },
  intentFileId: { label: "意向文本", kind: "file", section: "paper", hint: "意向书或备忘录扫描件" },
  frameworkFileId: { label: "框架协议文本", short: "框架文本", kind: "file", section: "paper" },
  admissionOpinion: { label: "联审通过意见", short: "会审", kind: "text", section: "paper", hint: "未答复不视为同意" },
  fairCompetitionNo: { label: "公平竞争审查意见号", short: "公平竞争", kind: "text", section: "paper" },
  uniquenessCheckedOn: { label: "唯一性核验日期", short: "唯一性核验", kind: "day", section: "paper" },
  agreementFileId: { label: "协议正本", short: "正本", kind: "file", section: "paper" },
  agreementType: { label: "协议类型", kind: "choice", section: "paper", options: agreementTypeLabels },
  signedOn: { label: "签约日期", kind: "day", section: "paper" },
  signingEvent: { label: "签约活动", kind: "text", section: "paper" },
  plannedStartOn: { label: "计划开工时间", short: "计划开工", kind: "day", section: "paper" },
  plannedProductionOn: { label: "计划投产时间", short: "计划投产", kind: "day", section: "paper" },
  plannedCapacityOn: { label: "计划达产时间", short: "计划达产", kind: "day", section: "paper" },
  industryShares: { label: "产业份额", kind: "shares", unit: "%", section: "shares" },
  bannerShares: { label: "旗县份额", kind: "shares", unit: "%", section: "shares" },
  capacities: { label: "产能指标", kind: "capacities", section: "shares" },
  projectCompanyName: { label: "项目公司名称", short: "项目公司", kind: "text", section: "company" },
  projectCompanyCode: { label: "项目公司统一社会信用代码", short: "信用代码", kind: "text", section: "company" },
  licenceFileId: { label: "营业执照", kind: "file", section: "company" },
  shareholdingFileId: { label: "股权证明", short: "股权", kind: "file", section: "company" },
  registeredOn: { label: "注册日期", kind: "day", section: "company" },
  filingNo: {
    label: "备案（核准）号",
    short: "备案核准",
    kind: "text",
    section: "building",
    hint: "在线审批监管平台代码",
  },
  landApproval: { label: "用地手续", kind: "text", section: "building" },
  environmentalFileId: { label: "环评批复", short: "环评", kind: "file", section: "building" },
  energyReviewFileId: { label: "节能审查意见", short: "能评", kind: "file", section: "building" },
  safetyFileId: { label: "安全评价", short: "安评", kind: "file", section: "building" },
  constructionPermit: { label: "施工许可", kind: "text", section: "building" },
  startedOn: { label: "开工日期", kind: "day", section: "building", hint: "永久工程动工，奠基不算" },
  sitePhotoFileId: { label: "现场照片", kind: "file", section: "building", hint: "带日期和位置" },
  statisticsNo: { label: "统计入库编号", short: "入库编号", kind: "text", section: "building" },
  countedOn: { label: "入库日期", kind: "day", section: "building" },
  productionProof: {
    label: "投产证明",
    kind: "text",
    section: "production",
    hint: "首张销售发票、并网证明或试生产备案文号",
  },
  producedOn: { label: "投产日期", kind: "day", section: "production" },
  trailingOutputYuan: { label: "近 12 个月产值", kind: "yi", unit: "亿元", section: "production", isDerived: true },
  capacityReachedOn: { label: "达产日期", kind: "day", section: "production" },
} as const satisfies Record<string, Field>;

export type FieldKey = keyof typeof fields;
export const fieldKeys = Object.keys(fields) as FieldKey[];

type ValueOf<F> = F extends { options: infer Options }
  ? keyof Options
  : F extends { kind: infer Kind extends keyof ValueOfKind }
    ? ValueOfKind[Kind]
    : never;

/** Everything a gate looks at. `null` is 未填, never zero; 0 is a true zero and counts as filled. */
export type Dossier = { readonly [Key in FieldKey]: ValueOf<(typeof fields)[Key]> | null };

export const emptyDossier = Object.fromEntries(fieldKeys.map((key) => [key, null])) as Dossier;

export const fieldOf = (key: FieldKey): Field => fields[key];
export const labelOf = (key: FieldKey): string => fields[key].label;
export const chipOf = (key: FieldKey): string => fieldOf(key).short ?? fieldOf(key).label;
