import { plainHeading } from "@/domain/heading-text";
import { headingTexts, longestHeading } from "@/domain/heading-words";

/** A word that heads a column or names a field of a form, as it stands. */
export const isHeadingText = (text: string) => text.length <= longestHeading && words.has(plainHeading(text));

/** What forms about one company ask beside the fields of a list. */
const formWords = [
  ...[
    "法定代表人",
    "法人代表",
    "法人",
    "法人姓名",
    "负责人",
    "联系人",
    "联系电话",
    "联系方式",
    "电话",
    "手机",
    "手机号码",
  ],
  ...["电子邮箱", "邮箱", "传真", "邮编", "邮政编码", "通讯地址", "办公地址", "网址", "开户银行", "银行账号"],
  ...[
    "企业性质",
    "单位性质",
    "经济类型",
    "所属行业",
    "行业",
    "行业代码",
    "职工人数",
    "从业人数",
    "员工人数",
    "资产总额",
  ],
  ...["营业收入", "主营业务收入", "年产值", "企业简介", "企业概况", "营业期限", "登记机关", "登记状态", "经营状态"],
];

const words = new Set<string>([...headingTexts, ...formWords]);
