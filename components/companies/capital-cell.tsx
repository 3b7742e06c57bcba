import { NoNumber } from "@/components/ui/no-number";
import { capitalFlagLabels, type StoredCapital } from "@/domain/capital";
import { inWan, yuan } from "@/domain/money";

/**
 * 注册资本 in 万元; what is no plain 人民币 amount says why instead, with the original text at hand. In the table a doubt
 * stands under its amount, which would be cut beside it.
 */
export function CapitalCell({ capital }: { capital: StoredCapital }) {
  const { capitalYuan, capitalRaw, capitalFlag } = capital;
  const title = capitalRaw ? `原文：${capitalRaw}` : undefined;
  const word = capitalFlag && <span className="text-xs text-warn lg:block">{capitalFlagLabels[capitalFlag]}</span>;
  if (capitalYuan !== null)
    return (
      <span title={title}>
        {inWan(yuan(capitalYuan))} {word}
      </span>
    );
  return capitalRaw ? <span title={title}>{word}</span> : <NoNumber kind="notRecorded" />;
}
