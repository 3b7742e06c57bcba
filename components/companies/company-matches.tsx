import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Highlight } from "@/components/ui/highlight";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { CompanyMatch } from "@/domain/company-list";
import { tierLabels } from "@/domain/scope";

const states = {
  suggested: { word: "待确认", tone: "plain" },
  confirmed: { word: "已确认", tone: "brand" },
  dismissed: { word: "已排除", tone: "plain" },
} satisfies Record<CompanyMatch["state"], { word: string; tone: TagTone }>;

/** Links the company may fill, each with the sentence that says so. */
export function CompanyMatches({ matches }: { matches: readonly CompanyMatch[] }) {
  return (
    <Card title="匹配环节" note={matches.length > 0 ? `${matches.length} 个，按理由强弱排列` : undefined}>
      {matches.length === 0 && (
        <EmptyState title="没有匹配到环节">
          经营范围和主营产品中没有各环节的关键词。补充主营产品后会重新匹配。
        </EmptyState>
      )}
      <ul>
        {matches.map((match) => (
          <li key={match.linkId} className="border-t border-line-2 px-3 py-2 text-sm">
            <p className="flex flex-wrap items-center gap-1.5">
              <Link href={`/chains/${match.chainId}/${match.linkId}`} className="font-medium">
                {match.chainName} / {match.linkName}
              </Link>
              <Tag>{tierLabels[match.tier]}</Tag>
              <Tag tone={states[match.state].tone}>{states[match.state].word}</Tag>
              {match.protectedUntil && <Tag tone="warn">已由他方首谈，保护期至 {match.protectedUntil}</Tag>}
            </p>
            <p className="mt-0.5 text-ink-2">
              “<Highlight parts={match.sentence} />”
            </p>
            {match.reason && <p className="mt-0.5 text-xs text-ink-3">理由：{match.reason}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
