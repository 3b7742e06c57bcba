import { Facts } from "@/components/ui/facts";
import { NoNumber } from "@/components/ui/no-number";
import { priorityLabels } from "@/domain/chain";
import type { LinkPage } from "@/domain/link-page";
import { capacityWords, situationOf } from "@/domain/link-words";

const duties = ({ responsible, cooperating }: LinkPage) =>
  `${responsible.join("、") || "未设定"}${cooperating.length > 0 ? `；配合 ${cooperating.join("、")}` : ""}`;

function Capacity({ words, whom }: { words: string | null; whom: string }) {
  return (
    words ?? (
      <>
        <NoNumber kind="notRecorded" isUrgent />
        {whom && <span className="ml-2 text-xs text-ink-3">由{whom}录入</span>}
      </>
    )
  );
}

/** What is known of a link: presence and shortfall beside the clause's own words, capacities with source, departments. */
export function LinkFacts({ link, isFull = false }: { link: LinkPage; isFull?: boolean }) {
  const assessed = link.assessment;
  const whom = link.responsible.join("、");
  const situation = situationOf(assessed);
  return (
    <Facts
      facts={[
        ...(isFull ? [{ term: "产业", value: link.industryName }] : []),
        ...(isFull ? [{ term: "条款", value: link.clause ?? <NoNumber kind="notApplicable" /> }] : []),
        {
          term: "现状",
          value: (
            <>
              {situation === "未评估" ? <NoNumber kind="unassessed" /> : situation}
              {link.clauseWords && <span className="ml-2 text-xs text-ink-3">{link.clauseWords}</span>}
            </>
          ),
        },
        {
          term: "本地产能",
          value: <Capacity words={capacityWords(assessed?.localCapacityMilli, assessed?.capacityUnit)} whom={whom} />,
        },
        {
          term: "需求产能",
          value: <Capacity words={capacityWords(assessed?.neededCapacityMilli, assessed?.capacityUnit)} whom={whom} />,
        },
        ...(assessed?.source
          ? [{ term: "产能来源", value: `${assessed.source}，${assessed.sourceOn ?? "日期未录入"}` }]
          : []),
        ...(assessed?.priority ? [{ term: "优先程度", value: priorityLabels[assessed.priority] }] : []),
        ...(isFull && link.gbtClasses.length > 0
          ? [{ term: "国标小类", value: link.gbtClasses.map(({ code, name }) => `${code} ${name}`).join("、") }]
          : []),
        { term: "责任部门", value: duties(link) },
      ]}
    />
  );
}
