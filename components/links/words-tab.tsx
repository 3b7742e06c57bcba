import { TaskLine } from "@/components/links/task-line";
import { WordReviewTable } from "@/components/links/word-review-table";
import { WordsForm } from "@/components/links/words-form";
import { Tag } from "@/components/ui/tag";
import type { Send } from "@/components/ui/use-submission";
import { type EditWords, type LinkWordsPage, wordKindLabels, wordKinds } from "@/domain/match-words";

/** What brings firms to a link: its words, what people made of them, and who changed them. */
export function WordsTab({
  linkId,
  shown,
  edit,
  editedBy,
}: {
  linkId: string;
  shown: LinkWordsPage;
  /** Null for who may only read. */
  edit: Send<EditWords, { changed: number }> | null;
  editedBy: string;
}) {
  const { words, reviews, changes, task } = shown;
  return (
    <div className="grid gap-4">
      <TaskLine task={task} />
      {edit ? (
        <WordsForm key={JSON.stringify(words)} linkId={linkId} words={words} edit={edit} />
      ) : (
        <>
          <p className="text-sm text-ink-2">关键词由{editedBy}修改，您可以查看。</p>
          <dl className="grid gap-2">
            {wordKinds.map((kind) => (
              <div key={kind}>
                <dt className="text-xs text-ink-2">{wordKindLabels[kind]}</dt>
                <dd className="flex flex-wrap gap-1">
                  {words[kind].length > 0 ? words[kind].map((word) => <Tag key={word}>{word}</Tag>) : "无"}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <section aria-labelledby="reviews-heading">
        <h2 id="reviews-heading" className="mb-1 text-base font-semibold">
          需要复核的关键词
        </h2>
        {reviews.length > 0 ? (
          <WordReviewTable rows={reviews} hasLink={false} />
        ) : (
          <p className="text-sm text-ink-3">还没有企业因本环节的关键词被排除。</p>
        )}
      </section>
      <section aria-labelledby="changes-heading">
        <h2 id="changes-heading" className="mb-1 text-base font-semibold">
          关键词变更
        </h2>
        {changes.length > 0 ? (
          <ol className="text-sm">
            {changes.map((change) => (
              <li key={change.id} className="border-b border-line-2 py-1.5">
                <span className="block text-xs text-ink-3">
                  {change.changedAt}，{change.changedBy}
                </span>
                {change.isPresent ? `${wordKindLabels[change.kind]}加入` : "去除"}“{change.word}”：{change.note}
              </li>
            ))}
          </ol>
        ) : (
          <p className="text-sm text-ink-3">与政策包装入时相同。</p>
        )}
      </section>
    </div>
  );
}
