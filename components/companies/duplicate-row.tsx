import Link from "next/link";
import { DuplicateActions } from "@/components/companies/duplicate-actions";
import { NoNumber } from "@/components/ui/no-number";
import { Tag } from "@/components/ui/tag";
import type { Send } from "@/components/ui/use-submission";
import type { JoinGroup } from "@/domain/company-group";
import { placeOf } from "@/domain/company-list";
import { codeVerdictLabels } from "@/domain/credit-code";
import {
  type DistinctPair,
  type DuplicatePair,
  type DuplicateSide,
  duplicateReasonLabels,
  duplicateSentences,
} from "@/domain/duplicate";
import { inWan, yuan } from "@/domain/money";

/** Two companies side by side, why they may be one, and what can be done about it. */
export function DuplicateRow({
  pair: { reasons, first, second },
  keepDistinct,
  joinGroup,
}: {
  pair: DuplicatePair;
  keepDistinct: Send<DistinctPair, unknown> | null;
  joinGroup: Send<JoinGroup, unknown> | null;
}) {
  return (
    <li className="grid gap-x-4 gap-y-1.5 border-b border-line-2 px-3 py-2.5 lg:grid-cols-2">
      <div className="flex flex-wrap items-center gap-1.5 text-sm text-ink-2 lg:col-span-2">
        {reasons.map((reason) => (
          <Tag key={reason} tone={reason === "code" ? "warn" : "plain"}>
            {duplicateReasonLabels[reason]}
          </Tag>
        ))}
        <span>{duplicateSentences(reasons, first, second).join("")}</span>
      </div>
      <Side side={first} other={second} />
      <Side side={second} other={first} />
      {(keepDistinct || joinGroup) && (
        <div className="lg:col-span-2">
          <DuplicateActions
            first={first}
            second={second}
            isBranchPair={reasons.includes("branch")}
            keepDistinct={keepDistinct}
            joinGroup={joinGroup}
          />
        </div>
      )}
    </li>
  );
}

function Side({ side, other }: { side: DuplicateSide; other: DuplicateSide }) {
  const capital = side.capitalYuan === null ? side.capitalRaw : `${inWan(yuan(side.capitalYuan))} 万元`;
  const facts: [term: string, value: string | null, theirs: string | null][] = [
    ["代码", side.creditCode, other.creditCode],
    ["所在地", placeOf(side) || null, placeOf(other) || null],
    ["注册资本", capital, other.capitalYuan === null ? other.capitalRaw : `${inWan(yuan(other.capitalYuan))} 万元`],
    ["成立", side.foundedOn, other.foundedOn],
  ];
  return (
    <div className="min-w-0">
      <p className="text-base">
        <Link href={`/companies/${side.id}`}>{side.name}</Link>
      </p>
      <p className="mt-0.5 flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-3">
        {facts.map(([term, value, theirs]) => (
          <span key={term}>
            {term}{" "}
            <span className={value !== theirs ? "font-medium text-ink" : "text-ink-2"}>
              {value ?? <NoNumber kind="notRecorded" />}
            </span>
          </span>
        ))}
        {side.codeVerdict !== "valid" && side.codeVerdict !== "empty" && (
          <span>{codeVerdictLabels[side.codeVerdict]}</span>
        )}
        {side.parent && <span>现上级 {side.parent.name}</span>}
        <span>
          匹配 {side.matchCount}，项目 {side.projectCount}
          {side.hasHiddenWork && "，另有其他单位的业务记录"}
        </span>
        <span>数据日期 {side.dataOn ?? <NoNumber kind="notRecorded" />}</span>
      </p>
    </div>
  );
}
