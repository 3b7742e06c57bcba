import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { CardFoot } from "@/components/ui/card-foot";
import { Facts } from "@/components/ui/facts";
import { NoNumber } from "@/components/ui/no-number";
import { Tag } from "@/components/ui/tag";
import { capitalFlagLabels } from "@/domain/capital";
import { type CompanyFile, placeOf } from "@/domain/company-list";
import { codeVerdictLabels } from "@/domain/credit-code";
import { inWan, yuan } from "@/domain/money";

/** What is known of the company, the original wording beside what was made of it, and where it comes from. */
export function CompanyFacts({ file: { company, raw, source } }: { file: CompanyFile }) {
  const or = (value: string | null) => value || <NoNumber kind="notRecorded" />;
  const isCodeDoubtful = company.codeVerdict !== "valid" && company.codeVerdict !== "empty";
  const facts: { term: string; value: ReactNode }[] = [
    { term: "企业名称", value: company.name },
    ...(company.otherNames ? [{ term: "其他名称", value: company.otherNames }] : []),
    {
      term: "统一社会信用代码",
      value: (
        <>
          {or(company.creditCode)} <Original written={raw?.creditCode} stored={company.creditCode} />
          {isCodeDoubtful && <Tag tone="warn">{codeVerdictLabels[company.codeVerdict]}</Tag>}
          {company.codeVerdict === "valid" && <Tag tone="ok">{codeVerdictLabels.valid}</Tag>}
          {company.codeOverrideReason && <span className="ml-1 text-ink-2">理由：{company.codeOverrideReason}</span>}
        </>
      ),
    },
    ...(company.foreignNo ? [{ term: "境外注册号", value: company.foreignNo }] : []),
    { term: "所在地", value: or(placeOf(company)) },
    { term: "注册地址", value: or(company.address) },
    {
      term: "注册资本",
      value: (
        <>
          {company.capitalYuan === null ? (
            company.capitalRaw || <NoNumber kind="notRecorded" />
          ) : (
            <>
              {inWan(yuan(company.capitalYuan))} 万元
              <Original written={company.capitalRaw ?? undefined} stored={null} />
            </>
          )}{" "}
          {company.capitalFlag && <Tag tone="warn">{capitalFlagLabels[company.capitalFlag]}</Tag>}
        </>
      ),
    },
    { term: "成立日期", value: or(company.foundedOn) },
    { term: "企业类型", value: or(company.companyType) },
    { term: "主营产品", value: or(company.products) },
    { term: "经营范围", value: or(company.scope) },
  ];
  return (
    <Card title="企业资料">
      <Facts facts={facts} className="gap-y-1.5 px-3 pb-3" />
      <CardFoot>
        数据日期 {company.dataOn ?? <NoNumber kind="notRecorded" />}，来源{" "}
        {source ? `导入文件“${source.fileName}”（${source.importedAt.slice(0, 10)}）` : "人工录入"}
      </CardFoot>
    </Card>
  );
}

/** The cell as the file had it, where it reads differently. */
function Original({ written, stored }: { written: string | undefined; stored: string | null }) {
  if (!written || written === stored) return null;
  return <span className="ml-1 text-xs text-ink-3">原文：{written}</span>;
}
