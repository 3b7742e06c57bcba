import { Pager } from "@/components/ui/pager";
import {
  countingWords,
  cutOffSentence,
  footingWords,
  headingParts,
  type SignedList,
  shownHash,
  showTotal,
  unreportedSentence,
} from "@/domain/signed-cells";
import { type SignedView, signedHref } from "@/domain/signed-list";
import { signedColumns } from "@/domain/signed-sheet";

/** What stays under the list: on a phone its totals, then 口径, cut-off, hash and pages. */
export function SignedFoot({ list, view }: { list: SignedList; view: SignedView }) {
  const { lines, count, previous, next } = list;
  const unreported = unreportedSentence(list.totals);
  return (
    <>
      <p className="border-t border-edge px-3 py-2 text-sm font-semibold lg:hidden">
        合计（{count} 个）
        {signedColumns
          .filter((column) => column.total && showTotal(column, list.totals) !== "")
          .map((column) => {
            const { name, unit } = headingParts(column.heading);
            return (
              <span key={column.heading} className="ml-2 inline-block font-normal text-ink-2">
                {name} <span className="font-semibold text-ink">{showTotal(column, list.totals)}</span> {unit}
              </span>
            );
          })}
      </p>
      <Pager
        previousHref={previous && signedHref(view, { before: previous })}
        nextHref={next && signedHref(view, { after: next })}
      >
        <p className="text-ink-2">
          口径：{view.ended ? countingWords.ended : countingWords.live}
          {footingWords}
          {unreported}
        </p>
        <p>
          {cutOffSentence(list.asOf, list.isClosed)}，
          {list.contentHash
            ? `内容校验码 ${shownHash(list.contentHash)}，同一截止日再次导出，内容不变。`
            : `显示 ${lines[0]?.serial ?? 0}—${lines.at(-1)?.serial ?? 0}，共 ${count} 个；内容校验码在导出时给出。`}
        </p>
      </Pager>
    </>
  );
}
