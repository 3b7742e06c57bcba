import Link from "next/link";
import type { ReactNode } from "react";
import { CoverageSign } from "@/components/coverage/coverage-sign";
import { YearTable } from "@/components/projects/page/year-table";
import { Facts } from "@/components/ui/facts";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { type FieldKey, labelOf } from "@/domain/dossier";
import { showField } from "@/domain/field-words";
import type { ProjectPage } from "@/domain/project-page";
import { isFrozen } from "@/domain/signing";

const factorFields = ["landMilliMu", "powerKw", "energyTce", "waterM3PerYear"] as const;

/** 概况: who, what, where, when; the years it counts in; what it needs of land and power. */
export function OverviewTab({
  page,
  phone,
  amendHref,
}: {
  page: ProjectPage;
  /** The contact's masked number with its button. */
  phone: ReactNode;
  /** Where a frozen field is amended; null when the reader may not. */
  amendHref: ((field: FieldKey) => string) | null;
}) {
  const { state, link, credit, names } = page;
  const { dossier } = state;
  const show = (field: FieldKey) => showField(field, dossier[field], (id) => names[id] ?? id);
  const value = (field: FieldKey, shown: ReactNode = show(field)) => (
    <>
      {shown ?? <span className="text-ink-3">未填</span>}
      {amendHref && isFrozen(field) && (
        <Link
          href={amendHref(field)}
          scroll={false}
          aria-label={`变更${labelOf(field)}`}
          className="ml-2 text-xs print:hidden"
        >
          变更
        </Link>
      )}
    </>
  );
  const left = [
    {
      term: "投资方",
      value: value("companyId", <Link href={`/companies/${dossier.companyId}`}>{state.companyName}</Link>),
    },
    { term: "来源地", value: page.origin ?? <span className="text-ink-3">未填</span> },
    {
      term: "主环节",
      value: value(
        "linkId",
        link && (
          <Link href={`/chains/${state.chainId}/${link.id}`} className="inline-flex items-center gap-1">
            <CoverageSign coverage={link.coverage} />
            {state.chainName} / {state.primaryLinkName}
          </Link>
        ),
      ),
    },
    { term: "产业、集群", value: link ? [...new Set([link.industryName, link.clusterName])].join("，") : null },
    { term: "线索来源", value: value("source") },
    { term: "建设性质", value: value("nature") },
    { term: "建设内容", value: value("content") },
    { term: "研判意见", value: value("studyOpinion") },
  ];
  const right = [
    {
      term: "首谈单位",
      value: state.claimUnitName
        ? `${state.claimUnitName}，保护期至 ${state.protectedUntil ?? "未设定"}`
        : "尚未在谈，没有首谈保护",
    },
    { term: "落地单位", value: value("landingUnitId") },
    { term: "落地园区", value: value("park") },
    { term: "计划开工", value: value("plannedStartOn") },
    {
      term: "计划投产",
      value: (
        <>
          {value("plannedProductionOn")}{" "}
          {credit.missedYear !== null && <Tag tone="warn">{credit.missedYear} 年不计入</Tag>}
        </>
      ),
    },
    {
      term: "责任部门",
      value: link
        ? [link.responsible.join("、"), link.cooperating.length > 0 ? `配合 ${link.cooperating.join("、")}` : ""]
            .filter(Boolean)
            .join("；")
        : null,
    },
    { term: "责任人", value: `${state.ownerUnitName}${state.ownerUserName ? `，${state.ownerUserName}` : ""}` },
    { term: "联系人", value: phone },
    {
      term: "下一步",
      value:
        dossier.nextStep || dossier.nextStepOn
          ? `${dossier.nextStep || "内容未填"}${dossier.nextStepOn ? `，${dossier.nextStepOn} 前` : ""}`
          : value("nextStep"),
    },
  ];
  return (
    <div className="grid gap-3 px-4 py-3">
      <div className="grid gap-x-8 gap-y-0.75 lg:grid-cols-2">
        <Facts facts={left} className="content-start" />
        <Facts facts={right} className="content-start" />
      </div>
      <YearTable credit={credit} />
      <section aria-label="要素需求">
        <h3 className="mb-1 text-sm font-semibold">要素需求</h3>
        <Table caption="要素需求" rows={28}>
          <thead>
            <tr>
              <HeadCell>要素</HeadCell>
              <HeadCell>需求</HeadCell>
              <HeadCell>办理情况</HeadCell>
            </tr>
          </thead>
          <tbody>
            {factorFields.map((field) => (
              <tr key={field}>
                <RowHead>{labelOf(field)}</RowHead>
                <Cell>{value(field)}</Cell>
                <Cell isQuiet>{field === "landMilliMu" ? (dossier.landApproval ?? "用地手续未填") : "—"}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    </div>
  );
}
